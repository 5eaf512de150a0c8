using ParScore.Scoring.Rules;

namespace ParScore.App.Submissions.Checks;

/// <summary>Every assigned leaf is answered, or "không áp dụng" with a reason (QĐ 320, I.2: đầy đủ các nội dung).</summary>
internal sealed class LeafUnansweredCheck : SubmissionCheck
{
    public override string Code => "leaf-unanswered";

    public override CheckSeverity Severity => CheckSeverity.Refuses;

    public override string About => "Mọi tiêu chí được giao đều có số liệu, hoặc chọn không áp dụng kèm lý do.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        where context.Declares(own.Line) && own.Answer?.Part.NotApplicable is null && (own.Answer?.Part.Unreadable.Count ?? 0) == 0
        let missing = Missing(own.Answer, own.Line, context)
        where missing.Count > 0
        select At(
            own.Line.Leaf,
            $"Tiêu chí {CheckContext.Name(own.Line.Leaf)} chưa kê khai: {string.Join("; ", missing)}.",
            own.Line.Leaf.Rule!.NotApplicable is null or NotApplicableEffect.Refused ? "Hãy nhập số liệu." : "Hãy nhập số liệu, hoặc chọn \"không áp dụng\" và ghi lý do nếu trong năm không phát sinh.");

    /// <summary>The figures that the unit still owes at a leaf, by their labels.</summary>
    internal static IReadOnlyList<string> Missing(DeclaredAnswer? answer, Consolidation.ConsolidatedLine line, CheckContext context)
    {
        var figures = answer?.Part.Figures ?? Scoring.Answers.Figures.None;
        if (line.Leaf.Rule is not ChecklistRule checklist || line.Units.Count == 1)
        {
            // Of a shared leaf a unit owes no figure that is another unit's alone.
            return line.Units.Count == 1 || line.Leaf.Rule is ChecklistRule ? line.Leaf.Rule!.Missing(figures) :
            [
                .. line.Leaf.Rule!.Asks.Where(a => !figures.Has(a.Role) && (OwnerOf(a.Role, line, context) is not { } owner || string.Equals(owner, context.Unit.Unit.Code, StringComparison.Ordinal))).Select(a => a.Spec.Label),
            ];
        }

        // Of a shared list a unit owes its own items; what belongs to nobody in the plan falls to the lead.
        var given = figures.TryGet<Scoring.Answers.ItemsFigure>(checklist.Asks[0].Role, out var items) ? items.Items.Keys.ToArray() : [];
        return
        [
            .. checklist.Items.Where(i => !given.Contains(i.Code, StringComparer.Ordinal))
                .Where(i => string.Equals(OwnerOf(checklist.Asks[0].Role, line, context) is { } whole ? whole : i.Owner is { } owner && line.Units.Contains(owner, StringComparer.Ordinal) ? i.Owner : line.Units[0], context.Unit.Unit.Code, StringComparison.Ordinal))
                .Select(i => i.Label),
        ];
    }

    private static string? OwnerOf(string role, Consolidation.ConsolidatedLine line, CheckContext context) => Scoring.Answers.FigureOwners.OwnerOf(role, context.FigureUnitsOf(line), line.Units);
}
