using System.Text.Json;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>Each band of percentages gives fixed points.</summary>
public sealed record BandScale : Scale
{
    public required Bands Bands { get; init; }

    public override Trend Trend => Bands.Trend;

    public override (Points Lowest, Points Highest) Reach(Points max) => (Bands.All.Min(b => b.Points), Bands.Highest);

    internal override bool ScoresNegative => Bands.All.Any(b => b.From is null && b.Above is null);

    public override ScaleResult Score(Fraction percent, Points max, string share)
    {
        var band = Bands.Find(percent);
        return new(band.Points, band.Title("%"), $"{band.Points.ToVietnamese()} điểm");
    }

    public override string Describe(Points max, string measure, bool mayBeNegative) => Bands.Describe("%");

    internal override void WriteProperties(Utf8JsonWriter json) => Bands.Write(json);

    internal static BandScale? ReadProperties(ObjectReader json, BandDomain domain) =>
        Bands.Read(json, domain) is { } bands ? new BandScale { Bands = bands } : null;
}
