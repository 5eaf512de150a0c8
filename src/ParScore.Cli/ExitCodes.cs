namespace ParScore.Cli;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCodes
{
    public const int Good = 0;

    /// <summary>The command did its work and found something wrong in what it was given.</summary>
    public const int Findings = 1;

    /// <summary>The command was used wrongly: an unknown word, a missing option, a file that is not there.</summary>
    public const int WrongUse = 2;

    /// <summary>The program itself failed; nothing was handed out.</summary>
    public const int Failed = 3;

    /// <summary>A person or the machine stopped the command (128 + SIGINT, as shells have it).</summary>
    public const int Stopped = 130;
}
