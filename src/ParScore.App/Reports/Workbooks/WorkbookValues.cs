using System.Collections.Frozen;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Every value that a binding can name. To add one: a line in the list of its subject, and in Reports/README.md.</summary>
public static class WorkbookValues
{
    /// <summary>In the order of the table of names.</summary>
    public static readonly IReadOnlyList<WorkbookValue> All = [.. DocumentValues.All, .. NodeValues.All, .. RowValues.All];

    private static readonly FrozenDictionary<string, WorkbookValue> ByName = All.ToFrozenDictionary(v => v.Name, StringComparer.Ordinal);

    public static WorkbookValue? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What rows of a table are about.</summary>
    public static RowParts PartsOf(RowSource source) => RowParts.Row | source switch
    {
        RowSource.Fields or RowSource.Nodes or RowSource.Leaves or RowSource.SelfLeaves => RowParts.Node,
        RowSource.Evidence => RowParts.Node | RowParts.Evidence,
        RowSource.Explanations => RowParts.Node | RowParts.Explanation | RowParts.Unit,
        RowSource.Initiatives => RowParts.Initiative | RowParts.Unit,
        RowSource.Difficulties => RowParts.Difficulty | RowParts.Unit,
        _ => RowParts.RoundingGap,
    };
}
