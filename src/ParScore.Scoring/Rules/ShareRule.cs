using System.Text.Json;
using ParScore.Scoring.Answers;

namespace ParScore.Scoring.Rules;

/// <summary>What <see cref="PercentBandsRule"/> and <see cref="RatioRule"/> share: so many of so many.</summary>
public abstract record ShareRule : ScaledRule
{
    private protected ShareRule()
    {
    }

    /// <summary>True when more than 100 % is possible; otherwise a numerator above the denominator is refused.</summary>
    public bool? OverHundred { get; init; }

    protected override string TopRole => "numerator";

    protected override string BottomRole => "denominator";

    protected override string Measure => "tỷ lệ";

    protected override IEnumerable<Refusal> RefusalsTogether(Figures figures, Points max)
    {
        var (numerator, denominator) = (figures.Number(TopRole), figures.Number(BottomRole));
        if (OverHundred != true && numerator > denominator && denominator.IsZero)
        {
            return [new(RefusalCodes.NumeratorAboveDenominator, TopRole, $"{Spec(BottomRole).Label} bằng 0 nhưng {Spec(TopRole).Label} là {numerator.ToVietnamese()}; kiểm tra lại mẫu số.")];
        }

        if (OverHundred != true && numerator > denominator)
        {
            return [new(RefusalCodes.NumeratorAboveDenominator, TopRole, $"{Spec(TopRole).Label} ({numerator.ToVietnamese()}) lớn hơn {Spec(BottomRole).Label} ({denominator.ToVietnamese()}); kiểm tra lại hai số liệu.")];
        }

        return base.RefusalsTogether(figures, max);
    }

    private protected void WriteShare(Utf8JsonWriter json)
    {
        Scale.WriteProperties(json);
        WriteEmpty(json);
        if (OverHundred is { } over)
        {
            json.WriteBoolean("overHundred", over);
        }
    }

    private protected static BandDomain DomainOf(bool? overHundred) => overHundred == true ? BandDomain.OpenPercent : BandDomain.Percent;
}
