namespace ParScore.App.Reports.Workbooks;

/// <summary>A piece of a sheet. Pieces follow one another downwards.</summary>
public abstract record SheetPart
{
    private protected SheetPart()
    {
    }

    /// <summary>The row it starts on; null: right below what stands above it.</summary>
    public int? Row { get; init; }

    /// <summary>Empty rows left above it.</summary>
    public int Gap { get; init; }
}
