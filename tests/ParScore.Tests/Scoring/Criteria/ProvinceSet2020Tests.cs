using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>The province set of 2020: what is known of it, and that it is what was researched, row by row.</summary>
public sealed partial class ProvinceSet2020Tests
{
    /// <summary>The set's identity. Another value means another set: that is a new version, never a mended one.</summary>
    private const string Identity = "sha256:fb15ac398313157be20557a6c7b65dad4a88aa63d50c1eb2891399ad81c5a0ab";

    private static readonly Lazy<CriteriaSet> Loaded = new(() =>
    {
        var loaded = CriteriaFile.Read(RepositoryFiles.Read("criteria", "par-index-province", "2020.json"));
        loaded.Faults.ShouldBeEmpty();
        return loaded.Set!;
    });

    private static CriteriaSet Set => Loaded.Value;

    [Fact]
    public void It_has_8_fields_41_criteria_93_sub_criteria_and_103_leaves()
    {
        Set.Fields.Count.ShouldBe(8);
        Set.Nodes.Count(n => n.Level == NodeLevel.Criterion).ShouldBe(41);
        Set.Nodes.Count(n => n.Level == NodeLevel.SubCriterion).ShouldBe(93);
        Set.Leaves.Count().ShouldBe(103);
        Set.Leaves.Count(l => l.Level == NodeLevel.Criterion).ShouldBe(10);
        Set.Fields.ShouldAllBe(f => !f.IsBonus);
    }

    [Fact]
    public void Its_parts_are_60_50_and_6_00_and_23_50_and_10_00_of_100()
    {
        Points Sum(ScoredBy scorer, Func<Node, bool> field) => Set.Fields.Where(field).SelectMany(f => f.Leaves).Where(l => l.ScoredBy == scorer).Select(l => l.MaxPoints).Total;

        Sum(ScoredBy.Self, f => f.Code is not "8").ShouldBe(P("60.50"));
        Sum(ScoredBy.Self, f => f.Code is "8").ShouldBe(P("6.00"));
        Sum(ScoredBy.Survey, _ => true).ShouldBe(P("23.50"));
        Sum(ScoredBy.Sipas, _ => true).ShouldBe(P("10.00"));
        Set.MaxPoints.ShouldBe(P("100"));
        Set.ExpectedTotals.Total.ShouldBe(P("100"));
        Set.ExpectedTotals.Parts!.Select(p => p.Points.ToText()).ShouldBe(["60.50", "6.00", "23.50", "10.00"]);
        Set.Fields.Select(f => f.MaxPoints).ShouldBe([P("8.5"), P("10"), P("14"), P("12"), P("15"), P("12"), P("12.5"), P("16")]);
    }

