namespace ParScore.App.Reports.Workbooks;

/// <summary>A sheet as a file holds it.</summary>
public sealed record ReadSheet
{
    public required string Name { get; init; }

    /// <summary>Every cell that holds something, by address; in the order of the file.</summary>
    public required IReadOnlyDictionary<string, ReadCell> Cells { get; init; }

    /// <summary>With its codes, as the file holds it.</summary>
    public required string Header { get; init; }

    public required string Footer { get; init; }
}
