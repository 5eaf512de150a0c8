using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Points that nobody in the province scores: survey, SIPAS or the Ministry; Sở Nội vụ enters the published result.</summary>
public sealed record EnteredRule : ScoringRule
{
    public const string Name = "entered";

    /// <summary>The one figure: the published points.</summary>
    public const string Role = "points";
    internal static readonly Words<EnteredSource> Sources = new(("survey", EnteredSource.Survey), ("sipas", EnteredSource.Sipas), ("ministry", EnteredSource.Ministry));

    public required EnteredSource Source { get; init; }

    public override string Kind => Name;

    public override JoinMethod Join => JoinMethod.Entered;

    public override IReadOnlyList<FigureAsk> Asks => [AskNumber(Role)];

    public override (Points Lowest, Points Highest) Reach(Points max) => (Points.Zero, Spec(Role).Max is { } most && most < max.Value ? new Points(most) : max);

    public override string Describe(Points max) => $"lấy kết quả {SourceName} đã công bố, từ 0 đến {max.ToVietnamese()} điểm; không đơn vị nào tự chấm";

    public override Trend TrendOf(string role) => Trend.Rising;

    /// <summary>"điều tra xã hội học".</summary>
    public string SourceName => Source switch
    {
        EnteredSource.Survey => "điều tra xã hội học",
        EnteredSource.Sipas => "Chỉ số hài lòng (SIPAS)",
        _ => "thẩm định của Bộ Nội vụ",
    };

    public override Outcome Score(Figures figures, Points max)
    {
        var points = new Points(figures.Number(Role));
        return points > max
            ? throw new InvalidOperationException("The entered points were not checked before they were scored.")
            : new(points, max, new Trace(ShowNumbers(figures, Role), Describe(max), $"kết quả {SourceName}", $"{points.ToVietnamese()} điểm"));
    }

    /// <summary>A published value above the maximum is a slip of the pen.</summary>
    protected override IEnumerable<Refusal> RefusalsTogether(Figures figures, Points max) =>
        figures.Number(Role) is var value && value <= max.Value
            ? []
            : [new(RefusalCodes.FigureTooLarge, Role, $"{Spec(Role).Label}: {value.ToVietnamese()} điểm lớn hơn điểm tối đa {max.ToVietnamese()}.")];

    internal static EnteredRule? Read(ObjectReader json) => json.Word("source", Sources) is { } source
        ? new EnteredRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Source = source }
        : null;

    internal override void WriteProperties(Utf8JsonWriter json) => json.WriteString("source", Sources.For(Source));
}
