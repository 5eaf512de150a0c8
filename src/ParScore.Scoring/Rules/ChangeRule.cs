using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>The change against an earlier year, in per cent of that year's figure, in the wanted direction.</summary>
public sealed record ChangeRule : ScaledRule
{
    public const string Name = "change";
    private static readonly Words<ChangeDirection> Directions = new(("increase", ChangeDirection.Increase), ("decrease", ChangeDirection.Decrease));

    public required ChangeDirection Direction { get; init; }

    public override string Kind => Name;

    protected override string TopRole => "current";

    protected override string BottomRole => "previous";

    protected override string Measure => Direction == ChangeDirection.Increase ? "mức tăng" : "mức giảm";

    private protected override Trend TopTrend => (Direction, Empty, Scale.Trend) switch
    {
        (ChangeDirection.Decrease, _, var trend) => Opposite(trend),
        (_, EmptyMeaning.IfBetter, Trend.Falling) => Trend.None,
        (_, _, var trend) => trend,
    };

    private protected override bool MayBeNegative => true;

    protected override Fraction Percent(Fraction top, Fraction bottom) =>
        (Direction == ChangeDirection.Increase ? top - bottom : bottom - top) * Fraction.Hundred / bottom;

    protected override string Quotient(Fraction top, Fraction bottom)
    {
        var (first, second) = Direction == ChangeDirection.Increase ? (top, bottom) : (bottom, top);
        return $"({first.ToVietnamese()} − {second.ToVietnamese()}) ÷ {bottom.ToVietnamese()}";
    }

    protected override Outcome ScoreEmpty(Fraction top, string shown, Points max)
    {
        if (Empty != EmptyMeaning.IfBetter)
        {
            return base.ScoreEmpty(top, shown, max);
        }

        var (now, before) = (Spec(TopRole).Label, Spec(BottomRole).Label);
        return Direction == ChangeDirection.Decrease
            ? new(Points.Zero, max, new Trace(shown, Describe(max), $"{before} bằng 0 nên không giảm được nữa: không được tính điểm", "0 điểm"))
            : top > Fraction.Zero
                ? new(max, max, new Trace(shown, Describe(max), $"{before} bằng 0, {now} lớn hơn 0: được tính đủ điểm", $"{max.ToVietnamese()} điểm"))
                : new(Points.Zero, max, new Trace(shown, Describe(max), $"{before} bằng 0 và {now} không lớn hơn 0: không được tính điểm", "0 điểm"));
    }

    internal static ChangeRule? Read(ObjectReader json)
    {
        var direction = json.Word("direction", Directions);
        var empty = json.Word("empty", RuleWords.EmptyBefore, required: false);
        return Scale.Read(json, BandDomain.Change) is { } scale && direction is { } wanted
            ? new ChangeRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Scale = scale, Empty = empty, Direction = wanted }
            : null;
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteString("direction", Directions.For(Direction));
        base.WriteProperties(json);
    }
}
