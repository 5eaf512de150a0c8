namespace ParScore.App.Reports.Workbooks;

/// <summary>One column of a table.</summary>
public sealed record TableColumn
{
    public required int Column { get; init; }

    public required string Header { get; init; }

    /// <summary>Null for a column that people fill in.</summary>
    public WorkbookValue? Value { get; init; }

    /// <summary>How the spreadsheet computes it; null: the number itself stands there.</summary>
    public ColumnFormula? Formula { get; init; }

    /// <summary>What the total row shows; null for nothing.</summary>
    public ColumnTotal? Total { get; init; }

    /// <summary>What may be filled in.</summary>
    public ColumnInput? Input { get; init; }

    /// <summary>Decimals; null: those of the set.</summary>
    public int? Places { get; init; }

    /// <summary>Longer texts are cut to so many characters and end in <see cref="Rest"/>; null: they go on in the next row.</summary>
    public int? Most { get; init; }

    /// <summary>Says where the whole text is.</summary>
    public string Rest { get; init; } = "";
}
