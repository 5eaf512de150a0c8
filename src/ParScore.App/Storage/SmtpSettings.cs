namespace ParScore.App.Storage;

/// <summary>Through which mail server reminders go out.</summary>
public sealed record SmtpSettings
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>Null = without signing in.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Without the password, so that no log can show it.</summary>
    public override string ToString() => $"{Host}:{Port} ({From})";
}
