using System.Globalization;
using System.Text.RegularExpressions;

namespace ParScore.Scoring.Json;

/// <summary>
/// Reads one JSON object property by property and notes every fault. A value that cannot be read comes back as null (or as
/// an empty list), already reported; <see cref="Done"/> reports what nobody asked for.
/// </summary>
public sealed partial class ObjectReader
{
    private readonly Dictionary<string, JsonItem> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private ObjectReader(JsonItem item, FaultList faults)
    {
        Item = item;
        Faults = faults;
        foreach (var (name, value) in item.Properties)
        {
            if (!_properties.TryAdd(name, value))
            {
                faults.Add(FaultCodes.PropertyTwice, value, $"Thuộc tính \"{Shorten(name)}\" có hai lần trong cùng một đối tượng; chỉ giữ một.");
            }
        }
    }

    public JsonItem Item { get; }

    public FaultList Faults { get; }

    /// <summary>Null, with a fault, when the value is not an object.</summary>
    public static ObjectReader? Of(JsonItem? item, FaultList faults)
    {
        if (item is null)
        {
            return null;
        }

        if (item.Kind != JsonKind.Object)
        {
            faults.Add(FaultCodes.WrongType, item, $"Ở đây phải là một đối tượng {{ … }}, không phải {Describe(item)}.");
            return null;
        }

        return new ObjectReader(item, faults);
    }

    /// <summary>What a person would call the value that was found.</summary>
    public static string Describe(JsonItem item) => item.Kind switch
    {
        JsonKind.Object => "một đối tượng",
        JsonKind.Array => "một danh sách",
        JsonKind.Text => $"chữ \"{Shorten(item.Text)}\"",
        JsonKind.Number => $"số {Shorten(item.Text)}",
        JsonKind.Null => "null (trống)",
        _ => item.Kind == JsonKind.True ? "true" : "false",
    };

