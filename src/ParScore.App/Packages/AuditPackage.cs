using System.Globalization;
using System.Text;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Verification;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Packages;

/// <summary>
/// Gói hồ sơ kiểm chứng: one campaign as a BagIt bag that an inspector takes away and checks alone, with <c>sha256sum -c</c> and
/// without ParScore: evidence by criterion, points with their reasons, explanations, journal, checkpoint, and pages to read offline.
/// </summary>
public sealed class AuditPackage(Database database, IClock clock)
{
    private readonly EvidenceFolder _folder = new(database.Directory, database.Settings);

    /// <summary>Writes the bag into a folder that is not there yet. Its name appears only when the bag is whole and read back.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="folder">The bag's folder.</param>
    /// <param name="workbook">The Ministry's workbook of the result, put into the bag; null = without.</param>
    /// <param name="actor">Who takes it.</param>
    /// <returns>The checkpoint printed in the bag; null when there is no such campaign. And what is wrong with the evidence; then there is no bag.</returns>
    public async Task<(Checkpoint? Checkpoint, IReadOnlyList<Problem> Problems)> WriteAsync(string campaign, string folder, Func<ProvinceResult, byte[]?> workbook, Actor actor)
    {
        if (await database.ReadAsync(connection => CampaignStore.FindAsync(campaign, connection)) is null)
        {
            return (null, []);
        }

        var final = Path.GetFullPath(folder);
        await using var draft = DraftFolder.Beside(final, "chua-xong");
        var checkpoint = await database.WriteAsync(new Act { Actor = actor, Action = "package-made" }, async session =>
        {
            await session.NoteAsync(("campaign", campaign), ("folder", Path.GetFileName(final)));
            return await session.CheckpointAsync($"package {campaign}");
        });
        var content = await database.ReadAsync(async connection => new PackageContent
        {
            Result = (await CampaignRecord.FindAsync(campaign, connection))!.Consolidate(),
            Journal = Extract([.. JournalStore.ReadAfter(0, connection).Where(e => e.Seq <= checkpoint.Count)], campaign),
            Checkpoint = checkpoint,
            MadeAt = clock.GetCurrentInstant(),
            Actor = actor,
        });

        var bag = new BagWriter(draft.Path);
        var problems = await AddEvidenceAsync(content, bag);
        if (problems.Count > 0)
        {
            return (checkpoint, problems);
        }

        AddPages(content, bag, workbook(content.Result));
        Finish(content, bag);
        if (bag.ReadBack() is { Count: > 0 } different)
        {
            return (checkpoint, [.. different.Select(path => new Problem(CheckKind.File, path, CheckResult.Failed, $"Tệp {path} vừa ghi đọc lại không giống; ổ đĩa có thể đang hỏng. Chưa có gói nào được đưa ra."))]);
        }

        draft.Publish(final);
        return (checkpoint, []);
    }

    // What is about other campaigns keeps its place in the chain and nothing else.
    private static IReadOnlyList<JournalEntry> Extract(IReadOnlyList<JournalEntry> entries, string campaign)
    {
        var files = entries.Where(e => e.Subject is "document_file" && IsOf(e, campaign)).Select(e => JsonText.Parse(Encoding.UTF8.GetBytes(e.New ?? ""), new FaultList())?.Property("sha256")?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. entries.Select(e => IsAbout(e, campaign, files) ? e : e with { Old = null, New = null, Key = null, Reason = null, Subject = null, Action = "" })];
    }

    private static bool IsAbout(JournalEntry entry, string campaign, HashSet<string> files) => entry.Subject switch
    {
        "criteria_set" or "unit" or "unit_successor" => true,
        "campaign" => string.Equals(entry.Key, CanonicalJson.OfTexts([("id", campaign)]), StringComparison.Ordinal),
        "stored_file" => JsonText.Parse(Encoding.UTF8.GetBytes(entry.Key ?? ""), new FaultList())?.Property("sha256")?.Text is { } digest && files.Contains(digest),
        _ => IsOf(entry, campaign),
    };

