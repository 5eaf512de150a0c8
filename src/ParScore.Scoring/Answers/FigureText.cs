using System.Globalization;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Answers;

/// <summary>Turns what people typed, on a form or in a file, into figures.</summary>
public static class FigureText
{
    /// <summary>What an official would call the kind.</summary>
    public static string Describe(FigureKind kind) => kind switch
    {
        FigureKind.Number => "cần một con số",
        FigureKind.YesNo => "cần true (đạt) hoặc false (không đạt)",
        FigureKind.Choice => "cần mã của một mức",
        FigureKind.Date => "cần một ngày, viết như 2020-12-15",
        FigureKind.Items => "cần danh sách nội dung",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind of figure."),
    };

    /// <summary>Reads a number as it was typed; a refusal says how it should be typed.</summary>
    public static (Fraction? Value, Refusal? Refusal) ReadNumber(string text, string role, string label) =>
        Fraction.TryParse(text, out var value)
            ? (value, null)
            : (null, new(RefusalCodes.FigureUnreadable, role, $"{label}: \"{ObjectReader.Shorten(text)}\" không đọc được thành một số. Viết như 1234 hoặc 8,5 (hay 8.5), không dùng dấu ngăn hàng nghìn."));

    /// <summary>
    /// True for "3.450" and "12,345": one mark with three digits behind it may part thousands or begin decimals, and a
    /// thousandfold error would pass unseen. "0,125" has no such doubt.
    /// </summary>
    public static bool IsAmbiguous(string text)
    {
        var digits = text.AsSpan().Trim();
        var mark = digits.IndexOfAny('.', ',');
        return mark is >= 1 and <= 3 && digits[0] != '0' && digits[0] != '-' && digits.Length - mark == 4 && digits[(mark + 1)..].IndexOfAny('.', ',') < 0;
    }

    /// <summary>Reads one figure from a file. Null with a refusal when it is not what was asked for.</summary>
    public static (Figure? Figure, Refusal? Refusal) Read(JsonItem item, FigureAsk ask)
    {
        switch (ask.Kind, item.Kind)
        {
            case (FigureKind.Number, JsonKind.Text or JsonKind.Number):
                // A bare JSON number has a point only before decimals; what people type is a text.
                var (value, refusal) = item.Kind == JsonKind.Text ? ReadTyped(item.Text, ask) : ReadNumber(item.Text, ask.Role, ask.Spec.Label);
                return (value is { } number ? new NumberFigure(number) : null, refusal);
            case (FigureKind.YesNo, JsonKind.True or JsonKind.False):
                return (new YesNoFigure(item.Kind == JsonKind.True), null);
            case (FigureKind.Choice, JsonKind.Text):
                return (new ChoiceFigure(item.Text), null);
            case (FigureKind.Date, JsonKind.Text) when DateOnly.TryParseExact(item.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                return (new DateFigure(date), null);
            case (FigureKind.Items, JsonKind.Object):
                return ReadItems(item, ask);
            default:
                return (null, new(RefusalCodes.FigureWrongKind, ask.Role, $"{ask.Spec.Label}: {Describe(ask.Kind)}, không phải {ObjectReader.Describe(item)}."));
        }
    }

    private static (Fraction? Value, Refusal? Refusal) ReadTyped(string text, FigureAsk ask) => ask.Spec.Whole != true && IsAmbiguous(text)
        ? (null, new(RefusalCodes.FigureAmbiguous, ask.Role, $"{ask.Spec.Label}: \"{text.Trim()}\" có thể hiểu là {text.Trim().Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)} hoặc là số lẻ ba chữ số. Viết {text.Trim().Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)} nếu dấu đó ngăn hàng nghìn, hoặc thêm một số 0 ở cuối ({text.Trim()}0) nếu là số lẻ."))
        : ReadNumber(text, ask.Role, ask.Spec.Label);

    private static (Figure? Figure, Refusal? Refusal) ReadItems(JsonItem item, FigureAsk ask)
    {
        var items = new Dictionary<string, ItemValue>(StringComparer.Ordinal);
        foreach (var (code, value) in item.Properties)
        {
            if (items.ContainsKey(code))
            {
                return (null, new(RefusalCodes.AnsweredTwice, ask.Role, $"{ask.Spec.Label}: nội dung \"{ObjectReader.Shorten(code)}\" có hai lần; chỉ giữ một."));
            }

            if (ask.CountsItems && value.Kind is JsonKind.Text or JsonKind.Number)
            {
                var (count, refusal) = ReadNumber(value.Text, ask.Role, $"{ask.Spec.Label}, nội dung {code}");
                if (count is null)
                {
                    return (null, refusal);
                }

                items[code] = new ItemValue(null, count);
            }
            else if (!ask.CountsItems && value.Kind == JsonKind.Text && ItemStates.Words.TryGet(value.Text, out var state))
            {
                items[code] = new ItemValue(state, null);
            }
            else
            {
                var wanted = ask.CountsItems ? "cần một con số" : $"cần một trong: {string.Join(", ", ItemStates.Words.All)}";
                return (null, new(RefusalCodes.FigureWrongKind, ask.Role, $"{ask.Spec.Label}, nội dung \"{code}\": {wanted}, không phải {ObjectReader.Describe(value)}."));
            }
        }

        return (new ItemsFigure(items), null);
    }
}
