using ParScore.App.Consolidation;

namespace ParScore.App.Submissions.Checks;

/// <summary>All checks, and what they find in a unit's part: everything at once, what must be mended first.</summary>
public static class SubmissionChecks
{
    /// <summary>Every check.</summary>
    public static readonly IReadOnlyList<SubmissionCheck> All =
    [
        new LeafUnansweredCheck(),
        new FigureRefusedCheck(),
        new EvidenceMissingCheck(),
        new WithoutFileUnexplainedCheck(),
        new InitiativeIncompleteCheck(),
        new PointsOutOfRangeCheck(),
        new PageMissingCheck(),
        new EvidenceOutsideYearCheck(),
        new FigureInconsistentCheck(),
        new FigureDiffersElsewhereCheck(),
        new EvidenceOnlyExplainedCheck(),
        new PartOfOthersMissingCheck(),
        new DocumentUnusedCheck(),
    ];

    /// <summary>What is found in a unit's part; what Sở Nội vụ lets pass is found too and carries its waiver.</summary>
    /// <param name="result">The province as it stands.</param>
    /// <param name="unit">The unit's code.</param>
    public static IReadOnlyList<CheckFinding> Run(ProvinceResult result, string unit)
    {
        var context = new CheckContext(result, unit);
        return
        [
            .. All.SelectMany(c => c.Run(context))
                .Select(f => f.Severity == CheckSeverity.Refuses ? f with { Waiver = context.Answers.Waivers.FirstOrDefault(w => w.Covers(f)) } : f)
                .OrderBy(f => f.Severity).ThenByDescending(f => f.IsInTheWay),
        ];
    }
}
