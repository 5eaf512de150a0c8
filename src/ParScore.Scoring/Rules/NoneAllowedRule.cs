using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>All or nothing: the maximum when there was no breach at all, otherwise 0.</summary>
public sealed record NoneAllowedRule : ScoringRule
{
    public const string Name = "none-allowed";
    private const string Role = "count";

    public override string Kind => Name;

    public override JoinMethod Join => JoinMethod.Sum;

    public override IReadOnlyList<FigureAsk> Asks => [AskNumber(Role)];

    public override (Points Lowest, Points Highest) Reach(Points max) => (Points.Zero, Spec(Role).Min is { } least && least > Fraction.Zero ? Points.Zero : max);

    public override string Describe(Points max) => $"không có trường hợp nào: {max.ToVietnamese()} điểm; có từ một trường hợp trở lên: 0 điểm";

    public override Trend TrendOf(string role) => Trend.Falling;

    public override Outcome Score(Figures figures, Points max)
    {
        var none = figures.Number(Role).IsZero;
        var points = none ? max : Points.Zero;
        return new(points, max, new Trace(ShowNumbers(figures, Role), Describe(max), none ? "không có trường hợp nào" : "có trường hợp vi phạm", $"{points.ToVietnamese()} điểm"));
    }

    internal static NoneAllowedRule Read(ObjectReader json) => new() { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal) };

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        // Nothing beyond the figure.
    }
}
