namespace ParScore.App.Storage;

/// <summary>How the way to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>In the open: only for a server on the same machine or in the same room.</summary>
    None,

    /// <summary>Begins in the open and must turn to TLS before anything else is said (port 587).</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,
}
