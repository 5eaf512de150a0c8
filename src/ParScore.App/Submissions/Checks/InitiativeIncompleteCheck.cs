namespace ParScore.App.Submissions.Checks;

/// <summary>At least one initiative with scale, cost, time and effect (QĐ 320, II: each of the eight units).</summary>
internal sealed class InitiativeIncompleteCheck : SubmissionCheck
{
    public override string Code => "initiative-incomplete";

    public override CheckSeverity Severity => CheckSeverity.Refuses;

    public override string About => "Có ít nhất một sáng kiến ghi đủ quy mô áp dụng, kinh phí, thời gian và hiệu quả.";

    public override IEnumerable<CheckFinding> Run(CheckContext context)
    {
        var initiatives = context.Answers.Initiatives;
        if (initiatives.Any(i => i.IsComplete))
        {
            yield break;
        }

        yield return initiatives.Count == 0
            ? At(null, "Chưa đề xuất sáng kiến nào; kế hoạch yêu cầu ít nhất 01 sáng kiến.", "Hãy đề xuất một sáng kiến, ghi đủ quy mô áp dụng, kinh phí, thời gian và hiệu quả.")
            : At(null, $"Sáng kiến \"{initiatives[0].Title}\" còn thiếu: {string.Join(", ", Missing(initiatives[0]))}.", "Hãy ghi đủ bốn nội dung cho ít nhất một sáng kiến.");
    }

    private static IEnumerable<string> Missing(Initiative initiative) =>
        new[] { ("quy mô áp dụng", initiative.Scale), ("kinh phí", initiative.Cost), ("thời gian", initiative.Time), ("hiệu quả", initiative.Effect) }.Where(p => p.Item2 is null).Select(p => p.Item1);
}
