using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Assigned tasks: those done on time count in full, those done late in part, those undone not at all.</summary>
public sealed record PunctualityRule : ScoringRule
{
    public const string Name = "punctuality";
    private const string Assigned = "assigned";
    private const string OnTime = "onTime";
    private const string Late = "late";

    /// <summary>What a task done late counts for: 0 (nothing) to 1 (as if on time).</summary>
    public required Fraction LatePart { get; init; }

    /// <summary>What it means that nothing was assigned; null = it is refused.</summary>
    public EmptyMeaning? Empty { get; init; }

    public override string Kind => Name;

    public override JoinMethod Join => JoinMethod.Sum;

    public override IReadOnlyList<FigureAsk> Asks => [AskNumber(Assigned), AskNumber(OnTime), AskNumber(Late)];

    public override (Points Lowest, Points Highest) Reach(Points max) => (Points.Zero, max);

    public override string Describe(Points max) =>
        $"(số đúng hạn + số quá hạn nhưng đã xong × {LatePart.ToVietnamese()}) ÷ số được giao × {max.ToVietnamese()} điểm";

    public override Trend TrendOf(string role) => string.Equals(role, Assigned, StringComparison.Ordinal) ? Trend.Falling : Trend.Rising;

    public override Outcome Score(Figures figures, Points max)
    {
        var (assigned, onTime, late) = (figures.Number(Assigned), figures.Number(OnTime), figures.Number(Late));
        var (shown, rule) = (ShowNumbers(figures, Assigned, OnTime, Late), Describe(max));
        if (assigned.IsZero)
        {
            return Empty switch
            {
                EmptyMeaning.Full => new(max, max, new Trace(shown, rule, "không có nhiệm vụ được giao: được tính đủ điểm", $"{max.ToVietnamese()} điểm")),
                EmptyMeaning.Zero => new(Points.Zero, max, new Trace(shown, rule, "không có nhiệm vụ được giao: không được tính điểm", "0 điểm")),
                _ => new(Points.Zero, Points.Zero, new Trace(shown, rule, "không có nhiệm vụ được giao: không áp dụng", $"không tính; điểm tối đa {max.ToVietnamese()} được trừ khỏi tổng"), Applies: false),
            };
        }

        var undone = assigned - onTime - late;
        var points = max * ((onTime + (late * LatePart)) / assigned);
        return new(points, max, new Trace(
            shown,
            rule,
            $"đúng hạn {onTime.ToVietnamese()}, quá hạn {late.ToVietnamese()}, chưa xong {undone.ToVietnamese()}",
            $"({onTime.ToVietnamese()} + {late.ToVietnamese()} × {LatePart.ToVietnamese()}) ÷ {assigned.ToVietnamese()} × {max.ToVietnamese()} = {points.ToVietnamese()} điểm"));
    }

    protected override IEnumerable<Refusal> RefusalsTogether(Figures figures, Points max)
    {
        var (assigned, onTime, late) = (figures.Number(Assigned), figures.Number(OnTime), figures.Number(Late));
        if (onTime + late > assigned)
        {
            yield return new(RefusalCodes.NumeratorAboveDenominator, OnTime, $"Số đúng hạn ({onTime.ToVietnamese()}) cộng số quá hạn ({late.ToVietnamese()}) lớn hơn số được giao ({assigned.ToVietnamese()}); kiểm tra lại ba số liệu.");
        }
        else if (assigned.IsZero && Empty is null)
        {
            yield return new(RefusalCodes.DenominatorZero, Assigned, $"{Spec(Assigned).Label}: bằng 0 thì không tính được tỷ lệ. Kiểm tra lại số liệu; nếu trong năm không phát sinh thì chọn \"không áp dụng\" (nếu được phép) và giải trình.");
        }
    }

    internal static PunctualityRule? Read(ObjectReader json)
    {
        var empty = json.Word("empty", RuleWords.Empty, required: false);
        var latePart = json.Number("latePart");
        if (latePart is { } part && part > Fraction.One)
        {
            json.Faults.Add(FaultCodes.PointsAboveMax, json.Optional("latePart")!, "Phần điểm của việc làm quá hạn phải từ 0 đến 1.");
            return null;
        }

        return latePart is null ? null : new PunctualityRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), LatePart = latePart.Value, Empty = empty };
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteNumber("latePart", LatePart);
        if (Empty is { } empty)
        {
            json.WriteString("empty", RuleWords.Empty.For(empty));
        }
    }
}
