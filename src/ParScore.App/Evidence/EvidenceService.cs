using System.Globalization;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Initiatives;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Evidence;

/// <summary>Use cases on evidence: register, upload, replace, link, unlink, remove, give out. Files come before rows; nothing is deleted.</summary>
public sealed class EvidenceService(Database database)
{
    private static readonly Duration SweepAge = Duration.FromHours(24);

    private readonly EvidenceFolder _folder = new(database.Directory, database.Settings);

    /// <summary>Registers a document together with its file. When this returns without refusals, both are on the disk.</summary>
    public async Task<EvidenceOutcome> UploadAsync(string campaign, string unit, DocumentDetails details, string fileName, Stream content, long? announced, Actor actor, string? request)
    {
        details = details.Clean();
        var refusals = await ReasonsNotToReceiveAsync(campaign, unit, actor, details.ReasonsNotToRegister());
        var (name, file, type, faults) = refusals.Count > 0 ? ("", null, null, refusals) : await TakeInAsync(fileName, content, announced);
        return file is null
            ? new EvidenceOutcome { Refusals = faults }
            : await WriteAsync("evidence-uploaded", campaign, unit, leaf: null, actor, reason: null, request, [], [details.Number, details.Date.ToString("O", CultureInfo.InvariantCulture), details.Issuer, details.Abstract, details.Kind, name, file.Sha256], async session =>
            {
                await MustBeThereAsync(file);
                var code = await EvidenceStore.AddAsync(campaign, details.ToDocument(unit, withoutFile: null), session.Connection);
                return new EvidenceOutcome { Document = code, Revision = await EvidenceStore.AddFileAsync(campaign, unit, code, name, file, type!.Value, session.NowText, actor.Account, session.Connection) };
            });
    }

    /// <summary>Registers a document that must not or cannot be uploaded (mật, bản giấy), with the reason.</summary>
    public async Task<EvidenceOutcome> RegisterWithoutFileAsync(string campaign, string unit, DocumentDetails details, string? reason, Actor actor, string? request)
    {
        (details, reason) = (details.Clean(), DocumentText.Clean(reason));
        Refusal[] own =
        [
            .. details.ReasonsNotToRegister(),
            .. reason is null ? (ReadOnlySpan<Refusal>)[new(EvidenceRefusals.WithoutFile, "without_file", "Tài liệu không kèm tệp phải ghi lý do (văn bản mật, chỉ có bản giấy …) và được giải trình ở tiêu chí dùng nó.")] : [],
        ];
        return await WriteAsync("evidence-registered", campaign, unit, leaf: null, actor, reason: null, request, own, [details.Number, details.Date.ToString("O", CultureInfo.InvariantCulture), details.Issuer, details.Abstract, details.Kind, reason], async session =>
            new EvidenceOutcome { Document = await EvidenceStore.AddAsync(campaign, details.ToDocument(unit, reason), session.Connection) });
    }

    /// <summary>Adds a file version to a document; the earlier ones stay.</summary>
    public async Task<EvidenceOutcome> ReplaceFileAsync(string campaign, string unit, string document, string fileName, Stream content, long? announced, Actor actor, string? request)
    {
        var refusals = await ReasonsNotToReceiveAsync(campaign, unit, actor, []);
        var (name, file, type, faults) = refusals.Count > 0 ? ("", null, null, refusals) : await TakeInAsync(fileName, content, announced);
        return file is null
            ? new EvidenceOutcome { Refusals = faults }
            : await WriteAsync("evidence-replaced", campaign, unit, leaf: null, actor, reason: null, request, [], [document, name, file.Sha256], async session =>
            {
                await MustBeThereAsync(file);
                // Another file changes what every leaf shows that uses the document, so each of them must be open.
                if (await ReasonsOfUsesAsync(campaign, unit, document, actor, session) is { Length: > 0 } closed)
                {
                    return new EvidenceOutcome { Refusals = closed };
                }

                return await EvidenceStore.FindAsync(campaign, unit, document, null, session.Connection) switch
                {
                    null => Refused(Guard.NotFound),
                    { RemovedReason: not null } => Refused(Removed),
                    { Document.WithoutFile: not null } => Refused(new(EvidenceRefusals.WithoutFile, "", "Tài liệu này đã đăng ký là không kèm tệp. Nếu nay được phép công khai, hãy đăng ký tài liệu mới có tệp rồi gỡ tài liệu này, ghi lý do.")),
                    _ => new EvidenceOutcome { Document = document, Revision = await EvidenceStore.AddFileAsync(campaign, unit, document, name, file, type!.Value, session.NowText, actor.Account, session.Connection) },
                };
            });
    }

