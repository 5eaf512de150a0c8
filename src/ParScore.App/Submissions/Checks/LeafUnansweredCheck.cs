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

    private static IReadOnlyList<string> Missing(DeclaredAnswer? answer, Consolidation.ConsolidatedLine line, CheckContext context)
    {
        var figures = answer?.Part.Figures ?? Scoring.Answers.Figures.None;
        if (line.Leaf.Rule is not ChecklistRule checklist || line.Units.Count == 1)
        {
            return Scoring.Sheets.LeafScorer.MissingOf(context.Unit.Unit.Code, figures, line.Leaf.Rule!, context.OwnersOf(line));
        }

        // Of a shared list a unit owes its own items; what belongs to nobody in the plan falls to the lead.
        var given = figures.TryGet<Scoring.Answers.ItemsFigure>(checklist.Asks[0].Role, out var items) ? items.Items.Keys.ToArray() : [];
        return
        [
            .. checklist.Items.Where(i => !given.Contains(i.Code, StringComparer.Ordinal))
                .Where(i => string.Equals(i.Owner is { } owner && line.Units.Contains(owner, StringComparer.Ordinal) ? i.Owner : line.Units[0], context.Unit.Unit.Code, StringComparison.Ordinal))
                .Select(i => i.Label),
        ];
    }
}
