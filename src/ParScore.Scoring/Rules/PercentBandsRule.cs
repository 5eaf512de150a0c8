using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Bands on a percentage: trên 90 %: 2 · từ 70 % đến 90 %: 1 · dưới 70 %: 0.</summary>
public sealed record PercentBandsRule : ShareRule
{
    public const string Name = "percent-bands";

    public override string Kind => Name;

    internal static PercentBandsRule? Read(ObjectReader json)
    {
        var over = json.YesNo("overHundred", required: false);
        var empty = ReadEmpty(json);
        return BandScale.ReadProperties(json, DomainOf(over)) is { } scale
            ? new PercentBandsRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Scale = scale, Empty = empty, OverHundred = over }
            : null;
    }

    internal override void WriteProperties(Utf8JsonWriter json) => WriteShare(json);
}
