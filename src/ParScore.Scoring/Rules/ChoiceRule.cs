using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Named states with fixed points: ban hành kịp thời 1 · không kịp thời 0,5 · không ban hành 0.</summary>
public sealed record ChoiceRule : ScoringRule
{
    public const string Name = "choice";
    private const string Role = "choice";

    /// <summary>In printed order.</summary>
    public required IReadOnlyList<ChoiceOption> Options { get; init; }

    public override string Kind => Name;

    public override JoinMethod Join => JoinMethod.Lead;

    public override IReadOnlyList<FigureAsk> Asks =>
        [new() { Role = Role, Kind = FigureKind.Choice, Spec = Spec(Role), Choices = [.. Options.Select(o => (o.Code, o.Label))] }];

    public override (Points Lowest, Points Highest) Reach(Points max) => (Options.Min(o => o.Points), Options.Max(o => o.Points));

    public override string Describe(Points max) => string.Join("; ", Options.Select(o => $"{o.Label}: {o.Points.ToVietnamese()} điểm"));

    public override Trend TrendOf(string role) => Trend.None;

    public override Outcome Score(Figures figures, Points max)
    {
        var chosen = figures.TryGet<ChoiceFigure>(Role, out var figure)
            ? Options.First(o => string.Equals(o.Code, figure.Code, StringComparison.Ordinal))
            : throw new InvalidOperationException("The choice was not checked before it was scored.");
        return new(chosen.Points, max, new Trace(Say(Spec(Role).Label, chosen.Label), Describe(max), chosen.Label, $"{chosen.Points.ToVietnamese()} điểm"));
    }

    internal static ChoiceRule? Read(ObjectReader json)
    {
        var faultsBefore = json.Faults.All.Count;
        var items = json.Objects("options") ?? [];
        var options = items.Select(item =>
        {
            var option = new ChoiceOption { Code = item.Code("code") ?? "", Label = item.Text("label") ?? "", Points = item.Points("points") ?? default };
            item.Done();
            return option;
        }).ToArray();
        RuleOption.CheckCodes(items, json.Faults);
        return json.Faults.All.Count == faultsBefore
            ? new ChoiceRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Options = options }
            : null;
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteStartArray("options");
        foreach (var option in Options)
        {
            json.WriteStartObject();
            json.WriteString("code", option.Code);
            json.WriteString("label", option.Label);
            json.WriteNumber("points", option.Points.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
