using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Điểm thưởng: points for each of several things, added up and capped at the maximum.</summary>
public sealed record BonusRule : ScoringRule
{
    public const string Name = "bonus";
    private const string Role = "items";

    public required IReadOnlyList<BonusItem> Items { get; init; }

    public override string Kind => Name;

    public override JoinMethod Join => JoinMethod.Sum;

    public override IReadOnlyList<FigureAsk> Asks =>
        [new() { Role = Role, Kind = FigureKind.Items, Spec = Spec(Role), Choices = [.. Items.Select(i => (i.Code, i.Label))], CountsItems = true }];

    public override (Points Lowest, Points Highest) Reach(Points max)
    {
        var all = Items.Select(i => i.Points * new Fraction(i.Most ?? 1)).Total;
        return (Points.Zero, all > max ? max : all);
    }

    public override string Describe(Points max) =>
        $"{string.Join("; ", Items.Select(i => $"{i.Label}: {i.Points.ToVietnamese()} điểm{(i.Most is null or 1 ? " (tính một lần)" : $" mỗi lần, tính nhiều nhất {i.Most} lần")}"))}; cộng lại, tối đa {max.ToVietnamese()} điểm";

    public override Trend TrendOf(string role) => Trend.Rising;

    public override Outcome Score(Figures figures, Points max)
    {
        var counts = figures.TryGet<ItemsFigure>(Role, out var figure) ? figure.Items : throw new InvalidOperationException("The items were not checked before they were scored.");
        var earned = Items.Select(item => (Item: item, Count: counts.GetValueOrDefault(item.Code).Count ?? Fraction.Zero))
            .Where(e => !e.Count.IsZero)
            .Select(e => (e.Item, e.Count, Counted: Fraction.Min(e.Count, new Fraction(e.Item.Most ?? 1))))
            .ToArray();
        var sum = earned.Select(e => e.Item.Points * e.Counted).Total;
        var points = sum > max ? max : sum;
        var shown = earned.Length == 0 ? "không có nội dung nào" : string.Join("; ", earned.Select(e => $"{e.Item.Label}: {e.Count.ToVietnamese()}"));
        var reckoning = earned.Length == 0 ? "0" : $"{string.Join(" + ", earned.Select(e => $"{e.Counted.ToVietnamese()} × {e.Item.Points.ToVietnamese()}"))} = {sum.ToVietnamese()}";
        return new(points, max, new Trace(shown, Describe(max), sum > max ? "vượt mức tối đa" : "trong mức tối đa", sum > max ? $"{reckoning}, lấy tối đa {max.ToVietnamese()} điểm" : $"{reckoning} điểm"));
    }

    protected override IEnumerable<Refusal> RefusalsOfItems(ItemsFigure figure, FigureAsk ask) =>
        figure.Items.Where(i => i.Value.Count is null || i.Value.Count.Value.IsNegative || !i.Value.Count.Value.IsWhole)
            .Select(i => new Refusal(RefusalCodes.FigureNotWhole, Role, $"{Spec(Role).Label}, nội dung {i.Key}: cần một số nguyên từ 0 trở lên."));

    internal static BonusRule? Read(ObjectReader json)
    {
        var faultsBefore = json.Faults.All.Count;
        var items = json.Objects("items") ?? [];
        var read = items.Select(item =>
        {
            var bonus = new BonusItem { Code = item.Code("code") ?? "", Label = item.Text("label") ?? "", Points = item.Points("points") ?? default, Most = item.Whole("most", 1, 10_000, required: false) };
            item.Done();
            return bonus;
        }).ToArray();
        RuleOption.CheckCodes(items, json.Faults);
        return json.Faults.All.Count == faultsBefore ? new BonusRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Items = read } : null;
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteStartArray("items");
        foreach (var item in Items)
        {
            json.WriteStartObject();
            json.WriteString("code", item.Code);
            json.WriteString("label", item.Label);
            json.WriteNumber("points", item.Points.Value);
            if (item.Most is { } most)
            {
                json.WriteNumber("most", most);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
