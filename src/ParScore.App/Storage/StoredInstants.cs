using NodaTime;
using NodaTime.Text;

namespace ParScore.App.Storage;

/// <summary>Instants as the database keeps them: UTC with seven decimals, so that their texts sort by time.</summary>
public static class StoredInstants
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fffffff'Z'");

    /// <summary>"2021-02-18T16:59:59.0000000Z".</summary>
    public static string Text(Instant instant) => Pattern.Format(instant);

    /// <summary>The instant of a stored text.</summary>
    /// <exception cref="NodaTime.Text.UnparsableValueException">The text is none.</exception>
    public static Instant Read(string text) => Pattern.Parse(text).GetValueOrThrow();
}
