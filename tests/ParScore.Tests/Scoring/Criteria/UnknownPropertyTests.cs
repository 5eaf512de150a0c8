using System.Text.Json.Nodes;
using ParScore.Scoring;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>A property that nobody asked for is found in every object of a file, however deep, and nothing else is said of it.</summary>
public sealed class UnknownPropertyTests
{
    // Their names are data: keys of sources, roles of figures, parts of a row, pointers.
    private static readonly string[] Maps = ["/sources", "/figures", "/confidence", "/illustrative"];

    public static TheoryData<string> Objects => [.. Below(CriteriaDraft.EveryKind().Root, "").Where(pointer => !Maps.Any(m => pointer.EndsWith(m, StringComparison.Ordinal)))];

    [Fact]
    public void There_are_objects_of_every_sort() => Objects.Count.ShouldBeGreaterThan(80);

    [Theory]
    [MemberData(nameof(Objects))]
    public void It_is_found_where_it_stands(string pointer)
    {
        var faults = CriteriaDraft.EveryKind().Put($"{pointer}/khong-ai-hoi", true).Read().Faults;

        faults.Select(f => (f.Code, f.Pointer)).ShouldBe([(FaultCodes.PropertyUnknown, $"{pointer}/khong-ai-hoi")]);
    }

    private static IEnumerable<string> Below(JsonNode? node, string pointer) => node switch
    {
        JsonObject properties => [pointer, .. properties.SelectMany(p => Below(p.Value, $"{pointer}/{p.Key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"))],
        JsonArray items => items.SelectMany((item, i) => Below(item, $"{pointer}/{i}")),
        _ => [],
    };
}
