using System.CommandLine;
using System.CommandLine.Parsing;

namespace ParScore.Cli;

/// <summary>Says in Vietnamese what is wrong with a command line and what to write instead.</summary>
internal static class WrongUse
{
    public static IReadOnlyList<string> Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        List<string> sentences = [.. parsed.UnmatchedTokens.Select(token => $"Không hiểu \"{token}\"{(Near(token, command) is { } near ? $"; có phải ý là \"{near}\"?" : ".")}")];
        if (sentences.Count == 0)
        {
            sentences.AddRange(command.Options.Where(o => o.Required && parsed.GetResult(o) is not { Implicit: false }).Select(o => $"Thiếu {o.Name} <{o.HelpName}>: {o.Description}."));
            sentences.AddRange(command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > (parsed.GetResult(a)?.Tokens.Count ?? 0)).Select(a => $"Thiếu <{a.HelpName ?? a.Name}>: {a.Description}."));
            sentences.AddRange(command.Options.Where(o => parsed.GetResult(o) is { Implicit: false } result && result.Tokens.Count < o.Arity.MinimumNumberOfValues).Select(o => $"{o.Name} cần một giá trị: {o.Name} <{o.HelpName}>."));
            sentences.AddRange(command.Options.Where(o => parsed.GetResult(o) is { } result && result.IdentifierTokenCount > 1 && o.Arity.MaximumNumberOfValues == 1).Select(o => $"{o.Name} chỉ được ghi một lần."));
        }

        if (sentences.Count == 0)
        {
            sentences.AddRange(parsed.Errors.Select(e => e.SymbolResult).OfType<OptionResult>().Where(r => r.Tokens.Count > 0).Select(r => $"{r.Option.Name}: không hiểu \"{r.Tokens[0].Value}\"; cần <{r.Option.HelpName}>: {r.Option.Description}."));
        }

        if (sentences.Count == 0 && command.Subcommands.Count > 0 && !HasBlank(parsed))
        {
            sentences.Add($"Hãy chọn một lệnh: {string.Join(", ", command.Subcommands.Select(c => c.Name))}.");
        }

        sentences.AddRange(MisreadOptions(parsed).Select(token => $"Không hiểu \"{token}\"{(Near(token, command) is { } near ? $"; có phải ý là \"{near}\"?" : ".")}"));
        if (HasBlank(parsed))
        {
            sentences.Add("Có tên tệp hoặc thư mục để trống (\"\").");
        }

        return sentences.Count > 0 ? sentences : ["Lệnh chưa đúng."];
    }

    /// <summary>True when a name was given as "", as by a script whose variable is empty.</summary>
    public static bool HasBlank(ParseResult parsed) => parsed.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value));

    /// <summary>Options nobody knows that were taken for a value, as in "--answers a.json --jsn".</summary>
    public static IEnumerable<string> MisreadOptions(ParseResult parsed) =>
        parsed.Tokens.Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal)).Select(t => t.Value).Where(v => !parsed.UnmatchedTokens.Contains(v, StringComparer.Ordinal));

    /// <summary>"parscore criteria check".</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "parscore";

    private static string? Near(string token, Command command) => command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name))
        .Select(name => (name, Distance: token.StartsWith(name, StringComparison.Ordinal) ? 1 : Scoring.Json.TextCheck.Distance(name, token)))
        .Where(n => n.Distance <= (n.name.Length < 6 ? 1 : 2))
        .OrderBy(n => n.Distance)
        .FirstOrDefault().name;
}