    /// <summary>Links a document of a unit to a leaf, with the part (mục, trang) that proves it.</summary>
    public async Task<EvidenceOutcome> LinkAsync(string campaign, string leaf, string unit, string document, string? section, string? page, string? note, Actor actor, string? request)
    {
        (section, page, note) = (DocumentText.Clean(section), DocumentText.Clean(page), DocumentText.Clean(note));
        Refusal[] own = [.. new[] { DocumentText.TooLong(section, "section", "Mục"), DocumentText.TooLong(page, "page", "Trang"), DocumentText.TooLong(note, "note", "Ghi chú") }.OfType<Refusal>()];
        return await WriteAsync("evidence-linked", campaign, unit, leaf, actor, reason: null, request, own, [leaf, document, section, page, note], async session =>
            await CampaignStore.FindAsync(campaign, session.Connection) is not { } found || found.Set.Find(leaf) is not { IsLeaf: true } node || await EvidenceStore.FindAsync(campaign, unit, document, null, session.Connection) is not { } stored
                ? Refused(Guard.NotFound)
                : stored.RemovedReason is not null
                    ? Refused(Removed)
                    : found.Plan.FindAssignment(node)?.Units.Contains(unit, StringComparer.Ordinal) != true
                    ? Refused(new(RefusalCodes.NotAssigned, "leaf", $"Tiêu chí {node.Code} không giao cho {unit} nên không gắn tài liệu vào đó được. Nếu phân công đã đổi, hãy liên hệ Sở Nội vụ."))
                    : await RescoredAsync(new EvidenceOutcome { Document = document, Link = await EvidenceStore.AddLinkAsync(campaign, node.Id, unit, document, section, page, note, session.Connection) }, campaign, node.Id, session));
    }

    /// <summary>Takes a link back. Document and bytes stay.</summary>
    public async Task<EvidenceOutcome> UnlinkAsync(string campaign, string leaf, string unit, int position, long version, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return await WriteAsync("evidence-unlinked", campaign, unit, leaf, actor, reason, request, ReasonMissing(reason), [leaf, Text(position), Text(version), reason], async session =>
            await EvidenceStore.UnlinkAsync(campaign, await LeafIdAsync(campaign, leaf, session), unit, position, reason!, version, session.Connection)
                ? await RescoredAsync(new EvidenceOutcome { Link = position }, campaign, leaf, session)
                : Refused(Changed));
    }

    /// <summary>Removes a document from the register. Its bytes and its reason stay; its links must be taken back first.</summary>
    public async Task<EvidenceOutcome> RemoveAsync(string campaign, string unit, string document, long version, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return await WriteAsync("evidence-removed", campaign, unit, leaf: null, actor, reason, request, ReasonMissing(reason), [document, Text(version), reason], async session =>
        {
            var uses = await EvidenceStore.ListUsesAsync(campaign, unit, document, session.Connection);
            if (uses.Count > 0)
            {
                var set = (await CampaignStore.FindAsync(campaign, session.Connection))?.Set;
                return Refused(new(EvidenceRefusals.Changed, "", $"Tài liệu còn được dùng ở tiêu chí {string.Join(", ", uses.Select(u => set?.Find(u)?.Code ?? u).Take(8))}; hãy gỡ liên kết ở đó trước, ghi lý do."));
            }

            if (await EvidenceStore.IsUsedByInitiativeAsync(campaign, unit, document, session.Connection))
            {
                return Refused(new(EvidenceRefusals.Changed, "", "Tài liệu còn được dùng ở một sáng kiến của đơn vị; hãy gỡ liên kết ở sáng kiến trước, ghi lý do."));
            }

            return await EvidenceStore.RemoveAsync(campaign, unit, document, reason!, version, session.Connection) ? new EvidenceOutcome { Document = document } : Refused(Changed);
        });
    }

