using ParScore.Scoring.Answers;

namespace ParScore.App.Submissions.Checks;

/// <summary>The same figure used at several leaves has the same value.</summary>
internal sealed class FigureInconsistentCheck : SubmissionCheck
{
    public override string Code => "figure-inconsistent";

    public override CheckSeverity Severity => CheckSeverity.Warns;

    public override string About => "Cùng một số liệu dùng ở nhiều tiêu chí thì ghi cùng một giá trị.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from same in Numbers(context).GroupBy(n => n.Label, StringComparer.OrdinalIgnoreCase)
        let values = same.DistinctBy(n => n.Value).ToArray()
        where values.Length > 1
        select At(
            values[1].Line.Leaf,
            $"Số liệu \"{same.Key}\" ghi khác nhau: {string.Join(", ", same.Select(n => $"{n.Value.ToVietnamese()} ở {n.Line.Leaf.Code}"))}.",
            "Hãy kiểm tra lại nguồn số liệu và ghi thống nhất, hoặc giải trình vì sao khác; số liệu mâu thuẫn dễ bị trừ điểm khi thẩm định.");

    private static IEnumerable<(string Label, Scoring.Fraction Value, Consolidation.ConsolidatedLine Line)> Numbers(CheckContext context) =>
        from own in context.Own
        where own.Answer is not null
        from ask in own.Line.Leaf.Rule!.Asks
        where own.Answer!.Part.Figures.ByRole.GetValueOrDefault(ask.Role) is NumberFigure
        select ($"{ask.Spec.Label}{(ask.Spec.Unit is null ? "" : $" ({ask.Spec.Unit})")}", ((NumberFigure)own.Answer!.Part.Figures.ByRole[ask.Role]).Value, own.Line);
}
