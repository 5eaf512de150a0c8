using System.CommandLine;
using System.CommandLine.Invocation;

namespace ParScore.Cli;

/// <summary>The help of any command, in plain Vietnamese.</summary>
internal sealed class VietnameseHelp(Terminal terminal) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var result = parseResult.CommandResult;
        var (command, output) = (result.Command, terminal.Out);
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Cách dùng:");
        var usage = string.Join(' ', (string[])
        [
            WrongUse.PathOf(result),
            .. command.Subcommands.Count > 0 ? (ReadOnlySpan<string>)["<lệnh>"] : [],
            .. command.Arguments.Select(a => a.Arity.MaximumNumberOfValues > 1 ? $"<{a.HelpName ?? a.Name}>…" : $"<{a.HelpName ?? a.Name}>"),
            .. command.Options.Where(o => o.Required).Select(o => $"{o.Name} {ValueOf(o)}"),
            .. command.Options.Any(o => !o.Required) ? (ReadOnlySpan<string>)["[tùy chọn]"] : [],
        ]);
        output.WriteLine($"  {usage}");
        Write("Lệnh", command.Subcommands.Select(c => (c.Name, c.Description)));
        Write("Tệp và giá trị", command.Arguments.Select(a => ($"<{a.HelpName ?? a.Name}>", a.Description)));
        Write("Tùy chọn", command.Options.Concat(OptionsOfParents(parseResult)).Select(o => (o.HelpName is null ? o.Name : $"{o.Name} {ValueOf(o)}", o.Description)));
        output.WriteLine();
        output.WriteLine("Mã thoát: 0 = tốt; 1 = có điều phát hiện trong dữ liệu; 2 = dùng lệnh chưa đúng; 3 = chương trình lỗi; 130 = bị dừng giữa chừng.");
        return ExitCodes.Good;
    }

    private static string ValueOf(Option option) => $"<{option.HelpName}>{(option.Arity.MaximumNumberOfValues > 1 ? "…" : "")}";

    private static IEnumerable<Option> OptionsOfParents(ParseResult parsed) =>
        parsed.CommandResult.Parent is null ? [] : parsed.RootCommandResult.Command.Options.Where(o => o.Recursive);

    private void Write(string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var all = rows.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{title}:");
        var width = all.Max(r => r.Name.Length) + 2;
        foreach (var (name, description) in all)
        {
            terminal.Out.WriteLine($"  {name.PadRight(width)}{description}");
        }
    }
}
