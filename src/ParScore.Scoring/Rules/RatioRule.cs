using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Points in proportion to a share: tỷ lệ × điểm tối đa, with a floor, and with the maximum reached at or below 100 %.</summary>
public sealed record RatioRule : ShareRule
{
    public const string Name = "ratio";

    public override string Kind => Name;

    internal static RatioRule? Read(ObjectReader json)
    {
        var over = json.YesNo("overHundred", required: false);
        var empty = ReadEmpty(json);
        var scale = ProportionScale.ReadProperties(json);
        if (scale is { Full: { } full } && full > Fraction.Hundred && over != true)
        {
            json.Faults.Add(FaultCodes.MaxNotReached, json.Optional("full")!, $"Tỷ lệ không vượt 100 % nên không đạt tới {full.ToVietnamese()} %; nếu tử số được lớn hơn mẫu số thì ghi \"overHundred\": true.");
            return null;
        }

        return scale is null
            ? null
            : new RatioRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Scale = scale, Empty = empty, OverHundred = over };
    }

    internal override void WriteProperties(Utf8JsonWriter json) => WriteShare(json);
}
