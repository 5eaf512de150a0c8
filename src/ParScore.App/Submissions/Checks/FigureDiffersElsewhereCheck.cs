using ParScore.App.Consolidation;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Rules;

namespace ParScore.App.Submissions.Checks;

/// <summary>A figure that another unit declares too has the same value there; an appraiser who lays both side by side takes neither.</summary>
internal sealed class FigureDiffersElsewhereCheck : SubmissionCheck
{
    public override string Code => "figure-differs-elsewhere";

    public override CheckSeverity Severity => CheckSeverity.Warns;

    public override string About => "Số liệu mà đơn vị khác cũng kê khai thì hai nơi ghi cùng một giá trị.";

    public override IEnumerable<CheckFinding> Run(CheckContext context)
    {
        var others = context.Result.Lines.SelectMany(Numbers).Where(n => !IsOwn(n.Unit, context)).ToLookup(n => n.Label, StringComparer.OrdinalIgnoreCase);
        return
            from own in context.Result.Lines.SelectMany(Numbers).Where(n => IsOwn(n.Unit, context))
            let other = others[own.Label].FirstOrDefault(o => o.Value != own.Value)
            where other.Line is not null
            select At(
                own.Line.Leaf,
                $"Số liệu \"{own.Label}\" ghi {own.Value.ToVietnamese()} ở {own.Line.Leaf.Code}, còn {context.Result.Plan.FindUnit(other.Unit)?.Name ?? other.Unit} ghi {other.Value.ToVietnamese()} ở {other.Line.Leaf.Code}.",
                "Hãy thống nhất với đơn vị đó theo cùng một nguồn, hoặc giải trình vì sao khác; hai số liệu lệch nhau dễ bị trừ điểm khi thẩm định.");
    }

    // Of a leaf whose rule adds the units' figures up each unit declares its own share, which has to differ.
    private static IEnumerable<(string Label, Fraction Value, string Unit, ConsolidatedLine Line)> Numbers(ConsolidatedLine line) =>
        line.Units.Count > 1 && line.Leaf.Rule!.Join != JoinMethod.Lead ? [] :
        from answer in line.Answers
        where answer.Part.Unit is not null
        from ask in line.Leaf.Rule!.Asks
        where answer.Part.Figures.ByRole.GetValueOrDefault(ask.Role) is NumberFigure
        select ($"{ask.Spec.Label}{(ask.Spec.Unit is null ? "" : $" ({ask.Spec.Unit})")}", ((NumberFigure)answer.Part.Figures.ByRole[ask.Role]).Value, answer.Part.Unit!, line);

    private static bool IsOwn(string unit, CheckContext context) => string.Equals(unit, context.Unit.Unit.Code, StringComparison.Ordinal);
}
