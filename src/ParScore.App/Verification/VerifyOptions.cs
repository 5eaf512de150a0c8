using ParScore.App.Journal;

namespace ParScore.App.Verification;

/// <summary>How <c>verify</c> walks.</summary>
public sealed record VerifyOptions
{
    /// <summary>The checkpoint that somebody holds on paper; null = none.</summary>
    public Checkpoint? Paper { get; init; }

    /// <summary>False: everything but the evidence files, which takes seconds; before something is packed that reads them itself.</summary>
    public bool ReadsFiles { get; init; } = true;

    /// <summary>Goes on where an interrupted run stopped reading files.</summary>
    public bool Resumes { get; init; }

    /// <summary>Reads at most so many bytes of evidence a second, so that the office can work meanwhile; null = as fast as it goes.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>Told how many bytes of how many are read; null = nobody listens.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Stops after the file that is being read and notes where to go on.</summary>
    public CancellationToken Cancellation { get; init; }
}
