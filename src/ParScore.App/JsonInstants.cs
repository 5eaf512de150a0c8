using NodaTime;
using NodaTime.Text;
using ParScore.Scoring.Json;

namespace ParScore.App;

/// <summary>Instants in files: always with their offset, so that no machine's zone can change them.</summary>
internal static class JsonInstants
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<Z+HH:mm>");

    /// <summary>An instant such as "2021-02-19T00:00:00+07:00"; null, with a fault, when it is not one.</summary>
    public static Instant? Instant(this ObjectReader json, string name, bool required = true)
    {
        var item = required ? json.Required(name) : json.Optional(name);
        if (item is null)
        {
            return null;
        }

        if (item.Kind == JsonKind.Text && Pattern.Parse(item.Text) is { Success: true, Value.Year: >= 1945 and <= 2999 } parsed)
        {
            return parsed.Value.ToInstant();
        }

        json.Faults.Add(AppFaultCodes.NotAnInstant, item, $"Ở đây phải là một thời điểm kèm múi giờ, viết như \"2021-02-19T00:00:00+07:00\", không phải {ObjectReader.Describe(item)}.");
        return null;
    }
}
