using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>What the rules have in common that divide one figure by another and put the percentage on a <see cref="Scale"/>.</summary>
public abstract record ScaledRule : ScoringRule
{
    private protected ScaledRule()
    {
    }

    public required Scale Scale { get; init; }

    /// <summary>What a divisor of 0 means; null = it is refused.</summary>
    public EmptyMeaning? Empty { get; init; }

    public override JoinMethod Join => JoinMethod.Sum;

    public override IReadOnlyList<FigureAsk> Asks => [AskNumber(TopRole), AskNumber(BottomRole)];

    /// <summary>The figure that is divided.</summary>
    protected abstract string TopRole { get; }

    /// <summary>The figure it is divided by.</summary>
    protected abstract string BottomRole { get; }

    /// <summary>What the percentage is called: "tỷ lệ".</summary>
    protected abstract string Measure { get; }

    public override (Points Lowest, Points Highest) Reach(Points max) => Scale.Reach(max);

    public override string Describe(Points max) => Scale.Describe(max, Measure);

    public override Trend TrendOf(string role) => string.Equals(role, TopRole, StringComparison.Ordinal) ? Scale.Trend : Opposite(Scale.Trend);

    public override Outcome Score(Figures figures, Points max)
    {
        var (top, bottom) = (figures.Number(TopRole), Bottom(figures));
        var shown = ShowFigures(figures);
        if (bottom.IsZero)
        {
            return ScoreEmpty(top, shown, max);
        }

        var percent = Percent(top, bottom);
        var result = Scale.Score(percent, max);
        return new(result.Points, max, new Trace(shown, Describe(max), $"{Reckon(top, bottom, percent)}: {result.Band}", result.Reckoning));
    }

    protected static Trend Opposite(Trend trend) => trend switch
    {
        Trend.Rising => Trend.Falling,
        Trend.Falling => Trend.Rising,
        _ => Trend.None,
    };

    /// <summary>What the top figure amounts to, in per cent of the bottom one.</summary>
    protected virtual Fraction Percent(Fraction top, Fraction bottom) => top * Fraction.Hundred / bottom;

    /// <summary>"Tỷ lệ = 45 ÷ 48 × 100 = 93,75 %".</summary>
    protected virtual string Reckon(Fraction top, Fraction bottom, Fraction percent) =>
        $"{Measure} = {top.ToVietnamese()} ÷ {bottom.ToVietnamese()} × 100 = {percent.ToVietnamese()} %";

    protected virtual Fraction Bottom(Figures figures) => figures.Number(BottomRole);

    protected virtual string ShowFigures(Figures figures) => ShowNumbers(figures, TopRole, BottomRole);

    protected override IEnumerable<Refusal> RefusalsTogether(Figures figures, Points max)
    {
        var bottom = Bottom(figures);
        if (bottom.IsNegative)
        {
            yield return new(RefusalCodes.FigureNegative, BottomRole, $"{Spec(BottomRole).Label}: {bottom.ToVietnamese()} là số âm, không thể làm mẫu số.");
        }
        else if (bottom.IsZero && Empty is null)
        {
            yield return new(RefusalCodes.DenominatorZero, BottomRole, $"{Spec(BottomRole).Label}: bằng 0 thì không tính được {Measure}. Kiểm tra lại số liệu; nếu trong năm không phát sinh thì chọn \"không áp dụng\" (nếu được phép) và giải trình.");
        }
    }

    /// <summary>The score when the divisor is 0.</summary>
    protected virtual Outcome ScoreEmpty(Fraction top, string shown, Points max)
    {
        var rule = Describe(max);
        return Empty switch
        {
            EmptyMeaning.Full => new(max, max, new Trace(shown, rule, "mẫu số bằng 0: không phát sinh, được tính là đạt đủ", $"{max.ToVietnamese()} điểm")),
            EmptyMeaning.Zero => new(Points.Zero, max, new Trace(shown, rule, "mẫu số bằng 0: không được tính điểm", "0 điểm")),
            EmptyMeaning.NotApplicable => new(Points.Zero, Points.Zero, new Trace(shown, rule, "mẫu số bằng 0: tiêu chí không áp dụng", $"không tính; điểm tối đa {max.ToVietnamese()} được trừ khỏi tổng"), Applies: false),
            _ => throw new InvalidOperationException("A denominator of 0 was not checked before it was scored."),
        };
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        Scale.Write(json);
        WriteEmpty(json);
    }

    private protected static EmptyMeaning? ReadEmpty(ObjectReader json) => json.Word("empty", RuleWords.Empty, required: false);

    private protected void WriteEmpty(Utf8JsonWriter json)
    {
        if (Empty is { } empty)
        {
            json.WriteString("empty", RuleWords.EmptyBefore.For(empty));
        }
    }
}
