using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>A count: so many points for each, up to the maximum; or bands on the count.</summary>
public sealed record CountRule : ScoringRule
{
    public const string Name = "count";
    private const string Role = "count";

    /// <summary>Points for each one counted; null when <see cref="Bands"/> say it.</summary>
    public Points? Each { get; init; }

    /// <summary>Bands on the count; null when <see cref="Each"/> says it.</summary>
    public Bands? Bands { get; init; }

    public override string Kind => Name;

    public override JoinMethod Join => JoinMethod.Sum;

    public override IReadOnlyList<FigureAsk> Asks => [AskNumber(Role)];

    public override (Points Lowest, Points Highest) Reach(Points max)
    {
        if (Bands is not null)
        {
            return (Bands.All.Min(b => b.Points), Bands.Highest);
        }

        var most = Spec(Role).Max is { } bound ? Each!.Value * bound.Floor() : max;
        return (Points.Zero, most > max ? max : most);
    }

    public override string Describe(Points max) => Bands is null
        ? $"mỗi {Spec(Role).Unit ?? "trường hợp"} được {Each!.Value.ToVietnamese()} điểm, tối đa {max.ToVietnamese()} điểm"
        : Bands.Describe(Spec(Role).Unit ?? "");

    public override Trend TrendOf(string role) => Bands?.Trend ?? Trend.Rising;

    public override Outcome Score(Figures figures, Points max)
    {
        var (count, shown, rule) = (figures.Number(Role), ShowNumbers(figures, Role), Describe(max));
        if (Bands is not null)
        {
            var band = Bands.Find(count);
            var points = band.Points;
            return new(points, max, new Trace(shown, rule, band.Title(Spec(Role).Unit ?? ""), $"{points.ToVietnamese()} điểm"));
        }

        var sum = Each!.Value * count;
        var reckoning = $"{count.ToVietnamese()} × {Each.Value.ToVietnamese()} = {sum.ToVietnamese()}";
        return sum > max
            ? new(max, max, new Trace(shown, rule, "vượt mức tối đa", $"{reckoning}, lấy tối đa {max.ToVietnamese()} điểm"))
            : new(sum, max, new Trace(shown, rule, "trong mức tối đa", $"{reckoning} điểm"));
    }

    /// <summary>Counts are whole even where the set forgot to say so.</summary>
    protected override IEnumerable<Refusal> RefusalsTogether(Figures figures, Points max) =>
        figures.Number(Role).IsWhole ? [] : [new(RefusalCodes.FigureNotWhole, Role, $"{Spec(Role).Label}: {figures.Number(Role).ToVietnamese()} phải là số nguyên.")];

    internal static CountRule? Read(ObjectReader json)
    {
        var faultsBefore = json.Faults.All.Count;
        var (hasEach, hasBands) = (json.Has("each"), json.Has("bands"));
        var each = json.Points("each", required: !hasBands);
        var bands = hasBands ? Bands.Read(json, BandDomain.Count) : null;
        if (hasEach && hasBands)
        {
            json.Faults.Add(FaultCodes.PropertyUnknown, json.Optional("each")!, "Cách tính theo số lượng dùng \"each\" (mỗi … bao nhiêu điểm) hoặc \"bands\" (các mức), không cả hai.");
        }
        else if (each is { Value.IsZero: true })
        {
            json.Faults.Add(FaultCodes.MaxNotReached, json.Optional("each")!, "Mỗi trường hợp được 0 điểm thì không bao giờ đạt điểm tối đa.");
        }

        return json.Faults.All.Count == faultsBefore && (each is not null || bands is not null)
            ? new CountRule { Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal), Each = each, Bands = bands }
            : null;
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteNumber("each", Each?.Value);
        Bands?.Write(json);
    }
}