    /// <summary>
    /// Hands a file out, whole or in part. Access is decided first, the bytes are hashed before the first of them leaves, and
    /// who reads is journalled.
    /// </summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The code of the unit that registered the document.</param>
    /// <param name="document">The document's name in the register.</param>
    /// <param name="revision">The file version; null = the latest.</param>
    /// <param name="range">The Range header; null when there is none.</param>
    /// <param name="isPreview">Whether a browser shows it; kinds that may not be shown become attachments.</param>
    /// <param name="actor">Who reads.</param>
    public async Task<(GivenFile? File, IReadOnlyList<Refusal> Refusals)> GiveOutAsync(string campaign, string unit, string document, int? revision, string? range, bool isPreview, Actor actor)
    {
        var (refusals, stored) = await database.ReadAsync<(IReadOnlyList<Refusal>, StoredDocument?)>(async (connection, now) =>
            await Gate.AskAsync(UseCase.EvidenceRead, actor, campaign, unit, leaf: null, now, connection) is { Count: > 0 } closed
                ? (closed, null)
                : ([], await EvidenceStore.FindAsync(campaign, unit, document, revision, connection)));
        if (refusals.Count > 0)
        {
            return (null, refusals);
        }

        if (stored is { Document.WithoutFile: { } why })
        {
            return (null, [new(EvidenceRefusals.WithoutFile, "", $"Tài liệu {document} đăng ký không kèm tệp ({why}); hãy hỏi đơn vị đã đăng ký để xem bản gốc.")]);
        }

        if (stored is not { Document: { Stored: { } file, File: { } name }, Type: { } type, Revision: { } shown })
        {
            return (null, [Guard.NotFound]);
        }

        if (!ByteRange.TryRead(range, file.Length, out var part))
        {
            return (null, [new(EvidenceRefusals.Range, "range", "Phần được yêu cầu nằm ngoài tệp; hãy tải lại cả tệp.")]);
        }

        if (_folder.OpenChecked(file) is not { } content)
        {
            return (null, [new(EvidenceRefusals.Damaged, "", $"Tệp của tài liệu {document} trên máy chủ bị mất hoặc không còn đúng như lúc nhận (mã băm khác), nên không đưa ra. Hãy báo người quản trị chạy \"parscore verify\" và phục hồi từ bản sao lưu.")]);
        }

        try
        {
            await database.WriteAsync(new Act { Actor = actor, Action = "evidence-read" }, async session =>
            {
                await session.NoteAsync(("campaign", campaign), ("document", document), ("range", part is null ? null : $"{Text(part.From)}-{Text(part.To)}"), ("revision", Text(shown)), ("sha256", file.Sha256), ("unit", unit));
                return true;
            });
        }
        catch (Exception error)
        {
            await content.DisposeAsync();
            if (StorageTroubles.Explain(error) is { Code: StorageTroubles.DiskFull })
            {
                return (null, [new(StorageTroubles.DiskFull, "", "Ổ đĩa đã đầy nên không ghi được ai xem tài liệu; mỗi lần xem đều phải có trong nhật ký nên tạm thời không mở tài liệu. Điểm, số liệu và danh mục vẫn xem được. Hãy báo người quản trị dọn chỗ trống rồi mở lại.")]);
            }

            throw;
        }

        content.Position = part?.From ?? 0;
        return (new GivenFile { Content = content, File = file, Range = part, Name = Path.GetFileName(name), Type = type, IsPreview = isPreview && EvidenceTypes.MayBePreviewed(type) }, []);
    }

    /// <summary>Removes files that no row names and parts of uploads that broke off, older than a day. Returns how many.</summary>
    public async Task<int> SweepAsync(IClock clock) => await database.WriteAsync(new Act { Actor = new Actor { Account = "sweeper", Role = Role.Operator }, Action = "orphans-swept" }, async session =>
    {
        var named = EvidenceStore.ReadFiles(session.Connection).Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
        var removed = _folder.Sweep(named.Contains, clock.GetCurrentInstant() - SweepAge);
        if (removed == 0)
        {
            session.Abandon();
            return 0;
        }

        await session.NoteAsync(("removed", Text(removed)));
        return removed;
    });

    private static readonly Refusal Removed = new(EvidenceRefusals.Removed, "", "Tài liệu này đã được gỡ khỏi danh mục. Hãy đăng ký tài liệu khác hoặc hỏi người đã gỡ.");

    private static readonly Refusal Changed = new(EvidenceRefusals.Changed, "", "Người khác vừa sửa hoặc gỡ mục này. Hãy tải lại trang để xem nội dung mới rồi làm lại nếu vẫn cần.");

    private static Refusal[] ReasonMissing(string? reason) =>
        reason is null ? [new(EvidenceRefusals.ReasonMissing, "reason", "Hãy ghi lý do; lý do được giữ trong nhật ký cho người kiểm tra.")] : [];