    /// <summary>The text without what would flood a message.</summary>
    public static string Shorten(string text) =>
        text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[56]) ? 56 : 57), "…");

    public bool Has(string name) => _properties.ContainsKey(name);

    /// <summary>Where a property stands or would stand.</summary>
    public string PointerTo(string name) => JsonText.Append(Item.Pointer, name);

    /// <summary>The property's value as it stands; null when it is absent.</summary>
    public JsonItem? Optional(string name)
    {
        _asked.Add(name);
        return _properties.GetValueOrDefault(name);
    }

    /// <summary>The property's value; null, with a fault, when it is absent.</summary>
    public JsonItem? Required(string name)
    {
        var item = Optional(name);
        if (item is null)
        {
            Faults.Add(FaultCodes.PropertyMissing, PointerTo(name), Item.Line, $"Thiếu thuộc tính \"{name}\".");
        }

        return item;
    }

    public string? Text(string name, bool required = true) => TextOf(required ? Required(name) : Optional(name), Faults);

    /// <summary>A text that people read: not blank, in normal form C, without invisible or look-alike characters.</summary>
    public static string? TextOf(JsonItem? item, FaultList faults)
    {
        if (item is null)
        {
            return null;
        }

        if (item.Kind != JsonKind.Text)
        {
            faults.Add(FaultCodes.WrongType, item, $"Ở đây phải là chữ trong dấu nháy kép, không phải {Describe(item)}.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(item.Text))
        {
            faults.Add(FaultCodes.Empty, item, "Chữ ở đây để trống; hãy điền hoặc bỏ thuộc tính này.");
            return null;
        }

        TextCheck.Check(item, faults);
        return item.Text;
    }

    /// <summary>A short name for machines and people: letters without marks, digits, full stops, hyphens and underscores.</summary>
    public string? Code(string name)
    {
        var item = Required(name);
        if (TextOf(item, Faults) is not { } text)
        {
            return null;
        }

        if (!CodeText().IsMatch(text))
        {
            Faults.Add(FaultCodes.CodeCharacters, item!, $"Mã \"{Shorten(text)}\" chỉ được gồm chữ cái không dấu, chữ số, dấu chấm, gạch nối và gạch dưới, bắt đầu bằng chữ cái hoặc chữ số.");
        }

        return text;
    }

    /// <summary>A number, in quotes as it is typed or as a plain JSON number.</summary>
    public Fraction? Number(string name, bool required = true, bool mayBeNegative = false) =>
        NumberOf(required ? Required(name) : Optional(name), Faults, mayBeNegative);

    /// <inheritdoc cref="Number"/>
    public static Fraction? NumberOf(JsonItem? item, FaultList faults, bool mayBeNegative = false)
    {
        switch (item)
        {
            case null:
                return null;
            case { Kind: JsonKind.Text or JsonKind.Number }:
                // A file's own numbers are written in one way only, so that a file is written back as it was read.
                if (!DecimalText().IsMatch(item.Text) || !Fraction.TryParse(item.Text, out var value) || (value.IsZero && item.Text[0] == '-'))
                {
                    faults.Add(FaultCodes.NotANumber, item, $"\"{Shorten(item.Text)}\" không phải số thập phân; viết như \"1.25\", tối đa chín chữ số trước và chín chữ số sau dấu chấm, không thừa số 0 ở đầu.");
                    return null;
                }

                if (value.IsNegative && !mayBeNegative)
                {
                    faults.Add(FaultCodes.OutOfBounds, item, $"{item.Text} là số âm; ở đây chỉ nhận số từ 0 trở lên.");
                    return null;
                }

                if (item.Kind == JsonKind.Number)
                {
                    faults.Add(FaultCodes.WrongType, item, $"Số {item.Text} phải viết trong dấu nháy kép (\"{item.Text}\") để giữ đúng từng chữ số.");
                    return null;
                }

                return value;
            default:
                faults.Add(FaultCodes.WrongType, item, $"Ở đây phải là một số trong dấu nháy kép, không phải {Describe(item)}.");
                return null;
        }
    }

    public Points? Points(string name, bool required = true)
    {
        if (Number(name, required, mayBeNegative: true) is not { } value)
        {
            return null;
        }

        if (!value.IsNegative)
        {
            return new Points(value);
        }

        Faults.Add(FaultCodes.PointsBelowZero, _properties[name], $"{value.ToText()} là số âm; điểm thấp nhất là 0.");
        return null;
    }

    /// <summary>A whole number written as a plain JSON number, such as a year.</summary>
    public int? Whole(string name, int least, int most, bool required = true) =>
        WholeOf(required ? Required(name) : Optional(name), least, most, Faults);

    /// <inheritdoc cref="Whole"/>
    public static int? WholeOf(JsonItem? item, int least, int most, FaultList faults)
    {
        if (item is null)
        {
            return null;
        }

        if (item.Kind != JsonKind.Number || !int.TryParse(item.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            faults.Add(item.Kind == JsonKind.Number ? FaultCodes.NotANumber : FaultCodes.WrongType, item, $"Ở đây phải là một số nguyên không có dấu nháy, không phải {Describe(item)}.");
            return null;
        }

        if (value < least || value > most || (value == 0 && item.Text is not "0"))
        {
            faults.Add(FaultCodes.OutOfBounds, item, $"{item.Text} nằm ngoài khoảng {least}–{most}.");
            return null;
        }

        return value;
    }

    public bool? YesNo(string name, bool required = true)
    {
        var item = required ? Required(name) : Optional(name);
        if (item is null or { Kind: JsonKind.True or JsonKind.False })
        {
            return item is null ? null : item.Kind == JsonKind.True;
        }

        Faults.Add(FaultCodes.WrongType, item, $"Ở đây phải là true hoặc false, không phải {Describe(item)}.");
        return null;
    }

    /// <summary>A day such as "2021-02-05".</summary>
    public DateOnly? Date(string name, bool required = true)
    {
        var item = required ? Required(name) : Optional(name);
        if (item is null)
        {
            return null;
        }

        if (item.Kind == JsonKind.Text && DateOnly.TryParseExact(item.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1945 and <= 2999)
        {
            return date;
        }

        Faults.Add(item.Kind == JsonKind.Text ? FaultCodes.NotADate : FaultCodes.WrongType, item, $"Ở đây phải là một ngày có thật, viết như \"2021-02-05\", không phải {Describe(item)}.");
        return null;
    }

    /// <summary>One of the allowed words.</summary>
    public T? Word<T>(string name, Words<T> words, bool required = true)
        where T : struct, Enum =>
        WordOf(required ? Required(name) : Optional(name), words, Faults);

    /// <inheritdoc cref="Word"/>
    public static T? WordOf<T>(JsonItem? item, Words<T> words, FaultList faults)
        where T : struct, Enum
    {
        if (item is null)
        {
            return null;
        }

        if (item.Kind == JsonKind.Text && words.TryGet(item.Text, out var value))
        {
            return value;
        }

        faults.Add(item.Kind == JsonKind.Text ? FaultCodes.WrongWord : FaultCodes.WrongType, item, $"Ở đây phải là một trong: {string.Join(", ", words.All)}; không phải {Describe(item)}.");
        return null;
    }

    /// <summary>Every item of a list; null when the property is absent or not a list.</summary>
    public IReadOnlyList<JsonItem>? List(string name, bool required = true, bool mayBeEmpty = false) =>
        ListOf(required ? Required(name) : Optional(name), Faults, mayBeEmpty);

    /// <inheritdoc cref="List"/>
    public static IReadOnlyList<JsonItem>? ListOf(JsonItem? item, FaultList faults, bool mayBeEmpty = false)
    {
        if (item is null)
        {
            return null;
        }

        if (item.Kind != JsonKind.Array)
        {
            faults.Add(FaultCodes.WrongType, item, $"Ở đây phải là một danh sách [ … ], không phải {Describe(item)}.");
            return null;
        }

        if (item.Items.Count == 0 && !mayBeEmpty)
        {
            faults.Add(FaultCodes.Empty, item, "Danh sách ở đây để trống; hãy điền hoặc bỏ thuộc tính này.");
        }

        return item.Items;
    }

    /// <summary>Reports the texts and numbers that stand in a list more than once.</summary>
    public static void CheckTwice(IEnumerable<JsonItem>? items, FaultList faults)
    {
        var seen = new HashSet<(JsonKind, string)>();
        foreach (var item in (items ?? []).Where(i => i.Kind is JsonKind.Text or JsonKind.Number && !seen.Add((i.Kind, i.Text))))
        {
            faults.Add(FaultCodes.OptionDuplicate, item, $"Danh sách này có {Describe(item)} hai lần; chỉ giữ một.");
        }
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string>? Texts(string name, bool required = true) =>
        List(name, required)?.Select(i => TextOf(i, Faults)).OfType<string>().ToArray();

    /// <summary>The property as an object; null when it is absent or not an object.</summary>
    public ObjectReader? Object(string name, bool required = true) => Of(required ? Required(name) : Optional(name), Faults);

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<ObjectReader>? Objects(string name, bool required = true, bool mayBeEmpty = false) =>
        List(name, required, mayBeEmpty)?.Select(i => Of(i, Faults)).OfType<ObjectReader>().ToArray();

    /// <summary>An object's own property names with their values, where the names are data (each once).</summary>
    public IReadOnlyList<JsonProperty> Entries()
    {
        _asked.UnionWith(_properties.Keys);
        foreach (var (name, value) in _properties)
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                Faults.Add(FaultCodes.Empty, value, "Tên ở đây để trống; hãy đặt tên.");
            }
            else
            {
                TextCheck.Check(name, value, Faults);
            }
        }

        return [.. _properties.Select(p => new JsonProperty(p.Key, p.Value))];
    }

    /// <summary>Reports the properties that nobody asked for, with the known name that is nearest.</summary>
    public void Done()
    {
        foreach (var (name, value) in _properties)
        {
            if (_asked.Contains(name))
            {
                continue;
            }

            var near = _asked.Select(known => (known, Distance: TextCheck.Distance(known, name))).Where(n => n.Distance <= 2).OrderBy(n => n.Distance).FirstOrDefault().known;
            Faults.Add(FaultCodes.PropertyUnknown, value, near is null
                ? $"Không có thuộc tính nào tên \"{Shorten(name)}\" ở đây; hãy bỏ đi hoặc sửa tên."
                : $"Không có thuộc tính nào tên \"{Shorten(name)}\" ở đây; có phải ý là \"{near}\"?");
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalText();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeText();
}