    [Theory]
    [InlineData("1", "60.50", "60.75")]
    [InlineData("8", "6.00", "5.75")]
    public void The_loader_itself_refuses_other_totals(string field, string points, string other)
    {
        var draft = CriteriaDraft.Of(File.ReadAllText(RepositoryFiles.Path("criteria", "par-index-province", "2020.json")));
        var part = draft.Root["expectedTotals"]!["parts"]!.AsArray().Single(p => string.Equals(p!["fields"]?[0]?.GetValue<string>(), field, StringComparison.Ordinal))!;
        part["points"]!.GetValue<string>().ShouldBe(points);
        part["points"] = other;

        draft.Read().Faults.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.TotalMismatch);
    }

    [Fact]
    public void It_is_a_candidate_and_says_so()
    {
        Set.Status.ShouldBe(SetStatus.Candidate);
        Set.StatusWarning.ShouldBe("BỘ TIÊU CHÍ CHƯA CHÍNH THỨC");
        Set.Version.ShouldContain("candidate");
        Set.IndexYears.ShouldBe([2020, 2021]);
        Set.LegalBasis.Decision.Number.ShouldBe("1149/QĐ-BNV");
        Set.LegalBasis.Decision.Date.ShouldBe(new DateOnly(2020, 12, 30));
        Set.Groups.Select(g => $"{g.Code} {g.From}").ShouldBe(["A 90", "B 80", "C 70", "D 0"]);
    }

    [Fact]
    public void Its_identity_is_pinned() => Set.Hash.ShouldBe(Identity);

    [Fact]
    public void Every_name_points_rule_and_owner_has_a_source()
    {
        foreach (var node in Set.Nodes)
        {
            var provenance = node.Provenance.ShouldNotBeNull(node.Code);
            string?[] keys = node.IsLeaf ? [provenance.Name, provenance.Points, provenance.Rule, provenance.Owner] : [provenance.Name, provenance.Points];
            keys.ShouldAllBe(k => k != null && Set.Sources.ContainsKey(k), node.Code);
        }

        Set.Nodes.SelectMany(n => new[] { n.Provenance!.Name, n.Provenance.Points, n.Provenance.Rule, n.Provenance.Owner }).OfType<string>().Distinct(StringComparer.Ordinal)
            .ShouldBe(Set.Sources.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_illustrative_value_is_there_and_has_a_reason()
    {
        var draft = CriteriaDraft.Of(File.ReadAllText(RepositoryFiles.Path("criteria", "par-index-province", "2020.json")));
        var marked = Rows(draft.Root["fields"]!, "children").Where(r => r["illustrative"] is not null).ToArray();

        marked.Length.ShouldBeGreaterThan(20);
        foreach (var (row, pointer, reason) in marked.SelectMany(r => r["illustrative"]!.AsObject().Select(i => (r, i.Key, i.Value!.GetValue<string>()))))
        {
            CriteriaDraft.Of(row).At(pointer).ShouldNotBeNull($"{row["code"]} {pointer}");
            reason.ShouldContain(' ');
        }
    }

    /// <summary>Quyết định 320/QĐ-UBND (Quảng Trị, 05/02/2021), mục II: which unit assesses what.</summary>
    [Theory]
    [InlineData("SNV", 1, "1.1 1.2 1.3 1.4 1.5 4 5")]
    [InlineData("STP", 2, "1.5 2")]
    [InlineData("VPUBND", 3, "1.5 1.6 3 7.1.3 7.1.4 7.1.5 7.1.6 7.2")]
    [InlineData("STC", 4, "1.5 4.3 6 8.3.2 8.4")]
    [InlineData("STTTT", 5, "1.4 1.5 7.1.1 7.1.2 7.3")]
    [InlineData("SKHCN", 6, "1.5 7.4")]
    [InlineData("SKHDT", 7, "1.5 4.3 8.2 8.3.1 8.5 8.6")]
    [InlineData("STNMT", 8, "1.5 4.3")]
    public void A_unit_owns_what_decision_320_gives_it(string unit, int annex, string rows)
    {
        var given = rows.Split(' ');

        Set.Units!.Single(u => string.Equals(u.Code, unit, StringComparison.Ordinal)).Annex.ShouldBe(annex);
        Set.Leaves.Where(l => l.Owners?.Contains(unit, StringComparer.Ordinal) == true).Select(l => l.Code)
            .ShouldBe(Set.Leaves.Where(l => l.ScoredBy == ScoredBy.Self && given.Any(g => $"{l.Code}.".StartsWith($"{g}.", StringComparison.Ordinal))).Select(l => l.Code));
    }

    [Fact]
    public void Each_field_is_led_by_the_unit_of_its_annex()
    {
        Set.Fields.Select(f => f.Owners!.ShouldHaveSingleItem()).ShouldBe(["SNV", "STP", "VPUBND", "SNV", "SNV", "STC", "VPUBND", "SKHDT"]);
        Set.Find("1.4")!.Owners![0].ShouldBe("STTTT");
        Set.Leaves.Where(l => l.ScoredBy != ScoredBy.Self).ShouldAllBe(l => l.Owners == null);
    }

    [SharedDataFact]
    public void Every_row_is_as_it_was_researched()
    {
        var rows = Researched();

        rows.Select(r => r["code"]!.GetValue<string>()).ShouldBe(Set.Nodes.Select(n => n.Code));
        foreach (var (row, node) in rows.Zip(Set.Nodes))
        {
            node.Name.ShouldBe(row["name"]!.GetValue<string>(), node.Code);
            node.MaxPoints.Value.ShouldBe(Number(row["maxPoints"]!), node.Code);
            (node.Note is null).ShouldBe(row["note"] is null, node.Code);
            (node.Owners ?? []).ShouldBe(row["lead"] is { } lead ? [lead.GetValue<string>()] : row["owners"]!.AsArray().Select(o => o!.GetValue<string>()), node.Code);
            node.ScoredBy.ShouldBe(row["kind"]?.GetValue<string>() switch
            {
                null => null,
                "self" => ScoredBy.Self,
                "survey-leaders" => ScoredBy.Survey,
                "survey-sipas" => ScoredBy.Sipas,
                var other => throw new InvalidOperationException(other),
            });
            var (sources, provenance) = (row["provenance"]!.AsObject(), node.Provenance!);
            new[] { provenance.Name, provenance.Points, provenance.Rule, provenance.Owner }
                .ShouldBe([Key(sources["name"]), Key(sources["points"]) ?? "derived", Key(sources["rule"]), Key(sources["owner"])], node.Code);
            (provenance.Confidence ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(c => (c.Key, c.Value))
                .ShouldBe(row["confidence"]?.AsObject().Select(c => (c.Key, c.Value!.GetValue<string>())) ?? [], ignoreOrder: true, customMessage: node.Code);
        }
    }

    [SharedDataFact]
    public void Every_rule_is_as_it_was_researched_and_what_is_not_known_is_marked()
    {
        var rows = Researched().Where(r => r["rule"] is not null).ToArray();

        rows.Length.ShouldBe(103);
        foreach (var row in rows)
        {
            var node = Set.Find(row["code"]!.GetValue<string>())!;
            CheckRule(row["rule"]!.AsObject(), node.Rule!, node);
        }
    }

    private static void CheckRule(JsonObject researched, ScoringRule rule, Node node)
    {
        switch (researched["kind"]!.GetValue<string>())
        {
            case "proportional":
                var proportion = rule.ShouldBeOfType<RatioRule>().Scale.ShouldBeOfType<ProportionScale>();
                proportion.FullPercent.ShouldBe(Number(researched["fullAtPct"]!), node.Code);
                proportion.Floor.ShouldBe(researched["floorPct"] is { } floor ? Number(floor) : null, node.Code);
                (proportion.BelowFloor ?? Points.Zero).Value.ShouldBe(Number(researched["belowFloor"]!), node.Code);
                IsMarked(node, "/rule").ShouldBe(researched["floorPct"] is null, node.Code);
                break;
            case "binary":
                node.MaxPoints.Value.ShouldBe(Number(researched["yes"]!), node.Code);
                (rule.ShouldBeOfType<MetRule>().Otherwise ?? Points.Zero).Value.ShouldBe(Number(researched["no"]!), node.Code);
                break;
            case "tiers":
                CheckTiers(researched["tiers"]!.AsArray(), rule, node);
                break;
            case "survey":
                rule.ShouldBeOfType<EnteredRule>();
                break;
            case "deduction":
                rule.ShouldBeOfType<DeductionRule>().Start!.Value.Value.ShouldBe(Number(researched["start"]!));
                IsMarked(node, "/rule/minus").ShouldBe(researched["minus"] is null);
                break;
            case "checklist":
                rule.ShouldBeOfType<ChecklistRule>().Items.Select(i => i.Owner).ShouldBe(researched["items"]!.AsArray().Select(i => UnitInBrackets().Match(i!.GetValue<string>()).Value));
                IsMarked(node, "/rule").ShouldBeTrue();
                break;
            case "all-or-nothing-count":
                rule.ShouldBeOfType<NoneAllowedRule>();
                break;
            case "proportional-with-lateness":
                rule.ShouldBeOfType<PunctualityRule>();
                IsMarked(node, "/rule/latePart").ShouldBeTrue();
                break;
            case "year-over-year":
                var change = rule.ShouldBeOfType<ChangeRule>();
                change.Direction.ShouldBe(ChangeDirection.Increase);
                (change.Scale is BandScale ? change.Scale.Score(Fraction.Parse("0.01"), node.MaxPoints, "").Points.Value : (Fraction?)null)
                    .ShouldBe(researched["better"]!.GetValueKind() == JsonValueKind.Number ? Number(researched["better"]!) : null, node.Code);
                (change.Scale is BandScale || IsMarked(node, "/rule/scale")).ShouldBeTrue(node.Code);
                break;
            case "tiers-or-proportional":
                var decrease = rule.ShouldBeOfType<ChangeRule>();
                decrease.Direction.ShouldBe(ChangeDirection.Decrease);
                decrease.Scale.ShouldBeOfType<ProportionScale>().FullPercent.ShouldBe(Percentages(researched["target"]!)[0]);
                IsMarked(node, "/rule/scale").ShouldBeTrue();
                break;
            case var kind:
                throw new InvalidOperationException(kind);
        }
    }

    private static void CheckTiers(JsonArray tiers, ScoringRule rule, Node node)
    {
        var bands = rule switch
        {
            ScaledRule { Scale: BandScale scale } => scale.Bands.All,
            CountRule { Bands: { } counted } => counted.All,
            _ => [],
        };
        var points = bands.Count > 0 ? bands.Select(b => b.Points) : rule.ShouldBeOfType<ChoiceRule>().Options.Select(o => o.Points);

        points.Select(p => p.Value).ShouldBe(tiers.Select(t => Number(t!["points"]!)), node.Code);
        foreach (var (tier, band) in tiers.Zip(bands).Where(t => Percentages(t.First!["when"]!).Length > 0))
        {
            new[] { band.From ?? band.Above, band.UpTo ?? band.Below }.OfType<Fraction>().ShouldBe(Percentages(tier!["when"]!), node.Code);
        }

        var isUnknown = tiers.Any(t => t!["when"]!.GetValue<string>().Contains("threshold", StringComparison.Ordinal));
        IsMarked(node, "/rule/bands/0/from").ShouldBe(isUnknown, node.Code);
    }

    private static bool IsMarked(Node node, string pointer) => node.Illustrative?.ContainsKey(pointer) == true;

    // The research writes "S:QD320 (assigned by field or criterion)" and "not assigned (survey)"; the set has keys for both.
    private static string? Key(JsonNode? source) => source?.GetValue<string>() switch
    {
        "S:QD320 (assigned by field or criterion)" => "S:QD320/field",
        "not assigned (survey)" => "none:survey",
        var key => key,
    };

    private static JsonObject[] Researched()
    {
        var root = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(RepositoryFiles.Shared!, "data", "par-index-2020.candidate.json")))!;
        return [.. Rows(root["fields"]!, "criteria", "subCriteria")];
    }

    private static IEnumerable<JsonObject> Rows(JsonNode rows, params string[] children) =>
        rows.AsArray().Select(r => r!.AsObject()).SelectMany(row => children.Select(c => row[c]).OfType<JsonNode>().SelectMany(below => Rows(below, children)).Prepend(row));

    private static Fraction Number(JsonNode number) => Fraction.Parse(number.ToJsonString());

    private static Fraction[] Percentages(JsonNode text) => [.. PercentText().Matches(text.GetValue<string>()).Select(m => Fraction.Parse(m.Value))];

    private static Points P(string points) => Points.Parse(points, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+(?=%)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PercentText();

    [GeneratedRegex(@"(?<=\()[A-Z]+(?=\)$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UnitInBrackets();
}
