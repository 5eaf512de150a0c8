using ParScore.App.Consolidation;

namespace ParScore.App.Submissions.Checks;

/// <summary>A shared leaf is complete when all parts are: the lead hears whose part is missing, while there is time to ask for it.</summary>
internal sealed class PartOfOthersMissingCheck : SubmissionCheck
{
    public override string Code => "part-of-others-missing";

    public override CheckSeverity Severity => CheckSeverity.Warns;

    public override string About => "Tiêu chí có cơ quan phối hợp thì phần của từng cơ quan phối hợp đã được kê khai.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        where context.Leads(own.Line) && own.Line.Leaf.Rule!.Join != Scoring.Rules.JoinMethod.Lead
        let missing = own.Line.Units.Skip(1).Where(u => Scoring.Answers.FigureOwners.Declares(u, own.Line.Leaf.Rule!, context.FigureUnitsOf(own.Line), own.Line.Units) && !HasDeclared(own.Line, u)).ToArray()
        where missing.Length > 0
        select At(
            own.Line.Leaf,
            $"Tiêu chí {CheckContext.Name(own.Line.Leaf)} còn thiếu phần của {string.Join(", ", missing.Select(u => context.Result.Plan.FindUnit(u)?.Name ?? u))}.",
            "Hãy đề nghị cơ quan phối hợp kê khai; tiêu chí còn thiếu một phần thì chưa có điểm và sẽ mất điểm khi thẩm định.");

    private static bool HasDeclared(ConsolidatedLine line, string unit) => line.Answers.Any(a =>
        string.Equals(a.Part.Unit, unit, StringComparison.Ordinal) && (a.Part.NotApplicable is not null || a.Part.Figures.ByRole.Count > 0));
}
