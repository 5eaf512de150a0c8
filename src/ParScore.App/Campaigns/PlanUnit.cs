namespace ParScore.App.Campaigns;

/// <summary>Đơn vị in a campaign, with the annex that lists what it scores.</summary>
public sealed record PlanUnit
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Phụ lục of the plan.</summary>
    public int? Annex { get; init; }

    /// <summary>What the annex covers.</summary>
    public string? Content { get; init; }
}
