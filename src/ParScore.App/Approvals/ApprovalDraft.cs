using Microsoft.Data.Sqlite;
using ParScore.App.Consolidation;
using ParScore.App.Submissions;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Approvals;

/// <summary>What would be approved now: the parts that were handed in, and what is missing.</summary>
public sealed record ApprovalDraft
{
    /// <summary>Without the parts that nobody has handed in, or that are back with their units.</summary>
    public required CampaignRecord Record { get; init; }

    /// <summary>Vietnamese sentences: what is left out, open, not reviewed or without evidence. Proposing all the same needs a note.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Reads it; null when there is no such campaign.</summary>
    public static async Task<ApprovalDraft?> FindAsync(string campaign, SqliteConnection connection)
    {
        if (await CampaignRecord.FindAsync(campaign, connection) is not { } all)
        {
            return null;
        }

        var submissions = (await SubmissionStore.ListAsync(campaign, connection)).ToDictionary(s => s.Unit, StringComparer.Ordinal);
        bool IsHandedIn(string unit) => submissions.GetValueOrDefault(unit) is { State: SubmissionState.Submitted or SubmissionState.Accepted };
        var record = all with { Answers = [.. all.Answers.Where(a => IsHandedIn(a.Unit!))] };
        var result = record.Consolidate();
        return new ApprovalDraft
        {
            Record = record,
            Gaps =
            [
                .. record.Plan.Units.Where(u => !IsHandedIn(u.Code)).Select(u => submissions.GetValueOrDefault(u.Code) is { State: SubmissionState.Returned }
                    ? $"{u.Name} đang giữ phiếu bị trả lại; phần của đơn vị không được tính."
                    : $"{u.Name} chưa nộp phiếu; phần của đơn vị không được tính."),
                .. record.Plan.Units.Where(u => submissions.GetValueOrDefault(u.Code) is { State: SubmissionState.Submitted }).Select(u => $"Phiếu của {u.Name} chưa được thẩm định xong."),
                .. result.Lines.SelectMany(l => l.Parts).Where(p => p.HasChangedSince && submissions.GetValueOrDefault(p.Unit) is { State: SubmissionState.Accepted })
                    .Select(p => $"Tiêu chí {p.Leaf.Code}: nội dung đã thay đổi sau khi thẩm định phần của {p.Unit} nên quyết định đó không còn được tính; chưa thẩm định lại."),
                .. result.Lines.Where(l => l.Score.State == LeafState.Open).Select(l => $"Tiêu chí {l.Leaf.Code} chưa chấm được. {l.Score.OpenReason}".TrimEnd()),
                .. result.Lines.Where(l => l.EvidenceState == EvidenceState.Nothing).Select(l => $"Tiêu chí {l.Leaf.Code} chưa có tài liệu kiểm chứng và chưa giải trình."),
            ],
        };
    }
}