    private static EvidenceOutcome Refused(Refusal refusal) => new() { Refusals = [refusal] };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private async Task<(string Name, StoredFile? File, EvidenceType? Type, IReadOnlyList<Refusal> Refusals)> TakeInAsync(string fileName, Stream content, long? announced)
    {
        var name = UploadName.Clean(fileName);
        if (EvidenceTypes.OfExtension(Path.GetExtension(name)) is not { } type)
        {
            return (name, null, null, [EvidenceRefusals.Of(EvidenceRefusals.Extension, $"Tệp \"{ObjectReader.Shorten(name)}\" không thuộc loại được nhận ({EvidenceTypes.Accepted}). Tệp nén thì giải nén và tải từng tệp; tệp .doc, .xls thì lưu lại thành .docx, .xlsx hoặc in ra PDF.")]);
        }

        var used = database.Settings.QuotaBytes is null ? 0 : await database.ReadAsync(EvidenceStore.SumSizesAsync);
        var (file, refusals) = await _folder.TakeInAsync(content, type, announced, used);
        return (name, file, type, refusals);
    }

    // A unit that only has evidence at a leaf has begun to answer it, which is part of what the stored score says it was made from.
    private static async Task<EvidenceOutcome> RescoredAsync(EvidenceOutcome outcome, string campaign, string leaf, WriteSession session)
    {
        if (await CampaignStore.FindAsync(campaign, session.Connection) is var (set, plan) && set.Find(leaf) is { IsLeaf: true } node)
        {
            await LeafScoreStore.RescoreAsync(campaign, node, plan, set, session.Connection);
        }

        return outcome;
    }

    // Between the file's rename and this write the sweeper may have had its turn.
    private Task MustBeThereAsync(StoredFile file) => File.Exists(_folder.PathOf(file.Sha256))
        ? Task.CompletedTask
        : throw new IOException($"The file {file.Sha256} is gone before its row was written.");

    /// <summary>One write on a unit's evidence: the guard first, then what is wrong with what was sent.</summary>
    private Task<EvidenceOutcome> WriteAsync(string action, string campaign, string unit, string? leaf, Actor actor, string? reason, string? request, Refusal[] own, string?[] content, Func<WriteSession, Task<EvidenceOutcome>> work) =>
        Requests.OnceAsync(database, new Act { Actor = actor, Action = action, Reason = reason, Request = request }, [campaign, unit, .. content], async session =>
        {
            var leafId = leaf is null ? null : await LeafIdAsync(campaign, leaf, session);
            if (await Gate.AskAsync(UseCase.EvidenceChange, actor, campaign, unit, leafId, session.Now, session.Connection) is { Count: > 0 } closed)
            {
                return new EvidenceOutcome { Refusals = closed };
            }

            if (own.Length > 0)
            {
                return new EvidenceOutcome { Refusals = own };
            }

            await SubmissionStore.BeginAsync(campaign, unit, label: null, session.Connection);
            return await work(session);
        }, o => o.IsDone, o => [o.Document, o.Revision is { } r ? Text(r) : null, o.Link is { } l ? Text(l) : null],
            result => new EvidenceOutcome { Document = result[0], Revision = Number(result[1]), Link = Number(result[2]) });

    // Asked before a file is received, and again when its row is written.
    private async Task<IReadOnlyList<Refusal>> ReasonsNotToReceiveAsync(string campaign, string unit, Actor actor, IReadOnlyList<Refusal> own) =>
        await database.ReadAsync((connection, now) => Gate.AskAsync(UseCase.EvidenceChange, actor, campaign, unit, leaf: null, now, connection)) is { Count: > 0 } closed ? closed : own;

    private static async Task<Refusal[]> ReasonsOfUsesAsync(string campaign, string unit, string document, Actor actor, WriteSession session)
    {
        var refusals = new List<Refusal>();
        foreach (var leaf in await EvidenceStore.ListUsesAsync(campaign, unit, document, session.Connection))
        {
            refusals.AddRange(await Gate.AskAsync(UseCase.EvidenceChange, actor, campaign, unit, leaf, session.Now, session.Connection));
        }

        // An initiative is no leaf's: an extension for one leaf does not open it.
        if (await EvidenceStore.IsUsedByInitiativeAsync(campaign, unit, document, session.Connection))
        {
            refusals.AddRange(await Gate.AskAsync(UseCase.InitiativeChange, actor, campaign, unit, InitiativeTexts.NoLeaf, session.Now, session.Connection));
        }

        return [.. refusals.DistinctBy(r => r.Code, StringComparer.Ordinal)];
    }

    // The guard and the tables know leaves by id; people and files also by the printed code.
    private static async Task<string> LeafIdAsync(string campaign, string leaf, WriteSession session) =>
        (await CampaignStore.FindAsync(campaign, session.Connection))?.Set.Find(leaf)?.Id ?? leaf;

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
