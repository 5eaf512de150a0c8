using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Approvals;
using ParScore.App.Campaigns;

namespace ParScore.App.Verification;

/// <summary>Scores every approved version again from its own content, and holds each against the proposal that was approved.</summary>
internal static class SnapshotReplay
{
    public static async Task RunAsync(SqliteConnection connection, VerifyReport report)
    {
        const string sql = """
            select s.campaign, s.number, s.content, s.set_hash, (select count(*) from proposal p where p.campaign = s.campaign and p.outcome = 'approved' and p.content_hash = s.hash) as proposals
            from snapshot s order by s.campaign, s.number
            """;
        foreach (var (campaign, number, content, set, proposals) in await connection.QueryAsync<(string Campaign, long Number, string Content, string Set, long Proposals)>(sql))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{campaign} {number}");
            // Versions from before there were use cases for approving have no content that could be scored.
            if (!CanRead(content))
            {
                continue;
            }

            if (proposals == 0)
            {
                report.Fail(CheckKind.Snapshot, name, $"Bản chốt {name} không có tờ trình đã phê duyệt nào cùng nội dung. Hãy đối chiếu với biên bản phê duyệt.");
            }

            try
            {
                _ = SnapshotReader.Read(content, await CriteriaStore.GetAsync(set, connection));
                report.Pass(CheckKind.Snapshot);
            }
            catch (InvalidDataException)
            {
                report.Fail(CheckKind.Snapshot, name, $"Điểm trong bản chốt {name} không tính lại được từ nội dung của chính nó: bản chốt bị sửa ngoài chương trình. Hãy đối chiếu với biên bản phê duyệt và bản sao lưu.");
            }
        }
    }

    private static bool CanRead(string content)
    {
        try
        {
            return SnapshotReader.CanRead(content);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
