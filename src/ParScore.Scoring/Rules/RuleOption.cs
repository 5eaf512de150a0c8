using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>One option of a choice, one item of a checklist or bonus: its code in files and its printed words.</summary>
internal static class RuleOption
{
    /// <summary>Reports codes that occur twice among the objects of a list.</summary>
    public static void CheckCodes(IEnumerable<ObjectReader> items, FaultList faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.Optional("code") is { Kind: JsonKind.Text } code && !seen.Add(code.Text))
            {
                faults.Add(FaultCodes.OptionDuplicate, code, $"Mã \"{ObjectReader.Shorten(code.Text)}\" có hai lần trong danh sách này.");
            }
        }
    }
}
