using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Danh mục kiểm: the share of fulfilled items times the maximum. Items may belong to different units (phân cấp quản lý).</summary>
public sealed record ChecklistRule : ScoringRule
{
    public const string Name = "checklist";
    private const string Role = "items";

    public required IReadOnlyList<ChecklistItem> Items { get; init; }

    public override string Kind => Name;

    public override JoinMethod Join => JoinMethod.Items;

    public override IReadOnlyList<FigureAsk> Asks =>
        [new() { Role = Role, Kind = FigureKind.Items, Spec = Spec(Role), Choices = [.. Items.Select(i => (i.Code, i.Label))] }];

    public override (Points Lowest, Points Highest) Reach(Points max) => (Points.Zero, max);

    public override string Describe(Points max) => $"số nội dung đạt ÷ số nội dung áp dụng × {max.ToVietnamese()} điểm";

    public override Trend TrendOf(string role) => Trend.None;

    public override IReadOnlyList<string> Missing(Figures figures) => figures.TryGet<ItemsFigure>(Role, out var figure)
        ? [.. Items.Where(i => !figure.Items.ContainsKey(i.Code)).Select(i => i.Label)]
        : base.Missing(figures);

    public override Outcome Score(Figures figures, Points max)
    {
        var states = figures.TryGet<ItemsFigure>(Role, out var figure) ? figure.Items : throw new InvalidOperationException("The items were not checked before they were scored.");
        var met = Items.Count(i => states[i.Code].State == ItemState.Met);
        var all = Items.Count(i => states[i.Code].State != ItemState.NotApplicable);
        var shown = string.Join("; ", Items.Select(i => $"{i.Label}: {Word(states[i.Code].State)}"));
        var rule = Describe(max);
        if (all == 0)
        {
            return new(Points.Zero, Points.Zero, new Trace(shown, rule, "không nội dung nào áp dụng", $"không tính; điểm tối đa {max.ToVietnamese()} được trừ khỏi tổng"), Applies: false);
        }

        var points = max * (new Fraction(met) / new Fraction(all));
        return new(points, max, new Trace(shown, rule, $"đạt {met} trong {all} nội dung áp dụng", $"{met} ÷ {all} × {max.ToVietnamese()} = {points.ToVietnamese()} điểm"));
    }

    protected override IEnumerable<Refusal> RefusalsOfItems(ItemsFigure figure, FigureAsk ask) =>
        figure.Items.Where(i => i.Value.State is null)
            .Select(i => new Refusal(RefusalCodes.FigureWrongKind, Role, $"{Spec(Role).Label}, nội dung {i.Key}: cần đạt, không đạt hoặc không áp dụng."));

    internal static ChecklistRule? Read(ObjectReader json)
    {
        var faultsBefore = json.Faults.All.Count;
        var items = json.Objects("items") ?? [];
        var read = items.Select(item =>
        {
            var line = new ChecklistItem { Code = item.Code("code") ?? "", Label = item.Text("label") ?? "", Owner = item.Text("owner", required: false) };
            item.Done();
            return line;
        }).ToArray();
        RuleOption.CheckCodes(items, json.Faults);
        return json.Faults.All.Count == faultsBefore ? new ChecklistRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Items = read } : null;
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteStartArray("items");
        foreach (var item in Items)
        {
            json.WriteStartObject();
            json.WriteString("code", item.Code);
            json.WriteString("label", item.Label);
            json.WriteText("owner", item.Owner);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(ItemState? state) => state switch
    {
        ItemState.Met => "đạt",
        ItemState.NotMet => "không đạt",
        _ => "không áp dụng",
    };
}
