using System.Text;
using ParScore.App.Evidence;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reviews;

/// <summary>The figures by which Sở Nội vụ adjusts: read and judged by the same rule as a unit's.</summary>
internal static class CorrectedFigures
{
    private const int MostLength = 500;

    /// <summary>What the rule makes of the figures, or why it makes nothing of them.</summary>
    public static (LeafScore? Score, IReadOnlyList<Refusal> Refusals) Score(Node leaf, IReadOnlyList<TypedFigure> figures)
    {
        Refusal[] refusals =
        [
            .. figures.Where(f => !IsReadable(f.Json)).Select(f => new Refusal(SubmissionRefusals.ValueUnreadable, f.Role, $"Tiêu chí {leaf.Code}: giá trị của \"{ObjectReader.Shorten(f.Role)}\" không đọc được; hãy gõ lại, không kèm ký tự lạ.")),
            .. figures.GroupBy(f => (f.Role, f.Item)).Where(g => g.Count() > 1).Select(g => new Refusal(SubmissionRefusals.ValueTwice, g.Key.Role, $"Tiêu chí {leaf.Code}: số liệu \"{ObjectReader.Shorten(g.Key.Role)}\" được gửi hai lần; chỉ giữ một.")),
        ];
        if (refusals.Length > 0)
        {
            return (null, refusals);
        }

        var score = ReviewedScores.ByRule(leaf, figures);
        return score.State != LeafState.Open ? (score, [])
            : score.Refusals.Count > 0 ? (null, [.. score.Refusals.Select(r => r.Refusal)])
            : (null, [new Refusal(ReviewRefusals.FiguresIncomplete, leaf.Code, $"Tiêu chí {leaf.Code} còn thiếu: {string.Join("; ", score.Missing)}. Hãy nhập đủ số liệu đã kiểm tra, hoặc điều chỉnh điểm bằng tay.")]);
    }

    private static bool IsReadable(string? json) => json is { Length: <= MostLength } && JsonText.Parse(Encoding.UTF8.GetBytes(json), new FaultList()) is { Kind: not (JsonKind.Object or JsonKind.Array or JsonKind.Null) } value
        && (value.Kind != JsonKind.Text || string.Equals(DocumentText.Clean(value.Text), value.Text, StringComparison.Ordinal));
}
