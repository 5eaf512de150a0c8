using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParScore.Scoring;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>Criteria files as accidents leave them: the same number always gives the same file.</summary>
internal sealed class CriteriaMutator
{
    private const string Marker = "\u00A7";

    private static readonly string[] OddNumbers =
        ["1e400", "NaN", "-1", "1,5", "-0", "-0.0", "00", "01.5", "+1", ".5", "5.", "1.0000000001", "1000000000", "999999999.999999999", "0", "1", "2", "0.5", "2.50", " 1", "1 ", "１", "Infinity", "1/2", "1_000", "0x10", "100.01", "-2.5", new('9', 400)];

    private static readonly string[] RawNumbers =
        ["1e400", "-1e400", "NaN", "-0", "-1", "0.5", "1.0", "2e0", "2020.5", "123456789012345678901234567890", "1,5", "01", ".5", "5.", "+1", "0x10", "Infinity", "1e-400", "7", "1000000"];

    private static readonly string[] OtherValues =
        ["null", "true", "false", "5", "-1", "\"\"", "\" \"", "\"x\"", "\"1\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":1}", "\"2020-02-30\"", "\"self\"", "\"full\"", "\"SNV\"", "\"1.1\"", "[\"1\",\"1\"]"];

    private static readonly (char Latin, char Other)[] LookAlikes = [('a', '\u0430'), ('c', '\u0441'), ('e', '\u0435'), ('i', '\u0456'), ('o', '\u03BF'), ('A', '\u0410'), ('I', '\u0406'), ('V', '\u2164'), ('1', '\uFF11'), ('.', '\u3002'), ('-', '\u2010')];

    private static readonly char[] OddCharacters = ['\u200B', '\u00AD', '\u202E', '\uFEFF', '\u0000', '\t', '\uFFFE', '\uFFFF', '\uE000', '\u00A0', '\u2028', '\u0301'];

    private static readonly (string Kind, Action<CriteriaMutator> Apply)[] TreeSlips =
    [
        ("a property less", m => m.RemoveFrom(m.AnyObject())),
        ("an item less", m => m.RemoveItem(m.AnyList(null))),
        ("a child less", m => m.RemoveItem(m.AnyList("children"))),
        ("an item twice", m => m.RepeatItem(m.AnyList(null))),
        ("a child twice", m => m.RepeatItem(m.AnyList("children"))),
        ("a list in another order", m => m.ShuffleList(m.AnyList(null))),
        ("a property elsewhere", m => m.MoveProperty()),
        ("a row elsewhere", m => m.MoveRow()),
        ("two values of one name exchanged", m => m.Exchange(sameName: true)),
        ("two values exchanged", m => m.Exchange(sameName: false)),
        ("another number", m => Replace(m.AnyValue(IsNumberText), JsonValue.Create(m.Pick(OddNumbers)))),
        ("a value of another type", m => Replace(m.AnyValue(_ => true), JsonNode.Parse(m.Pick(OtherValues)))),
        ("a text from elsewhere", m => Replace(m.AnyValue(IsText), m.AnyValue(IsText).Value.DeepClone())),
        ("another name", m => m.Rename()),
        ("a property that nobody knows", m => m.AnyObject()[m.Pick("colour", "", " ", "Name", "name ", "na\u0301me", "__proto__", "$ref")] = m.Pick("x", "1")),
        ("another number of the row", m => m.Renumber()),
        ("a look-alike letter", m => m.ChangeText(m.LookAlike)),
        ("marks apart from letters", m => m.ChangeText(t => t.Normalize(NormalizationForm.FormD))),
        ("an odd character", m => m.ChangeText(m.InsertOdd)),
        ("a long text", m => m.ChangeText(t => string.Concat(Enumerable.Repeat(t.Length == 0 ? "x" : t, 1 + (m._random.Next(200_000) / (t.Length + 1)))))),
        ("a property twice", m => m.AnyObject()[Marker + "twice"] = m.AnyValue(_ => true).Value.DeepClone()),
        ("a raw number", m => Replace(m.AnyValue(_ => true), JsonValue.Create(Marker + "raw"))),
        ("a nest", m => Replace(m.AnyValue(_ => true), JsonValue.Create(Marker + "nest"))),
    ];

    private static readonly (string Kind, Func<CriteriaMutator, byte[], byte[]> Apply)[] ByteSlips =
    [
        ("a byte changed", (m, bytes) => m.ChangeBytes(bytes)),
        ("bytes lost", (m, bytes) => [.. bytes[..m.At(bytes)], .. bytes.Skip(m.At(bytes))]),
        ("bytes twice", (m, bytes) => m.RepeatBytes(bytes)),
        ("foreign bytes", (m, bytes) => m.InsertBytes(bytes)),
        ("a file cut off", (m, bytes) => bytes[..m.At(bytes)]),
        ("a byte order mark", (m, bytes) => [.. Encoding.UTF8.GetPreamble(), .. bytes]),
        ("another encoding", (m, bytes) => m.Pick(Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1).GetBytes(Encoding.UTF8.GetString(bytes))),
    ];

    private static readonly Lazy<CriteriaDraft[]> Bases = new(() =>
    [
        CriteriaDraft.EveryKind(),
        CriteriaDraft.Of(File.ReadAllText(RepositoryFiles.Path("criteria", "par-index-province", "2020.json"))),
    ]);

    private readonly Random _random;
    private JsonNode _root;
    private List<Site> _sites = [];

    private CriteriaMutator(int number)
    {
        _random = new Random(number);
        _root = Base(number);
    }

    /// <summary>Every kind of accident.</summary>
    public static IEnumerable<string> Kinds => [.. TreeSlips.Select(s => s.Kind), .. ByteSlips.Select(s => s.Kind), "another layout"];

    /// <summary>The file that the number stands for.</summary>
    public static MutatedFile Of(int number) => new CriteriaMutator(number).Mutate(number);

    /// <summary>The file before anything happened to it: mostly the one with every rule kind.</summary>
    public static JsonNode Base(int number) => (number % 20) switch
    {
        0 => Bases.Value[1].Root.DeepClone(),
        < 6 => GeneratedSets.Of(number).Root,
        _ => Bases.Value[0].Root.DeepClone(),
    };

    private MutatedFile Mutate(int number)
    {
        switch (_random.Next(10))
        {
            case 0:
                return new("another layout", WriteLoosely(), HasSameContent: true);
            case 1 or 2:
                var (byteKind, change) = Pick(ByteSlips);
                return new(byteKind, change(this, Serialize()), HasSameContent: byteKind is "a byte order mark");
            default:
                var (kind, apply) = TreeSlips[(number / 20) % TreeSlips.Length];
                apply(this);
                for (var more = _random.Next(5); more > 3; more--)
                {
                    Pick(TreeSlips).Apply(this);
                }

                return new(kind, WriteMarkers(Serialize()), HasSameContent: false);
        }
    }

    private byte[] Serialize() => CriteriaDraft.Of(_root).ToBytes();

    // What a tree of JSON cannot hold is put in as a marker and written afterwards.
    private byte[] WriteMarkers(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (!text.Contains(Marker, StringComparison.Ordinal))
        {
            return bytes;
        }

        var depth = Pick(2, 60, 70, 10_000);
        var names = _sites.Select(s => s.Name).OfType<string>().ToArray();
        return Encoding.UTF8.GetBytes(text
            .Replace($"\"{Marker}raw\"", Pick(RawNumbers), StringComparison.Ordinal)
            .Replace($"\"{Marker}nest\"", Chance() ? new string('[', depth) + new string(']', depth) : string.Concat(Enumerable.Repeat("{\"children\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth)), StringComparison.Ordinal)
            .Replace($"{Marker}twice", JsonEncodedText.Encode(Pick(names)).ToString(), StringComparison.Ordinal));
    }

    private byte[] WriteLoosely()
    {
        var text = new StringBuilder();
        WriteLoosely(_root, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // The same values in any order of properties, with any white space, and with any characters escaped.
    private void WriteLoosely(JsonNode? node, StringBuilder text)
    {
        text.Append(Space());
        switch (node)
        {
            case JsonObject json:
                var properties = json.ToArray();
                _random.Shuffle(properties);
                text.Append('{');
                foreach (var (i, (name, value)) in properties.Index())
                {
                    text.Append(i == 0 ? "" : ",").Append(Space());
                    WriteText(name, text);
                    text.Append(Space()).Append(':');
                    WriteLoosely(value, text);
                }

                text.Append('}');
                break;
            case JsonArray list:
                text.Append('[');
                foreach (var (i, value) in list.Index())
                {
                    text.Append(i == 0 ? "" : ",");
                    WriteLoosely(value, text);
                }

                text.Append(']');
                break;
            case JsonValue value when value.TryGetValue<string>(out var written):
                WriteText(written, text);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }

        text.Append(Space());
    }

    private void WriteText(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            if (unit is '"' or '\\' or < ' ' || _random.Next(20) == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
            else if (char.IsSurrogate(unit))
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            }
            else
            {
                text.Append(unit);
            }
        }

        text.Append('"');
    }

    private string Space() => _random.Next(6) switch { 0 => " ", 1 => "\r\n", 2 => "\t\t", 3 => "\n", _ => "" };

    private void RemoveFrom(JsonObject json) => json.Remove(Pick(json.Select(p => p.Key).DefaultIfEmpty("").ToArray()));

    private void RemoveItem(JsonArray list) => list.RemoveAt(_random.Next(list.Count));

    private void RepeatItem(JsonArray list) => list.Insert(_random.Next(list.Count + 1), list[_random.Next(list.Count)]?.DeepClone());

    private void ShuffleList(JsonArray list)
    {
        var items = list.ToArray();
        list.Clear();
        _random.Shuffle(items);
        foreach (var item in items)
        {
            list.Add(item);
        }
    }

    private void MoveProperty()
    {
        var (from, to) = (AnyObject(), AnyObject());
        if (from.Count > 0)
        {
            var (name, value) = from.ElementAt(_random.Next(from.Count));
            from.Remove(name);
            to[name] = value?.DeepClone();
        }
    }

    private void MoveRow()
    {
        var (from, to) = (AnyList("children"), AnyList("children"));
        var row = from[_random.Next(from.Count)]!.DeepClone();
        from.RemoveAt(_random.Next(from.Count));
        to.Insert(_random.Next(to.Count + 1), row);
    }

    private void Exchange(bool sameName)
    {
        var left = AnyValue(_ => true);
        var right = AnyValue(s => !sameName || string.Equals(s.Name, left.Name, StringComparison.Ordinal));
        var (leftValue, rightValue) = (left.Value.DeepClone(), right.Value.DeepClone());
        Replace(left, rightValue);
        Replace(right, leftValue);
    }

    private void Rename()
    {
        var json = AnyObject();
        if (json.Count > 0)
        {
            var (name, value) = json.ElementAt(_random.Next(json.Count));
            json.Remove(name);
            json[Pick(name.ToUpperInvariant(), name + "s", name.Length > 1 ? name[1..] : "x", " " + name, name.Replace('o', '\u043E'), "name", "code")] = value?.DeepClone();
        }
    }

    private void Renumber()
    {
        var site = AnyValue(s => s.Name is "code");
        var code = site.Value.ToString();
        Replace(site, JsonValue.Create(Pick(
            code + ".1", code + " ", "0" + code, code.Replace('.', ','), code + ".", "." + code, code + "0000000000000002", code.Replace("I", "l", StringComparison.Ordinal),
            "1", "II", "1.1", "I.1.1", "1.999999999999", "99999999999999999999", "IIII", "a", "1..1", code.ToLowerInvariant())));
    }

    private void ChangeText(Func<string, string> change)
    {
        var site = AnyValue(IsText);
        Replace(site, JsonValue.Create(change(site.Value.GetValue<string>())));
    }

    private string LookAlike(string text)
    {
        var (latin, other) = Pick(LookAlikes);
        return text.Replace(latin, other);
    }

    private string InsertOdd(string text) => text.Insert(_random.Next(text.Length + 1), Pick(OddCharacters).ToString());

    private byte[] ChangeBytes(byte[] bytes)
    {
        for (var times = _random.Next(1, 4); times > 0; times--)
        {
            bytes[At(bytes)] = Chance() ? (byte)_random.Next(256) : (byte)Pick('"', ',', ':', '[', ']', '{', '}', '0', '9', '.', '-', ' ');
        }

        return bytes;
    }

    private byte[] RepeatBytes(byte[] bytes)
    {
        var from = At(bytes);
        var to = Math.Min(bytes.Length, from + _random.Next(1, 2000));
        return [.. bytes[..to], .. bytes[from..]];
    }

    private byte[] InsertBytes(byte[] bytes)
    {
        var foreign = new byte[_random.Next(1, 20)];
        _random.NextBytes(foreign);
        var at = At(bytes);
        return [.. bytes[..at], .. foreign, .. bytes[at..]];
    }

    private int At(byte[] bytes) => _random.Next(bytes.Length);

    private static void Replace(Site site, JsonNode? value)
    {
        if (site.Parent is JsonArray list)
        {
            var at = list.IndexOf(site.Value);
            if (at >= 0)
            {
                list[at] = value;
            }
        }
        else if (site.Parent is JsonObject json && json.ContainsKey(site.Name!))
        {
            json[site.Name!] = value;
        }
    }

    private JsonObject AnyObject() => (JsonObject)AnyValue(s => s.Value is JsonObject, orRoot: true).Value;

    // A list with something in it, of this name or of any.
    private JsonArray AnyList(string? name) =>
        (JsonArray)AnyValue(s => s.Value is JsonArray { Count: > 0 } && (name is null || string.Equals(s.Name, name, StringComparison.Ordinal)), orRoot: true).Value;

    private Site AnyValue(Func<Site, bool> fits, bool orRoot = false)
    {
        _sites = [.. Sites(_root)];
        var fitting = _sites.Where(fits).ToArray();
        if (fitting.Length > 0)
        {
            return Pick(fitting);
        }

        // Earlier accidents left nothing that fits: begin again.
        _root = Base(19);
        return orRoot || Sites(_root).Any(fits) ? AnyValue(fits) : throw new InvalidOperationException("The base has nothing that fits.");
    }

    private static IEnumerable<Site> Sites(JsonNode node) => node switch
    {
        JsonObject json => json.Where(p => p.Value is not null).SelectMany(p => Sites(p.Value!).Prepend(new Site(json, p.Key, p.Value!))),
        JsonArray list => list.Where(i => i is not null).SelectMany(i => Sites(i!).Prepend(new Site(list, null, i!))),
        _ => [],
    };

    private static bool IsText(Site site) => site.Value.GetValueKind() == JsonValueKind.String;

    private static bool IsNumberText(Site site) => IsText(site) && Fraction.TryParse(site.Value.GetValue<string>(), out _);

    private bool Chance() => _random.Next(2) == 0;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    /// <summary>A value and where it stands.</summary>
    private sealed record Site(JsonNode Parent, string? Name, JsonNode Value);
}

/// <summary>A criteria file and what happened to it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="File">The bytes.</param>
/// <param name="HasSameContent">True when only the layout changed, so that the file is still the same set.</param>
internal sealed record MutatedFile(string Kind, byte[] File, bool HasSameContent);
