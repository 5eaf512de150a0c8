using System.Globalization;
using System.Text;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Packages;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Storage;
using ParScore.App.Verification;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Ministry;

/// <summary>
/// Hồ sơ gửi Bộ: workbook, evidence numbered by criterion, explanations ready to paste, keying list – made from an approved version and from
/// nothing else, together with that version, so that anybody can prove that they say the same (QĐ 320, IV.2: phải trùng khớp).
/// </summary>
public sealed class MinistryPackage(Database database)
{
    private readonly EvidenceFolder _folder = new(database.Directory, database.Settings);

    /// <summary>Makes the package in a folder that is not there or is empty; it gets its name only once it was read back and proven equal.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="number">The approved version; null = the latest.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="binding">Which value stands in which cell, for a set; null when there is none, and then there is no workbook.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="cancellation">Stops between two files; then nothing is handed out.</param>
    /// <exception cref="FolderTakenException">Something is there already.</exception>
    public async Task<MadeMinistryPackage> WriteAsync(string campaign, int? number, string folder, Func<CriteriaSet, WorkbookBinding?> binding, Actor actor, CancellationToken cancellation = default)
    {
        var (snapshot, set, refusals) = await database.ReadAsync(async (connection, now) =>
        {
            var reasons = await Gate.AskAsync(UseCase.MinistryExport, actor, campaign, null, null, now, connection);
            var found = reasons.Count > 0 ? null : await ApprovalStore.FindSnapshotAsync(campaign, number, connection);
            return (found, found is null ? null : await CriteriaStore.GetAsync(found.SetHash, connection), reasons.Count > 0 || found is not null ? reasons : [NotApproved(number)]);
        });
        if (refusals.Count > 0)
        {
            return new MadeMinistryPackage { Refusals = refusals };
        }

        var final = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        await using var draft = DraftFolder.Beside(final, "chua-xong", outside: database.Directory);
        var approved = SnapshotReader.Read(snapshot!.Content, set!);
        var bag = new BagWriter(draft.Path);
        var (result, bound) = (approved.Consolidate(), binding(set!));
        var problems = await AddEvidenceAsync(result, bag, cancellation);
        if (problems.Count > 0)
        {
            return new MadeMinistryPackage { Problems = problems };
        }

        AddTexts(result, snapshot, bag);
        if (bound is not null)
        {
            bag.Add(MinistryProof.Workbook, MinistryWorkbook.WriteCompared(result, bound, snapshot.ApprovedAt));
        }

        var manifest = bag.Finish(Information(result, snapshot));
        if (MinistryProof.Check(draft.Path, snapshot.Hash, binding) is { Count: > 0 } different)
        {
            return new MadeMinistryPackage { Problems = [.. different.Select(d => new Problem(CheckKind.Snapshot, campaign, CheckResult.Failed, d))] };
        }

        draft.Publish(final);
        var checkpoint = await database.WriteAsync(new Act { Actor = actor, Action = "ministry-package-made" }, async session =>
        {
            await session.NoteAsync(("campaign", campaign), ("content", snapshot.Hash), ("folder", Path.GetFileName(final)), ("manifest", manifest), ("snapshot", Text(snapshot.Number)));
            return await session.CheckpointAsync($"ministry package {campaign}");
        });
        return new MadeMinistryPackage { Snapshot = snapshot, ManifestSha256 = manifest, Files = bag.PayloadCount, Checkpoint = checkpoint, HasWorkbook = bound is not null };
    }

    internal static string ExplanationPath(Node leaf) => $"giai-trinh/{leaf.Code}.txt";

    private static Refusal NotApproved(int? number) => new(MinistryRefusals.NotApproved, "", number is { } version
        ? $"Không có bản chốt số {Text(version)}; hãy xem danh sách các bản đã phê duyệt."
        : "Chưa có bản nào được UBND tỉnh phê duyệt; hồ sơ gửi Bộ chỉ lập từ bản đã phê duyệt. Hãy trình phê duyệt trước.");

    private async Task<List<Problem>> AddEvidenceAsync(ProvinceResult result, BagWriter bag, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        foreach (var evidence in result.Evidence.Where(e => e.Link.Document.Stored is not null))
        {
            cancellation.ThrowIfCancellationRequested();
            await using var file = _folder.OpenChecked(evidence.Link.Document.Stored!);
            if (file is null)
            {
                problems.Add(new Problem(CheckKind.File, evidence.Number, CheckResult.Failed, $"Tệp của tài liệu {evidence.Number} ({evidence.Link.Document.Number}) bị mất hoặc không còn đúng như lúc phê duyệt. Hãy chạy \"parscore verify\" và phục hồi từ bản sao lưu."));
            }
            else
            {
                await bag.AddAsync(PackageContent.PathOf(evidence, result.Set), file, evidence.Link.Document.Stored!);
            }
        }

        return problems;
    }

    private static void AddTexts(ProvinceResult result, Snapshot snapshot, BagWriter bag)
    {
        bag.Add(MinistryProof.Content, Encoding.UTF8.GetBytes(snapshot.Content));
        bag.Add(MinistryProof.Set, CriteriaWriter.Write(result.Set));
        bag.Add(MinistryProof.Keying, KeyingTable.Write(result, Text(snapshot.Number), snapshot.DecisionNumber, Date(snapshot)));
        foreach (var line in result.Lines.Where(l => KeyingList.ExplanationOf(l).Length > 0))
        {
            bag.Add(ExplanationPath(line.Leaf), KeyingList.ExplanationOf(line) + "\n");
        }
    }

    private static IEnumerable<(string, string)> Information(ProvinceResult result, Snapshot snapshot) =>
    [
        ("Source-Organization", $"UBND tỉnh {result.Plan.Province}"),
        ("Bagging-Date", snapshot.ApprovedAt.InZone(VietnamTime.Zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
        ("External-Identifier", $"{result.Plan.Id}/{Text(snapshot.Number)}"),
        ("External-Description", $"{result.Plan.Name}; bản {Text(snapshot.Number)} được phê duyệt tại quyết định {snapshot.DecisionNumber} ngày {Date(snapshot)}"),
        ("Bag-Software-Agent", "ParScore"),
        (MinistryProof.VersionLine, Text(snapshot.Number)),
        (MinistryProof.DecisionNumberLine, snapshot.DecisionNumber),
        (MinistryProof.DecisionDateLine, Date(snapshot)),
        (MinistryProof.ContentLine, snapshot.Hash),
        (MinistryProof.ApprovedAtLine, StoredInstants.Text(snapshot.ApprovedAt)),
        ("ParScore-Checkpoint", snapshot.Checkpoint.ToString()),
        ("ParScore-Result-Hash", result.Hash),
        .. PackageContent.Warnings(result).Select(w => ("ParScore-Warning", w)),
    ];

    private static string Date(Snapshot snapshot) => snapshot.DecisionDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
