using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>A result against the plan that was assigned: budget revenue, GRDP, the council's targets.</summary>
public sealed record PlanRule : ScaledRule
{
    public const string Name = "plan";

    public override string Kind => Name;

    protected override string TopRole => "actual";

    protected override string BottomRole => "plan";

    protected override string Measure => "mức thực hiện so với kế hoạch";

    internal static PlanRule? Read(ObjectReader json)
    {
        var empty = ReadEmpty(json);
        return Scale.Read(json, BandDomain.OpenPercent) is { } scale
            ? new PlanRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Scale = scale, Empty = empty }
            : null;
    }
}
