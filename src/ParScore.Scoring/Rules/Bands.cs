using System.Text.Json;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>The bands (các mức) of one leaf: they cover every possible value exactly once.</summary>
public sealed record Bands
{
    public required IReadOnlyList<Band> All { get; init; }

    public Points Highest => All.Max(b => b.Points);

    /// <summary>Whether a higher value never gives fewer points, never more, or either.</summary>
    public Trend Trend
    {
        get
        {
            var rising = All.OrderBy(b => (b.From ?? b.Above) is not null).ThenBy(b => b.From ?? b.Above).ThenBy(b => b.Above is not null).Select(b => b.Points).ToArray();
            var steps = rising.Zip(rising.Skip(1), (low, high) => high.CompareTo(low)).ToArray();
            return steps.All(s => s >= 0) ? Trend.Rising : steps.All(s => s <= 0) ? Trend.Falling : Trend.None;
        }
    }

    /// <summary>The one band the value belongs to.</summary>
    /// <exception cref="InvalidOperationException">The value is outside what the bands cover; figures are checked before.</exception>
    public Band Find(Fraction value) =>
        All.FirstOrDefault(b => b.Contains(value)) ?? throw new InvalidOperationException($"No band contains {value}.");

    /// <summary>"Từ 80 % trở lên: 1 điểm; dưới 80 %: 0 điểm".</summary>
    public string Describe(string unit) =>
        string.Join("; ", All.Select(b => $"{b.Title(unit)}: {b.Points.ToVietnamese()} điểm"));

    internal static Bands? Read(ObjectReader json, BandDomain domain)
    {
        var items = json.Objects("bands");
        var bands = items?.Select(item => Band.Read(item, domain)).ToArray();
        if (items is null || bands is null || bands.Length == 0 || bands.Any(b => b is null) || bands.Length != json.Optional("bands")!.Items.Count)
        {
            return null;
        }

        var read = bands.OfType<Band>().ToArray();
        var faultsBefore = json.Faults.All.Count;
        CheckCover(items, read, domain, json);
        return json.Faults.All.Count == faultsBefore ? new Bands { All = read } : null;
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("bands");
        foreach (var band in All)
        {
            band.Write(json);
        }

        json.WriteEndArray();
    }

    private static void CheckCover(IReadOnlyList<ObjectReader> items, Band[] bands, BandDomain domain, ObjectReader json)
    {
        var stretches = bands.Select((band, i) => Stretch.Of(band, items[i].Item, domain)).ToArray();
        foreach (var empty in stretches.Where(s => s.IsEmpty))
        {
            json.Faults.Add(FaultCodes.BandBounds, empty.Item, $"Mức \"{empty.Band.Describe(domain.Unit)}\" không chứa giá trị nào có thể có; xem lại hai cận.");
        }

        var sorted = stretches.Where(s => !s.IsEmpty).OrderBy(s => s.Lower, Bound.Order).ToArray();
        if (sorted.Length == 0)
        {
            return;
        }

        var first = sorted[0];
        if (Bound.Order.Compare(Stretch.Start(domain), first.Lower) < 0)
        {
            json.Faults.Add(FaultCodes.BandsHole, first.Item, $"Chưa có mức nào cho giá trị {Missing(Stretch.Start(domain), first.Lower, domain)}.");
        }

        var reached = first;
        foreach (var next in sorted.Skip(1))
        {
            var step = Bound.Order.Compare(next.Lower, reached.Upper);
            if (step < 0)
            {
                json.Faults.Add(FaultCodes.BandsOverlap, next.Item, $"{Shared(reached, next, domain)} thuộc cả hai mức: \"{reached.Band.Describe(domain.Unit)}\" và \"{next.Band.Describe(domain.Unit)}\"; chỉ để ở một mức.");
            }
            else if (step > 0)
            {
                json.Faults.Add(FaultCodes.BandsHole, next.Item, $"Chưa có mức nào cho giá trị {Missing(reached.Upper, next.Lower, domain)}, giữa \"{reached.Band.Describe(domain.Unit)}\" và \"{next.Band.Describe(domain.Unit)}\".");
            }

            reached = Bound.Order.Compare(next.Upper, reached.Upper) > 0 ? next : reached;
        }

        if (Bound.Order.Compare(reached.Upper, Stretch.End(domain)) < 0)
        {
            json.Faults.Add(FaultCodes.BandsHole, reached.Item, $"Chưa có mức nào cho giá trị {Missing(reached.Upper, Stretch.End(domain), domain)}.");
        }
    }

