using NodaTime;
using ParScore.Cli;

namespace ParScore.Tests.Cli;

/// <summary>A command run as the program runs it, in this process.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public const string Set = "criteria/par-index-province/2020.json";

    public const string Published = "samples/published-results-2020.json";

    public const string Sample = "samples/quang-tri-2020";

    /// <summary>Runs "parscore …"; arguments that begin with "criteria/" or "samples/" are files of the repository.</summary>
    public static CommandRun Of(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = CommandLine.Run([.. args.Select(InRepository)], new Terminal(output, error), new StoppedClock());
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a line of words without spaces.</summary>
    public static CommandRun OfLine(string line) => Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static string InRepository(string argument) =>
        argument.StartsWith("criteria/", StringComparison.Ordinal) || argument.StartsWith("samples/", StringComparison.Ordinal) ? RepositoryFiles.Path(argument.Split('/')) : argument;

    /// <summary>The answers of all eight units.</summary>
    public static string[] Answers() =>
        [.. Directory.EnumerateFiles(InRepository($"{Sample}/answers"), "*.json").Order(StringComparer.Ordinal)];

    /// <summary>Neither a stack trace nor a word of the library that parses command lines.</summary>
    public CommandRun ShouldSpeakVietnameseOnly()
    {
        foreach (var word in new[] { "Usage", "Options", "Required", "Unrecognized", "Description", "Arguments", "Exception", "   at ", "System." })
        {
            Out.ShouldNotContain(word, Case.Sensitive);
            Error.ShouldNotContain(word, Case.Sensitive);
        }

        return this;
    }

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2021, 2, 23, 8, 0);
    }
}
