using System.Globalization;
using System.Text;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Verification;
using ParScore.Scoring.Json;

namespace ParScore.App.Packages;

/// <summary>
/// Gói hồ sơ kiểm chứng: one campaign as a BagIt bag that an inspector takes away and checks alone, with <c>sha256sum -c</c> and
/// without ParScore: evidence by criterion, points with their reasons, explanations, journal, checkpoint, and pages to read offline.
/// </summary>
public sealed class AuditPackage(Database database, IClock clock)
{
    private readonly EvidenceFolder _folder = new(database.Directory, database.Settings);

    /// <summary>Writes the bag into a folder that is not there yet. Its name appears only when the record was found sound, and the bag is whole and read back.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="folder">The bag's folder.</param>
    /// <param name="workbook">The Ministry's workbook of the result, put into the bag; null = without.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="cancellation">Stops between two files; then there is no bag.</param>
    /// <returns>What is wrong with the record or the evidence; then there is no bag. Null when there is no such campaign.</returns>
    public async Task<MadePackage?> WriteAsync(string campaign, string folder, Func<ProvinceResult, byte[]?> workbook, Actor actor, CancellationToken cancellation = default)
    {
        var (isThere, refusals) = await database.ReadAsync(async (connection, now) => (await CampaignStore.FindAsync(campaign, connection) is not null, await Gate.AskAsync(UseCase.AuditPackage, actor, campaign, null, null, now, connection)));
        if (!isThere || refusals.Count > 0)
        {
            return isThere ? new MadePackage { Refusals = refusals } : null;
        }

        var final = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        await using var draft = DraftFolder.Beside(final, "chua-xong", outside: database.Directory);
        // A bag of a record that somebody changed would carry the change with all marks of truth. Its files are hashed as they are packed.
        var report = await new Verifier(database.Directory, database.Settings, clock).RunAsync(new VerifyOptions { ReadsFiles = false, Cancellation = cancellation });
        if (!report.IsSound)
        {
            return new MadePackage { Problems = report.Problems };
        }

        var content = await BeginAsync(campaign, final, actor);
        var bag = new BagWriter(draft.Path);
        var problems = await AddEvidenceAsync(content, bag, cancellation);
        if (problems.Count > 0)
        {
            return new MadePackage { Problems = problems };
        }

        AddPages(content, bag, workbook(content.Result));
        var manifest = Finish(content, bag);
        if (bag.ReadBack() is { Count: > 0 } different)
        {
            return new MadePackage { Problems = [.. different.Select(path => new Problem(CheckKind.File, path, CheckResult.Failed, $"Tệp {path} vừa ghi đọc lại không giống; ổ đĩa có thể đang hỏng. Chưa có gói nào được đưa ra."))] };
        }

        draft.Publish(final);
        try
        {
            await database.WriteAsync(new Act { Actor = actor, Action = "package-made" }, async session =>
            {
                await session.NoteAsync(("campaign", campaign), ("checkpoint", content.Checkpoint.ToString()), ("folder", Path.GetFileName(final)), ("manifest", manifest));
                return true;
            });
        }
        catch (Exception error) when (StorageTroubles.Explain(error) is not null)
        {
            // The bag is whole and in its place, so it must not be called failed; the journal says at least that it was begun.
        }

        return new MadePackage { Checkpoint = content.Checkpoint, ManifestSha256 = manifest, Files = bag.PayloadCount };
    }

    // What is packed is exactly the state that the checkpoint closes: both are read in one write.
    private Task<PackageContent> BeginAsync(string campaign, string folder, Actor actor) => database.WriteAsync(new Act { Actor = actor, Action = "package-begun" }, async session =>
    {
        await session.NoteAsync(("campaign", campaign), ("folder", Path.GetFileName(folder)));
        var checkpoint = await session.CheckpointAsync($"package {campaign}");
        var record = (await CampaignRecord.FindAsync(campaign, session.Connection))!;
        var keys = (await EvidenceStore.ListDigestsAsync(campaign, session.Connection)).Select(d => ("stored_file", CanonicalJson.OfTexts([("sha256", d)])))
            .Append(("criteria_set", CanonicalJson.OfTexts([("hash", record.Set.Hash)])))
            .Concat(record.Plan.Units.Select(u => ("unit", CanonicalJson.OfTexts([("code", u.Code)]))))
            .ToHashSet();
        return new PackageContent
        {
            Result = record.Consolidate(),
            Journal = [.. JournalStore.ReadAfter(0, session.Connection).Where(e => e.Seq <= checkpoint.Count).Select(e => keys.Contains((e.Subject ?? "", e.Key ?? "")) || IsAbout(e, campaign) ? e : e with { Old = null, New = null, Key = null, Reason = null, Subject = null, Action = "" })],
            Checkpoint = checkpoint,
            MadeAt = clock.GetCurrentInstant(),
            Actor = actor,
        };
    });

    private static bool IsAbout(JournalEntry entry, string campaign)
    {
        var quoted = CanonicalJson.OfText(campaign);
        return entry.Key is { } key && (key.Contains($"\"campaign\":{quoted}", StringComparison.Ordinal) || (entry.Subject is "campaign" && key.Contains($"\"id\":{quoted}", StringComparison.Ordinal)));
    }

    private async Task<List<Problem>> AddEvidenceAsync(PackageContent content, BagWriter bag, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        foreach (var evidence in content.Result.Evidence)
        {
            cancellation.ThrowIfCancellationRequested();
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
        bag.Add("moc-doi-chieu.txt", content.Checkpoint.ToString() + "\n");
        bag.Add("bo-tieu-chi.json", Scoring.Criteria.CriteriaWriter.Write(content.Result.Set));
        if (workbook is not null)
        {
            bag.Add("bo-noi-vu.xlsx", workbook);
        }
    }

    private static string Explanations(ProvinceResult result)
    {
        var text = new StringBuilder(string.Concat(PackageContent.Warnings(result).Select(w => $"{w}\n\n")));
        foreach (var line in result.Lines)
        {
            foreach (var (unit, explanation) in line.Explanations)
            {
                text.Append(line.Leaf.Code).Append(' ').Append(line.Leaf.Name).Append('\n').Append(unit is null ? "" : $"({result.Plan.FindUnit(unit)?.Name ?? unit}) ").Append(explanation).Append("\n\n");
            }
        }

        return result.Lines.Any(l => l.Explanations.Any()) ? text.ToString() : $"{text}Không có giải trình nào.\n";
    }

    /// <returns>The digest of the manifest, which stands for every file of the payload.</returns>
    private static string Finish(PackageContent content, BagWriter bag)
    {
        var plan = content.Result.Plan;
        bag.AddTag("HUONG-DAN-KIEM-TRA.txt", CheckGuide.Write(content, bag.PayloadCount));
        return bag.Finish(
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
