using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>A share of a target that was assigned: 100 % lộ trình 4 · từ 85 % đến dưới 100 % 2,5 …</summary>
public sealed record TargetRule : ScaledRule
{
    public const string Name = "target";

    /// <summary>The target where the set itself fixes it; null when the unit declares what it was assigned.</summary>
    public Fraction? Target { get; init; }

    public override string Kind => Name;

    public override IReadOnlyList<FigureAsk> Asks => Target is null ? base.Asks : [AskNumber(TopRole)];

    protected override string TopRole => "achieved";

    protected override string BottomRole => "target";

    protected override string Measure => "mức đạt so với chỉ tiêu";

    protected override Fraction Bottom(Figures figures) => Target ?? figures.Number(BottomRole);

    protected override string ShowFigures(Figures figures) =>
        Target is { } target ? $"{ShowNumbers(figures, TopRole)}; chỉ tiêu: {Spec(TopRole).Show(target)}" : base.ShowFigures(figures);

    internal static TargetRule? Read(ObjectReader json)
    {
        var faultsBefore = json.Faults.All.Count;
        var (target, empty) = (json.Number("target", required: false), ReadEmpty(json));
        if (target is { IsZero: true })
        {
            json.Faults.Add(FaultCodes.OutOfBounds, json.Optional("target")!, "Chỉ tiêu phải lớn hơn 0.");
        }

        // Without its fixed target the rule would seem to ask for one.
        return Scale.Read(json, BandDomain.OpenPercent) is { } scale && json.Faults.All.Count == faultsBefore
            ? new TargetRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Scale = scale, Empty = empty, Target = target }
            : null;
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteNumber("target", Target);
        base.WriteProperties(json);
    }
}
