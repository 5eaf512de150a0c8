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

    public override string Describe(Points max) => Scale.Describe(max, Measure, MayBeNegative);

    public override Trend TrendOf(string role)
    {
        if (string.Equals(role, TopRole, StringComparison.Ordinal))
        {
            return TopTrend;
        }

        // Under a negative figure the order turns round, and from 0 to more the points may jump either way.
        var trend = Opposite(TopTrend);
        var neverZero = Empty is null || Spec(BottomRole).Min > Fraction.Zero;
        return Spec(TopRole).Min is { IsNegative: true } ? Trend.None
            : neverZero || (Empty, trend) is (EmptyMeaning.Full, Trend.Falling) or (EmptyMeaning.Zero, Trend.Rising) ? trend
            : Trend.None;
    }

    /// <summary>What a higher top figure does to the points.</summary>
    private protected virtual Trend TopTrend => Scale.Trend;

    /// <summary>True when the percentage can be below 0.</summary>
    private protected virtual bool MayBeNegative => Spec(TopRole).Min is { IsNegative: true };

    // A negative divisor is refused when it is declared.
    internal override bool ScoresNegative(string role) => !string.Equals(role, TopRole, StringComparison.Ordinal) || Scale.ScoresNegative;

    public override Outcome Score(Figures figures, Points max)
    {
        var (top, bottom) = (figures.Number(TopRole), Bottom(figures));
        var shown = ShowFigures(figures);
        if (bottom.IsZero)
        {
            return ScoreEmpty(top, shown, max);
        }

        var percent = Percent(top, bottom);
        var (quotient, percentText) = (Quotient(top, bottom), percent.ToVietnamese());
        var result = Scale.Score(percent, max, percentText.EndsWith('…') ? quotient : $"{percentText} %");
        return new(result.Points, max, new Trace(shown, Describe(max), $"{Measure} = {quotient} × 100 = {percentText} %, thuộc mức {result.Band}", result.Reckoning));
    }

    protected static Trend Opposite(Trend trend) => trend switch
    {
        Trend.Rising => Trend.Falling,
        Trend.Falling => Trend.Rising,
        _ => Trend.None,
    };

    /// <summary>What the top figure amounts to, in per cent of the bottom one.</summary>
    protected virtual Fraction Percent(Fraction top, Fraction bottom) => top * Fraction.Hundred / bottom;

    /// <summary>The percentage as a division: "45 ÷ 48".</summary>
    protected virtual string Quotient(Fraction top, Fraction bottom) => $"{top.ToVietnamese()} ÷ {bottom.ToVietnamese()}";

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
            EmptyMeaning.Full => new(max, max, new Trace(shown, rule, $"{Spec(BottomRole).Label} bằng 0: không phát sinh, được tính đủ điểm", $"{max.ToVietnamese()} điểm")),
            EmptyMeaning.Zero => new(Points.Zero, max, new Trace(shown, rule, $"{Spec(BottomRole).Label} bằng 0: không được tính điểm", "0 điểm")),
            EmptyMeaning.NotApplicable => new(Points.Zero, Points.Zero, new Trace(shown, rule, $"{Spec(BottomRole).Label} bằng 0: tiêu chí không áp dụng", $"không tính; điểm tối đa {max.ToVietnamese()} được trừ khỏi tổng"), Applies: false),
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