    private static string Shared(Stretch left, Stretch right, BandDomain domain)
    {
        var upper = Bound.Order.Compare(left.Upper, right.Upper) < 0 ? left.Upper : right.Upper;
        return right.Lower.Value is { } only && only == upper.Value ? $"Giá trị {Show(only, domain)}" : $"Giá trị {Missing(right.Lower, upper, domain)}";
    }

    private static string Missing(Bound start, Bound end, BandDomain domain) => (start.Value, end.Value) switch
    {
        ({ } low, { } high) when low == high => $"đúng {Show(low, domain)}",
        ({ } low, { } high) => $"{(start.After ? "trên" : "từ")} {Show(low, domain)} đến {(end.After ? "" : "dưới ")}{Show(high, domain)}",
        ({ } low, null) => start.After ? $"trên {Show(low, domain)}" : $"từ {Show(low, domain)} trở lên",
        (null, { } high) => end.After ? $"không quá {Show(high, domain)}" : $"dưới {Show(high, domain)}",
        _ => "bất kỳ",
    };

    private static string Show(Fraction value, BandDomain domain) => domain.Unit.Length == 0 ? value.ToVietnamese() : $"{value.ToVietnamese()} {domain.Unit}";

    /// <summary>A place between values: just before or just after one; without a value, before or after all of them.</summary>
    private readonly record struct Bound(Fraction? Value, bool After)
    {
        public static readonly Comparer<Bound> Order = Comparer<Bound>.Create((left, right) => (left.Value, right.Value) switch
        {
            ({ } l, { } r) => l.CompareTo(r) is var order and not 0 ? order : left.After.CompareTo(right.After),
            (null, null) => left.After.CompareTo(right.After),
            (null, _) => left.After ? 1 : -1,
            (_, null) => right.After ? -1 : 1,
        });
    }

    private sealed record Stretch(Band Band, JsonItem Item, Bound Lower, Bound Upper)
    {
        public bool IsEmpty => Bound.Order.Compare(Lower, Upper) >= 0;

        public static Bound Start(BandDomain domain) => new(domain.Least, After: false);

        public static Bound End(BandDomain domain) => new(domain.Most, After: true);

        public static Stretch Of(Band band, JsonItem item, BandDomain domain)
        {
            var lower = band.From is { } from ? new Bound(from, After: false) : new Bound(band.Above, band.Above is not null);
            var upper = band.UpTo is { } upTo ? new Bound(upTo, After: true) : new Bound(band.Below, band.Below is null);
            if (domain.WholeNumbers)
            {
                // Between two whole numbers there is nothing: "from 2" begins where "up to 1" ends.
                lower = lower.Value is { } low ? new Bound(FirstWhole(low, lower.After), After: false) : lower;
                upper = upper.Value is { } high ? new Bound(FirstWhole(high, upper.After), After: false) : upper;
            }

            lower = Bound.Order.Compare(lower, Start(domain)) < 0 ? Start(domain) : lower;
            upper = Bound.Order.Compare(upper, End(domain)) > 0 ? End(domain) : upper;
            return new Stretch(band, item, lower, upper);
        }

        private static Fraction FirstWhole(Fraction value, bool after)
        {
            var floor = value.Floor();
            return value.IsWhole && !after ? floor : floor + Fraction.One;
        }
    }
}
