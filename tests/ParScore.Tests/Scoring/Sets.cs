using System.Text;
using System.Text.Json.Nodes;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.Tests.Scoring;

/// <summary>Small criteria sets, read as a person's file is read: through the loader, so that reading and scoring are tested together.</summary>
internal static class Sets
{
    /// <summary>Units that leaves and items may name.</summary>
    public static readonly IReadOnlyList<string> Units = ["SNV", "STC", "STP", "SKHDT"];

    /// <summary>A leaf's object: <c>Leaf("1.1", "1.50", """{ "kind": "met", … }""")</c>.</summary>
    public static string Leaf(string code, string max, string rule)
    {
        var scorer = JsonNode.Parse(rule)?["source"]?.GetValue<string>() ?? "self";
        return $$"""{ "id": "{{IdOf(code)}}", "code": "{{code}}", "name": "Tiêu chí {{code}}", "maxPoints": "{{max}}", "scoredBy": "{{scorer}}", "rule": {{rule}} }""";
    }

    /// <summary>A row with rows below it; <paramref name="isBonus"/> for points beside the maximum.</summary>
    public static string Branch(string code, string max, string[] children, bool isBonus = false) =>
        $$"""{ "id": "{{IdOf(code)}}", "code": "{{code}}", "name": "Dòng {{code}}", "maxPoints": "{{max}}", {{(isBonus ? "\"bonus\": true, " : "")}}"children": [ {{string.Join(", ", children)}} ] }""";

    /// <summary>A whole file with these fields; groups A from 90, B from 80, C from 70, D.</summary>
    public static string Json(string total, IEnumerable<string> fields, string rounding = """{ "places": 2, "mode": "half-up" }""") => $$"""
        {
          "index": "thu-nghiem", "version": "1", "name": "Bộ tiêu chí thử nghiệm", "level": "province", "status": "draft",
          "indexYears": [2020], "legalBasis": { "number": "01/QĐ", "issuer": "UBND tỉnh" }, "sources": {},
          "rounding": {{rounding}}, "ranking": "shared", "numbering": "decimal", "expectedTotals": { "total": "{{total}}" },
          "groups": [ { "code": "A", "from": "90" }, { "code": "B", "from": "80" }, { "code": "C", "from": "70" }, { "code": "D", "from": "0" } ],
          "units": [ {{string.Join(", ", Units.Select(u => $$"""{ "code": "{{u}}", "name": "Đơn vị {{u}}" }"""))}} ],
          "fields": [ {{string.Join(", ", fields)}} ]
        }
        """;

    /// <summary>What the loader says to a text.</summary>
    public static LoadedCriteria Load(string json) => CriteriaFile.Read(Encoding.UTF8.GetBytes(json));

    /// <summary>A set with these fields, without a fault.</summary>
    public static CriteriaSet Of(string total, IEnumerable<string> fields, string rounding = """{ "places": 2, "mode": "half-up" }""")
    {
        var (set, faults) = Load(Json(total, fields, rounding));
        faults.ShouldBeEmpty();
        return set.ShouldNotBeNull();
    }

    /// <summary>The smallest set there is: one field, which is the leaf with this rule.</summary>
    public static CriteriaSet OneLeaf(string rule, string max = "1") => Of(max, [Leaf("1", max, rule)]);

    /// <summary>What the loader finds wrong with the smallest set of this rule.</summary>
    public static IReadOnlyList<Fault> FaultsOf(string rule, string max = "1")
    {
        var (set, faults) = Load(Json(max, [Leaf("1", max, rule)]));
        (set is null).ShouldBe(faults.Count > 0);
        return faults;
    }

    private static string IdOf(string code) => $"n{code.Replace('.', '-')}";
}