    private static bool IsOf(JournalEntry entry, string campaign) => entry.Key?.Contains($"\"campaign\":{CanonicalJson.OfText(campaign)}", StringComparison.Ordinal) == true;

    private async Task<List<Problem>> AddEvidenceAsync(PackageContent content, BagWriter bag)
    {
        var problems = new List<Problem>();
        foreach (var evidence in content.Result.Evidence)
        {
            if (evidence.Link.Document.Stored is not { } stored)
            {
                continue;
            }

            await using var file = _folder.OpenChecked(stored);
            if (file is null)
            {
                problems.Add(new Problem(CheckKind.File, evidence.Number, CheckResult.Failed, $"Tệp của tài liệu {evidence.Number} ({evidence.Link.Document.Number}) bị mất hoặc không còn đúng mã băm nên không đóng gói. Hãy chạy \"parscore verify\" và phục hồi từ bản sao lưu."));
            }
            else
            {
                await bag.AddAsync(PackageContent.PathOf(evidence, content.Result.Set), file, stored);
            }
        }

        return problems;
    }

    private static void AddPages(PackageContent content, BagWriter bag, byte[]? workbook)
    {
        bag.Add("index.html", IndexPage.Write(content, workbook is not null));
        bag.Add("kieu.css", IndexPage.Style);
        bag.Add("bang-diem.csv", ScoreTable.Write(content.Result));
        bag.Add("giai-trinh.txt", Explanations(content.Result));
        bag.Add("nhat-ky.jsonl", string.Concat(content.Journal.Where(e => e.Action.Length > 0).Select(e => e.Line() + "\n")));
        bag.Add("chuoi-bam.txt", string.Concat(content.Journal.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Seq} {e.Prev} {e.Hash}\n"))));
        bag.Add("diem-kiem-tra.txt", content.Checkpoint.ToString() + "\n");
        bag.Add("bo-tieu-chi.json", Scoring.Criteria.CriteriaWriter.Write(content.Result.Set));
        if (workbook is not null)
        {
            bag.Add("bo-noi-vu.xlsx", workbook);
        }
    }

    private static string Explanations(ProvinceResult result)
    {
        var text = new StringBuilder();
        foreach (var line in result.Lines)
        {
            foreach (var (unit, explanation) in line.Explanations)
            {
                text.Append(line.Leaf.Code).Append(' ').Append(line.Leaf.Name).Append('\n').Append(unit is null ? "" : $"({result.Plan.FindUnit(unit)?.Name ?? unit}) ").Append(explanation).Append("\n\n");
            }
        }

        return text.Length > 0 ? text.ToString() : "Không có giải trình nào.\n";
    }

    private static void Finish(PackageContent content, BagWriter bag)
    {
        var plan = content.Result.Plan;
        bag.AddTag("HUONG-DAN-KIEM-TRA.txt", CheckGuide.Write(content));
        bag.Finish(
        [
            ("Source-Organization", $"UBND tỉnh {plan.Province}"),
            ("Bagging-Date", content.MadeAt.InZone(VietnamTime.Zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
            ("External-Identifier", plan.Id),
            ("External-Description", $"{plan.Name}; kế hoạch {plan.LegalBasis.Number} của {plan.LegalBasis.Issuer}; năm đánh giá {plan.IndexYear.ToString(CultureInfo.InvariantCulture)}"),
            ("Bag-Software-Agent", "ParScore"),
            ("ParScore-Checkpoint", content.Checkpoint.ToString()),
            ("ParScore-Result-Hash", content.Result.Hash),
            ("ParScore-Criteria-Set", $"{content.Result.Set.Index} {content.Result.Set.Version} {content.Result.Set.Hash}"),
            .. content.Result.Set.StatusWarning is { } warning ? (ReadOnlySpan<(string, string)>)[("ParScore-Warning", warning)] : [],
            .. content.Result.Labels.Select(l => ("ParScore-Label", l)),
        ]);
    }
}
