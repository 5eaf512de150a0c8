using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Đạt / không đạt: the maximum when met, otherwise little or nothing.</summary>
public sealed record MetRule : ScoringRule
{
    public const string Name = "met";
    private const string Role = "met";

    /// <summary>Points when it is not met; 0 where the set does not say.</summary>
    public Points? Otherwise { get; init; }

    public override string Kind => Name;

    public override JoinMethod Join => JoinMethod.AllMet;

    public override IReadOnlyList<FigureAsk> Asks => [new() { Role = Role, Kind = FigureKind.YesNo, Spec = Spec(Role) }];

    private Points OtherwisePoints => Otherwise ?? Points.Zero;

    public override (Points Lowest, Points Highest) Reach(Points max) =>
        OtherwisePoints > max ? (max, OtherwisePoints) : (OtherwisePoints, max);

    public override string Describe(Points max) => $"đạt: {max.ToVietnamese()} điểm; không đạt: {OtherwisePoints.ToVietnamese()} điểm";

    public override Trend TrendOf(string role) => Trend.Rising;

    public override Outcome Score(Figures figures, Points max)
    {
        var met = figures.TryGet<YesNoFigure>(Role, out var figure) && figure.Value;
        var points = met ? max : OtherwisePoints;
        var word = met ? "đạt" : "không đạt";
        return new(points, max, new Trace(Say(Spec(Role).Label, word), Describe(max), word, $"{points.ToVietnamese()} điểm"));
    }

    internal static MetRule Read(ObjectReader json) => new()
    {
        Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal),
        Otherwise = json.Points("otherwise", required: false),
    };

    internal override void WriteProperties(Utf8JsonWriter json) => json.WriteNumber("otherwise", Otherwise?.Value);
}
