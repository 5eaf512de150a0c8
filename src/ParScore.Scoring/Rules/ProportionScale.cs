using System.Text.Json;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Points in proportion: the maximum from <see cref="Full"/> % on, a share of it from <see cref="Floor"/> % on, little or nothing below.</summary>
public sealed record ProportionScale : Scale
{
    private static readonly Fraction Everything = Fraction.Hundred;

    /// <summary>The percentage from which the maximum is given; 100 where the set does not say.</summary>
    public Fraction? Full { get; init; }

    /// <summary>The lowest percentage that still gives a share; itself gives one. None where the set does not say.</summary>
    public Fraction? Floor { get; init; }

    /// <summary>The points below the floor; 0 where the set does not say.</summary>
    public Points? BelowFloor { get; init; }

    /// <summary>Decimals to which the set's own formula rounds these points (half up), where it says so; otherwise exact.</summary>
    public int? Places { get; init; }

    public Fraction FullPercent => Full ?? Everything;

    public override Trend Trend => BelowFloor is not { } below || Floor is not { } floor || floor / FullPercent >= Fraction.One || below.Value.IsZero ? Trend.Rising : Trend.None;

    public override (Points Lowest, Points Highest) Reach(Points max)
    {
        var below = Floor is null ? Points.Zero : BelowFloor ?? Points.Zero;
        return (below, below > max ? below : max);
    }

    public override ScaleResult Score(Fraction percent, Points max, string share)
    {
        if (Floor is { } floor && percent < floor)
        {
            var below = BelowFloor ?? Points.Zero;
            return new(below, $"dưới {floor.ToVietnamese()} %", $"{below.ToVietnamese()} điểm");
        }

        if (percent >= FullPercent)
        {
            return new(max, $"từ {FullPercent.ToVietnamese()} % trở lên", $"lấy tối đa {max.ToVietnamese()} điểm");
        }

        if (percent.IsNegative)
        {
            return new(Points.Zero, "dưới 0 %", "0 điểm");
        }

        var exact = max * (percent / FullPercent);
        var nearest = Places is { } places ? new Points(exact.Value.Round(new Rounding(places, RoundingMode.HalfUp))) : exact;
        // A maximum of 0.16 with one decimal: 0.155 would become 0.2, which is more than there is.
        var points = nearest > max ? max : nearest;
        var rounded = nearest == exact ? "" : $", làm tròn {Places} chữ số thập phân = {nearest.ToVietnamese()}{(nearest > max ? $", lấy tối đa {max.ToVietnamese()}" : "")}";
        var band = Floor is { } lowest ? $"từ {lowest.ToVietnamese()} % đến dưới {FullPercent.ToVietnamese()} %" : $"dưới {FullPercent.ToVietnamese()} %";
        return new(points, band, $"{PartOfFull(share)} × {max.ToVietnamese()} = {exact.ToVietnamese()}{rounded} điểm");
    }

    public override string Describe(Points max, string measure, bool mayBeNegative)
    {
        var share = $"{PartOfFull(measure)} × {max.ToVietnamese()} điểm{(Places is { } places ? $", làm tròn {places} chữ số thập phân" : "")}";
        var full = $"từ {FullPercent.ToVietnamese()} % trở lên: {max.ToVietnamese()} điểm";
        if (Floor is not { } floor)
        {
            return $"{full}; dưới {FullPercent.ToVietnamese()} %: {share}{(mayBeNegative ? ", không dưới 0 điểm" : "")}";
        }

        var below = $"dưới {floor.ToVietnamese()} %: {(BelowFloor ?? Points.Zero).ToVietnamese()} điểm";
        return floor >= FullPercent
            ? $"{full}; {below}"
            : $"{full}; từ {floor.ToVietnamese()} % đến dưới {FullPercent.ToVietnamese()} %: {share}; {below}";
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteNumber("full", Full);
        json.WriteNumber("floor", Floor);
        json.WriteNumber("belowFloor", BelowFloor?.Value);
        if (Places is { } places)
        {
            json.WriteNumber("places", places);
        }
    }

    internal static ProportionScale? ReadProperties(ObjectReader json)
    {
        var faultsBefore = json.Faults.All.Count;
        var scale = new ProportionScale
        {
            Full = json.Number("full", required: false),
            Floor = json.Number("floor", required: false),
            BelowFloor = json.Points("belowFloor", required: false),
            Places = json.Whole("places", 0, 6, required: false),
        };
        if (scale is { BelowFloor: not null, Floor: null })
        {
            json.Faults.Add(FaultCodes.PropertyMissing, json.PointerTo("floor"), json.Item.Line, "Có điểm dưới mức sàn (\"belowFloor\") nhưng thiếu mức sàn (\"floor\").");
        }

        if (scale.Full is { IsZero: true })
        {
            json.Faults.Add(FaultCodes.OutOfBounds, json.Optional("full")!, "Mức được điểm tối đa (\"full\") phải lớn hơn 0 %.");
        }

        if (scale.Floor is { } floor && floor > scale.FullPercent)
        {
            json.Faults.Add(FaultCodes.OutOfBounds, json.Optional("floor")!, $"Mức sàn {floor.ToVietnamese()} % cao hơn mức được điểm tối đa {scale.FullPercent.ToVietnamese()} %.");
        }

        return json.Faults.All.Count == faultsBefore ? scale : null;
    }

    private string PartOfFull(string share) => FullPercent == Everything ? share : $"{share} ÷ {FullPercent.ToVietnamese()} %";
}
