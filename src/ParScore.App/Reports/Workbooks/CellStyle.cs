namespace ParScore.App.Reports.Workbooks;

/// <summary>How a cell looks. Equal styles are written once.</summary>
internal readonly record struct CellStyle
{
    public CellStyle()
    {
    }

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public int Size { get; init; } = 11;

    /// <summary>RRGGBB; null for black.</summary>
    public string? Color { get; init; }

    /// <summary>RRGGBB; null for none.</summary>
    public string? Fill { get; init; }

    public bool Border { get; init; }

    /// <summary>"left", "center" or "right".</summary>
    public string Horizontal { get; init; } = "left";

    /// <summary>"top" or "center".</summary>
    public string Vertical { get; init; } = "top";

    public int Indent { get; init; }

    /// <summary>A number format; null for general.</summary>
    public string? Format { get; init; }

    /// <summary>Keeps a text that looks like a formula a text, even when somebody edits it.</summary>
    public bool QuotePrefix { get; init; }
}
