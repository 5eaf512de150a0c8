namespace ParScore.App.Submissions.Checks;

/// <summary>Points lie between 0 and the maximum. The rules see to that; a record that says otherwise is not submitted.</summary>
internal sealed class PointsOutOfRangeCheck : SubmissionCheck
{
    public override string Code => "points-out-of-range";

    public override CheckSeverity Severity => CheckSeverity.Refuses;

    public override string About => "Điểm của mỗi tiêu chí nằm trong khoảng từ 0 đến điểm tối đa.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        let score = own.Line.Score
        where score.Points.Value.IsNegative || score.Points > own.Line.Leaf.MaxPoints
        select At(own.Line.Leaf, $"Tiêu chí {CheckContext.Name(own.Line.Leaf)} có {score.Points.ToVietnamese()} điểm, ngoài khoảng từ 0 đến {own.Line.Leaf.MaxPoints.ToVietnamese()}.", "Hãy báo Sở Nội vụ: bộ tiêu chí hoặc chương trình có lỗi.");
}
