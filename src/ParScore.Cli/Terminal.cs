using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ParScore.App;
using Spectre.Console;

namespace ParScore.Cli;

/// <summary>Where a command writes: results to the output, what is wrong to the error output.</summary>
internal sealed class Terminal : IDisposable
{
    private const int WidthWithoutTerminal = 120;

    private readonly CancellationTokenSource _stop = new();

    public Terminal(TextWriter output, TextWriter error)
    {
        Out = output;
        Error = error;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = IsTerminal(output) ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsTerminal(output) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsTerminal(output) ? InteractionSupport.Detect : InteractionSupport.No,
        });
        Console.Profile.Width = IsTerminal(output) ? Math.Max(80, Console.Profile.Width) : WidthWithoutTerminal;
        // Vietnamese is written as it is, box lines too, also into a file or a pipe.
        Console.Profile.Capabilities.Unicode = true;
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>Asked to stop: commands end between two files and put away what they have begun.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Asks the running command to stop; false when it was asked before.</summary>
    public bool Stop()
    {
        var isFirst = !_stop.IsCancellationRequested;
        _stop.Cancel();
        return isFirst;
    }

    /// <summary>True when a person looks on, so that a bar may move.</summary>
    public bool IsInteractive => IsTerminal(Out) && !System.Console.IsErrorRedirected;

    /// <summary>For tables.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>One finding a line, with the file, the place and the row.</summary>
    public static void WriteFaults(IEnumerable<FileFault> faults, TextWriter to)
    {
        foreach (var (file, fault) in faults)
        {
            var place = string.Join(", ", new[]
            {
                fault.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"dòng {fault.Line}") : null,
                fault.Pointer.Length > 0 ? fault.Pointer : null,
            }.OfType<string>());
            to.WriteLine($"{file}{(place.Length > 0 ? $" ({place})" : "")}: {(fault.Row is null ? "" : $"[{fault.Row}] ")}{fault.Message} [{fault.Code}]");
        }
    }

    /// <summary>Indented JSON with Vietnamese as it is.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        Out.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    public void Dispose() => _stop.Dispose();

    private static bool IsTerminal(TextWriter output) => ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected;
}
