using ParScore.App;
using ParScore.App.Consolidation;
using ParScore.Scoring.Criteria;

namespace ParScore.Cli;

/// <summary>Reads what a command was given, and says so when it cannot.</summary>
internal static class InputFiles
{
    /// <summary>The set in a file; null when it cannot be used. Then <paramref name="exitCode"/> says what to return.</summary>
    public static CriteriaSet? ReadSet(FileInfo file, Terminal terminal, out int exitCode)
    {
        if (ReadBytes(file, terminal, out exitCode) is not { } bytes)
        {
            return null;
        }

        var (set, faults) = CriteriaFile.Read(bytes);
        Terminal.WriteFaults(faults.Select(f => new FileFault(file.ToString(), f)), terminal.Error);
        exitCode = set is null ? ExitCodes.Findings : ExitCodes.Good;
        return set;
    }

    /// <summary>A file's bytes; null, already reported, when it cannot be read.</summary>
    public static byte[]? ReadBytes(FileInfo file, Terminal terminal, out int exitCode)
    {
        var faults = new List<FileFault>();
        var bytes = CampaignFolder.ReadFile(file.FullName, file.ToString(), faults);
        Terminal.WriteFaults(faults, terminal.Error);
        exitCode = bytes is null ? ExitCodes.WrongUse : ExitCodes.Good;
        return bytes;
    }
}
