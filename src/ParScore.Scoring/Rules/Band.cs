using System.Text.Json;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>One mức: a stretch of values and the points it gives. Says of each bound whether it belongs to the band.</summary>
public sealed record Band
{
    /// <summary>The smallest value that belongs to the band; null when it is <see cref="Above"/> or nothing.</summary>
    public Fraction? From { get; init; }

    /// <summary>The value above which the band begins; itself not in the band.</summary>
    public Fraction? Above { get; init; }

    /// <summary>The largest value that belongs to the band; null when it is <see cref="Below"/> or nothing.</summary>
    public Fraction? UpTo { get; init; }

    /// <summary>The value at which the band has ended; itself not in the band.</summary>
    public Fraction? Below { get; init; }

    public required Points Points { get; init; }

    /// <summary>The printed words, where they say more than the bounds.</summary>
    public string? Label { get; init; }

    public bool Contains(Fraction value) =>
        (From is not { } from || value >= from) && (Above is not { } above || value > above)
        && (UpTo is not { } upTo || value <= upTo) && (Below is not { } below || value < below);

    /// <summary>"từ 80 % đến dưới 100 %".</summary>
    public string Describe(string unit)
    {
        string Show(Fraction value) => unit.Length == 0 ? value.ToVietnamese() : $"{value.ToVietnamese()} {unit}";
        if (From is { } only && only == UpTo)
        {
            return $"đúng {Show(only)}";
        }

        var lower = From is { } from ? $"từ {Show(from)}" : Above is { } above ? $"trên {Show(above)}" : null;
        var upper = UpTo is { } upTo ? $"đến {Show(upTo)}" : Below is { } below ? $"dưới {Show(below)}" : null;
        return (lower, upper) switch
        {
            (null, null) => "mọi giá trị",
            (null, { } end) => UpTo is null ? end : $"không quá {Show(UpTo.Value)}",
            ({ } start, null) => From is null ? start : $"{start} trở lên",
            ({ } start, { } end) => UpTo is null ? $"{start} đến {end}" : $"{start} {end}",
        };
    }

    /// <summary>The printed words, and the bounds where the words alone do not give them: "Đầy đủ các báo cáo (từ 100 % trở lên)".</summary>
    public string Title(string unit)
    {
        static string Letters(string text) => text.Replace(" ", "", StringComparison.Ordinal);
        var bounds = Describe(unit);
        return Label is null ? bounds
            : Letters(Label).Contains(Letters(bounds), StringComparison.OrdinalIgnoreCase) ? Label
            : $"{Label} ({bounds})";
    }

    internal static Band? Read(ObjectReader json, BandDomain domain)
    {
        var faultsBefore = json.Faults.All.Count;
        var band = new Band
        {
            From = ReadBound(json, "from", domain),
            Above = ReadBound(json, "above", domain),
            UpTo = ReadBound(json, "upTo", domain),
            Below = ReadBound(json, "below", domain),
            Points = json.Points("points") ?? default,
            Label = json.Text("label", required: false),
        };
        json.Done();
        if (json.Has("from") && json.Has("above"))
        {
            json.Faults.Add(FaultCodes.BandBounds, json.Item, "Một mức chỉ có một cận dưới: \"from\" (từ …) hoặc \"above\" (trên …), không cả hai.");
        }

        if (json.Has("upTo") && json.Has("below"))
        {
            json.Faults.Add(FaultCodes.BandBounds, json.Item, "Một mức chỉ có một cận trên: \"upTo\" (đến …) hoặc \"below\" (dưới …), không cả hai.");
        }

        return json.Faults.All.Count == faultsBefore ? band : null;
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("from", From);
        json.WriteNumber("above", Above);
        json.WriteNumber("upTo", UpTo);
        json.WriteNumber("below", Below);
        json.WriteNumber("points", Points.Value);
        json.WriteText("label", Label);
        json.WriteEndObject();
    }

    private static Fraction? ReadBound(ObjectReader json, string name, BandDomain domain)
    {
        var bound = json.Number(name, required: false, mayBeNegative: domain.Least is null);
        if (bound is not null && domain.WholeNumbers && json.Optional(name)!.Text.Contains('.', StringComparison.Ordinal))
        {
            json.Faults.Add(FaultCodes.NotANumber, json.Optional(name)!, $"Cận {bound.Value.ToText()} phải là số nguyên, vì ở đây đếm số lượng.");
        }

        return bound;
    }
}
