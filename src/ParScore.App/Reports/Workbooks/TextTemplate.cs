using System.Text;
using System.Text.RegularExpressions;

namespace ParScore.App.Reports.Workbooks;

/// <summary>A text with values in braces: "Năm {indexYear}".</summary>
public sealed partial record TextTemplate
{
    private TextTemplate(string text, IReadOnlyList<WorkbookValue> values)
    {
        Text = text;
        Values = values;
    }

    public string Text { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<WorkbookValue> Values { get; }

    /// <summary>Null, with the names that nobody knows, when there are such.</summary>
    public static TextTemplate? Parse(string text, out IReadOnlyList<string> unknown)
    {
        var names = Braces().Matches(text).Select(m => m.Groups["name"].Value).ToArray();
        unknown = [.. names.Where(n => WorkbookValues.Find(n) is null)];
        return unknown.Count > 0 ? null : new TextTemplate(text, [.. names.Select(n => WorkbookValues.Find(n)!)]);
    }

    /// <summary>The text with its values; null when one of them does not exist.</summary>
    public string? Fill(RowContext row)
    {
        var (filled, at) = (new StringBuilder(), 0);
        foreach (var (match, value) in Braces().Matches(Text).Zip(Values))
        {
            if (value.Read(row) is not { } found)
            {
                return null;
            }

            filled.Append(Text, at, match.Index - at).Append(found.Show(value.Kind, row.Input.Set.Rounding));
            at = match.Index + match.Length;
        }

        return CellText.Clean(filled.Append(Text, at, Text.Length - at).ToString());
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();
}
