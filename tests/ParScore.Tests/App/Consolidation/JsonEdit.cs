using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.Tests.App.Consolidation;

/// <summary>Changes a JSON text at a JSON Pointer, as a person with an editor would.</summary>
internal static class JsonEdit
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text with another value at this place; null takes the value out, and "/list/-" adds to the end.</summary>
    public static string Change(string json, string pointer, string? value)
    {
        var root = JsonNode.Parse(json)!;
        var steps = pointer.Split('/').Skip(1).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        var (last, node) = (steps[^1], value is null ? null : JsonNode.Parse(value));
        switch (parent)
        {
            case JsonArray list when last is "-":
                list.Add(node);
                break;
            case JsonArray list when value is null:
                list.RemoveAt(int.Parse(last, CultureInfo.InvariantCulture));
                break;
            case JsonArray list:
                list[int.Parse(last, CultureInfo.InvariantCulture)] = node;
                break;
            default:
                if (value is null)
                {
                    parent.AsObject().Remove(last).ShouldBeTrue(pointer);
                }
                else
                {
                    parent[last] = node;
                }

                break;
        }

        return root.ToJsonString(Layout);
    }

    /// <summary>The same content with every object's properties in the opposite order.</summary>
    public static string Reversed(string json) => Reversed(JsonNode.Parse(json))!.ToJsonString(Layout);

    /// <summary>Every text in a file with its pointer.</summary>
    public static IEnumerable<(string Pointer, string Text)> Texts(JsonItem item) => item.Kind == JsonKind.Text
        ? [(item.Pointer, item.Text)]
        : item.Properties.Select(p => p.Value).Concat(item.Items).SelectMany(Texts);

    public static JsonItem Parse(string json)
    {
        var faults = new FaultList();
        var item = JsonText.Parse(Encoding.UTF8.GetBytes(json), faults);
        faults.All.ShouldBeEmpty();
        return item.ShouldNotBeNull();
    }

    /// <summary>The value at a pointer that exists.</summary>
    public static JsonItem At(this JsonItem root, string pointer) => pointer.Split('/').Skip(1).Aggregate(root, (item, step) =>
        item.Kind == JsonKind.Array ? item.Items[int.Parse(step, CultureInfo.InvariantCulture)] : item.Property(step).ShouldNotBeNull(pointer));

    /// <summary>The same text, to the letter.</summary>
    public static bool Is(this string? text, string? other) => string.Equals(text, other, StringComparison.Ordinal);

    /// <summary>The fault points at something in the file (or at where something is missing), on the line where that or what holds it begins.</summary>
    public static void ShouldPointInto(this Fault fault, string json)
    {
        var path = new List<JsonItem> { Parse(json) };
        foreach (var step in fault.Pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var next = path[^1].Kind == JsonKind.Array ? path[^1].Items.ElementAtOrDefault(int.Parse(name, CultureInfo.InvariantCulture)) : path[^1].Property(name);
            if (next is null)
            {
                $"{fault.Pointer} of {fault.Code}".ShouldBe($"{JsonText.Append(path[^1].Pointer, name)} of {fault.Code}", "only the last step may be missing");
                break;
            }

            path.Add(next);
        }

        path.Select(i => i.Line).ShouldContain(fault.Line, fault.ToString());
    }

    /// <summary>A whole sentence in Vietnamese, for a person.</summary>
    public static void ShouldBeASentence(this string message)
    {
        message.ShouldMatch("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]");
        message.ShouldEndWith(".");
        message.ShouldNotContain("Exception");
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject properties => new JsonObject(properties.Reverse().Select(p => KeyValuePair.Create(p.Key, Reversed(p.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
