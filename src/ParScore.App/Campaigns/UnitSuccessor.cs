namespace ParScore.App.Campaigns;

/// <summary>Đơn vị kế thừa: which unit took over the tasks of another, since when and by which decision. Old campaigns keep their old units.</summary>
public sealed record UnitSuccessor
{
    /// <summary>The old unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>The code of the unit that took over.</summary>
    public required string Successor { get; init; }

    /// <summary>The day from which the successor answers.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The decision, such as "NQ 15/NQ-HĐND ngày 20/02/2025".</summary>
    public required string Basis { get; init; }
}
