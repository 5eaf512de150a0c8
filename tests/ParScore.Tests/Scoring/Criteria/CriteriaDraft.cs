using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParScore.Scoring.Criteria;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>A criteria file under the pen: values are put in and struck out by JSON Pointer, then the file is read.</summary>
internal sealed class CriteriaDraft
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<JsonNode> EveryKindRead = new(() => JsonNode.Parse(RepositoryFiles.Read("tests", "ParScore.Tests", "TestData", "criteria", "every-kind.json"))!);

    private CriteriaDraft(JsonNode root) => Root = root;

    public JsonNode Root { get; }

    /// <summary>A valid set of three leaves.</summary>
    public static CriteriaDraft Small() => Of("""
        {
          "index": "thu-nghiem",
          "version": "1",
          "name": "Bộ tiêu chí thử",
          "level": "department",
          "status": "draft",
          "indexYears": [2020],
          "legalBasis": { "number": "01/QĐ-UBND", "issuer": "UBND tỉnh", "date": "2020-01-02" },
          "sources": { "S": { "kind": "sourced", "text": "Quyết định 01." }, "K": { "kind": "recalled", "text": "Nhớ lại." } },
          "rounding": { "places": 2, "mode": "half-up" },
          "groups": [{ "code": "A", "from": "80" }, { "code": "B", "from": "0" }],
          "ranking": "shared",
          "numbering": "decimal",
          "expectedTotals": {
            "total": "5",
            "parts": [
              { "code": "tu-cham", "name": "Tự chấm", "points": "3", "scoredBy": ["self"], "fields": ["1"] },
              { "code": "khao-sat", "name": "Khảo sát", "points": "2", "scoredBy": ["survey"] }
            ]
          },
          "units": [{ "code": "SNV", "name": "Sở Nội vụ" }, { "code": "STP", "name": "Sở Tư pháp" }],
          "fields": [
            {
              "id": "chi-dao",
              "code": "1",
              "name": "Chỉ đạo, điều hành",
              "maxPoints": "3",
              "children": [
                {
                  "id": "ty-le",
                  "code": "1.1",
                  "name": "Tỷ lệ đúng hạn",
                  "maxPoints": "2",
                  "scoredBy": "self",
                  "owners": ["SNV"],
                  "evidence": ["Báo cáo"],
                  "provenance": { "name": "S", "points": "K" },
                  "illustrative": { "/rule/bands/0/from": "Chưa có nguồn." },
                  "rule": {
                    "kind": "percent-bands",
                    "figures": { "numerator": { "label": "Đúng hạn" }, "denominator": { "label": "Tất cả" } },
                    "bands": [{ "from": "90", "points": "2" }, { "from": "70", "below": "90", "points": "1" }, { "below": "70", "points": "0" }]
                  }
                },
                {
                  "id": "ke-hoach",
                  "code": "1.2",
                  "name": "Ban hành kế hoạch",
                  "maxPoints": "1",
                  "scoredBy": "self",
                  "rule": {
                    "kind": "choice",
                    "figures": { "choice": { "label": "Thời điểm" } },
                    "options": [{ "code": "a", "label": "Kịp thời", "points": "1" }, { "code": "b", "label": "Không", "points": "0" }]
                  }
                }
              ]
            },
            {
              "id": "khao-sat",
              "code": "2",
              "name": "Khảo sát",
              "maxPoints": "2",
              "scoredBy": "survey",
              "rule": { "kind": "entered", "source": "survey", "figures": { "points": { "label": "Kết quả" } } }
            }
          ]
        }
        """);

    /// <summary>A valid set with every rule kind and every property.</summary>
    public static CriteriaDraft EveryKind() => Of(EveryKindRead.Value);

    public static CriteriaDraft Of(string json) => new(JsonNode.Parse(json)!);

    public static CriteriaDraft Of(JsonNode root) => new(root.DeepClone());

    /// <summary>The value at a pointer.</summary>
    public JsonNode? At(string pointer) => Steps(pointer).Aggregate((JsonNode?)Root, (node, step) => node is JsonArray list ? list[Index(step)] : node![step]);

    /// <summary>Puts a value where the pointer says, in place of what is there; "-" is the end of a list.</summary>
    public CriteriaDraft Put(string pointer, JsonNode? value)
    {
        var (parent, step) = Parent(pointer);
        if (parent is not JsonArray list)
        {
            parent[step] = value;
        }
        else if (step is "-")
        {
            list.Add(value);
        }
        else
        {
            list[Index(step)] = value;
        }

        return this;
    }

    /// <summary>The same with the value written as JSON.</summary>
    public CriteriaDraft PutJson(string pointer, string json) => Put(pointer, JsonNode.Parse(json));

    public CriteriaDraft Remove(string pointer)
    {
        var (parent, step) = Parent(pointer);
        if (parent is JsonArray list)
        {
            list.RemoveAt(Index(step));
        }
        else
        {
            parent.AsObject().Remove(step).ShouldBeTrue($"nothing at {pointer}");
        }

        return this;
    }

    /// <summary>The file, indented, so that nearly every value has a line of its own.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(Root, Layout);

    public LoadedCriteria Read() => CriteriaFile.Read(ToBytes());

    private static IEnumerable<string> Steps(string pointer) =>
        pointer.Split('/').Skip(1).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    private static int Index(string step) => int.Parse(step, NumberStyles.None, CultureInfo.InvariantCulture);

    private (JsonNode Parent, string Step) Parent(string pointer)
    {
        var at = pointer.LastIndexOf('/');
        return (At(pointer[..at])!, Steps(pointer[at..]).Single());
    }
}
