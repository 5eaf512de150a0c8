using Microsoft.Data.Sqlite;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Verification;

/// <summary>Scores every leaf again from the record and compares with what is stored, digit by digit and word by word.</summary>
internal static class ScoreReplay
{
    public static async Task RunAsync(SqliteConnection connection, VerifyReport report)
    {
        foreach (var id in await CampaignStore.ListAsync(connection))
        {
            var (set, plan) = (await CampaignStore.FindAsync(id, connection))!.Value;
            foreach (var stored in await LeafScoreStore.ListAsync(id, connection))
            {
                var name = $"{id} {set.Find(stored.Leaf)?.Code ?? stored.Leaf}";
                if (set.Find(stored.Leaf) is not { IsLeaf: true } leaf)
                {
                    report.Fail(CheckKind.Score, name, $"Có điểm cho tiêu chí {stored.Leaf} mà bộ tiêu chí của kỳ {id} không có.");
                }
                else if (stored.Engine != Engine.Version)
                {
                    report.Skip(CheckKind.Score, name, $"Điểm tiêu chí {leaf.Code} do phiên bản tính điểm {stored.Engine} tính, bản này là {Engine.Version}; hãy kiểm tra bằng đúng bản đó.");
                }
                else
                {
                    var answer = await CampaignRecord.GetLeafAnswerAsync(id, leaf, plan, connection);
                    if (LeafScoreStore.Of(id, answer, LeafScorer.Score(answer), set) == stored)
                    {
                        report.Pass(CheckKind.Score);
                    }
                    else
                    {
                        report.Fail(CheckKind.Score, name, $"Điểm đã lưu của tiêu chí {leaf.Code} không tính lại được từ số liệu đang có: điểm hoặc số liệu bị sửa ngoài chương trình.");
                    }
                }
            }
        }
    }
}
