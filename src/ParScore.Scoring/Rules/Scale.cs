using System.Text.Json;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>How a percentage becomes points: by bands, or in proportion.</summary>
public abstract record Scale
{
    private protected Scale()
    {
    }

    public abstract Trend Trend { get; }

    public abstract (Points Lowest, Points Highest) Reach(Points max);

    /// <summary>The points of a percentage, and the band and the reckoning in words.</summary>
    /// <param name="percent">The percentage.</param>
    /// <param name="max">The leaf's maximum.</param>
    /// <param name="share">The percentage as it is written in the reckoning: "93,75 %", or "1 ÷ 3" where its decimals have no end.</param>
    public abstract ScaleResult Score(Fraction percent, Points max, string share);

    /// <summary>The rule in words.</summary>
    /// <param name="max">The leaf's maximum.</param>
    /// <param name="measure">What is measured: "tỷ lệ", "mức tăng".</param>
    /// <param name="mayBeNegative">True when the percentage can be below 0.</param>
    public abstract string Describe(Points max, string measure, bool mayBeNegative);

    /// <summary>True when a percentage below 0 gets points too, if only 0.</summary>
    internal virtual bool ScoresNegative => true;

    internal abstract void WriteProperties(Utf8JsonWriter json);

    /// <summary>Reads the property "scale" of a rule.</summary>
    internal static Scale? Read(ObjectReader rule, BandDomain domain)
    {
        var json = rule.Object("scale");
        if (json is null)
        {
            return null;
        }

        Scale? scale = json.Has("bands") ? BandScale.ReadProperties(json, domain) : ProportionScale.ReadProperties(json);
        json.Done();
        return scale;
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("scale");
        WriteProperties(json);
        json.WriteEndObject();
    }
}
