using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Submissions.Initiatives;

/// <summary>Sáng kiến, giải pháp mới: propose, change, withdraw, and the documents that prove them.</summary>
public sealed class InitiativeService(Database database)
{
    private static readonly Refusal Withdrawn = new(InitiativeRefusals.Withdrawn, "", "Mục này đã được rút hoặc gỡ. Hãy tải lại trang; nếu vẫn cần, hãy thêm mục mới.");

    /// <summary>Adds an initiative behind the unit's others.</summary>
    public Task<InitiativeOutcome> AddAsync(string campaign, string unit, Initiative initiative, Actor actor, string? request)
    {
        initiative = Clean(initiative);
        return WriteAsync("initiative-added", campaign, unit, actor, reason: null, request, ReasonsNotToKeep(initiative), Words(initiative), async session =>
        {
            var position = await InitiativeStore.NextAsync(campaign, unit, session.Connection);
            await SubmissionStore.AddInitiativeAsync(campaign, unit, position, initiative, session.Connection);
            return new InitiativeOutcome { Position = position };
        });
    }

    /// <summary>Changes an initiative's words, unless somebody else changed them since they were seen.</summary>
    public Task<InitiativeOutcome> ChangeAsync(string campaign, string unit, int position, Initiative initiative, long seen, Actor actor, string? request)
    {
        initiative = Clean(initiative);
        return WriteAsync("initiative-changed", campaign, unit, actor, reason: null, request, ReasonsNotToKeep(initiative), [Text(position), Text(seen), .. Words(initiative)], session =>
            OnThereAsync(campaign, unit, position, session, async there =>
                await InitiativeStore.ChangeAsync(campaign, unit, position, initiative, seen, session.Connection) ? new InitiativeOutcome { Position = position } : new InitiativeOutcome { Mine = initiative, Theirs = there }));
    }

    /// <summary>Withdraws an initiative; it stays in the record with its reason.</summary>
    public Task<InitiativeOutcome> WithdrawAsync(string campaign, string unit, int position, long seen, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return WriteAsync("initiative-withdrawn", campaign, unit, actor, reason, request, InitiativeTexts.ReasonMissing(reason), [Text(position), Text(seen), reason], session =>
            OnThereAsync(campaign, unit, position, session, async there =>
                await InitiativeStore.WithdrawAsync(campaign, unit, position, reason!, seen, session.Connection) ? new InitiativeOutcome { Position = position } : new InitiativeOutcome { Theirs = there }));
    }

    /// <summary>Links a document of the unit to an initiative, with the part (mục, trang) that shows it.</summary>
    public Task<InitiativeOutcome> LinkAsync(string campaign, string unit, int position, string document, string? section, string? page, string? note, Actor actor, string? request)
    {
        (section, page, note) = (DocumentText.Clean(section), DocumentText.Clean(page), DocumentText.Clean(note));
        var own = InitiativeTexts.TooLong((section, "section", "Mục"), (page, "page", "Trang"), (note, "note", "Ghi chú"));
        return WriteAsync("initiative-linked", campaign, unit, actor, reason: null, request, own, [Text(position), document, section, page, note], session =>
            OnThereAsync(campaign, unit, position, session, async _ => await EvidenceStore.FindAsync(campaign, unit, document, null, session.Connection) switch
            {
                null => new InitiativeOutcome { Refusals = [Guard.NotFound] },
                { RemovedReason: not null } => new InitiativeOutcome { Refusals = [new(InitiativeRefusals.DocumentRemoved, "document", "Tài liệu này đã được gỡ khỏi danh mục. Hãy chọn tài liệu khác hoặc hỏi người đã gỡ.")] },
                _ => new InitiativeOutcome { Position = position, Link = await InitiativeStore.LinkAsync(campaign, unit, position, document, section, page, note, session.Connection) },
            }));
    }

    /// <summary>Takes a link back. Document and bytes stay.</summary>
    public Task<InitiativeOutcome> UnlinkAsync(string campaign, string unit, int position, int link, long seen, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return WriteAsync("initiative-unlinked", campaign, unit, actor, reason, request, InitiativeTexts.ReasonMissing(reason), [Text(position), Text(link), Text(seen), reason], session =>
            OnThereAsync(campaign, unit, position, session, async there =>
                there.Links.All(l => l.Position != link) ? new InitiativeOutcome { Refusals = [Withdrawn] }
                : await InitiativeStore.UnlinkAsync(campaign, unit, position, link, reason!, seen, session.Connection) ? new InitiativeOutcome { Position = position, Link = link }
                : new InitiativeOutcome { Theirs = there }));
    }

    private static async Task<InitiativeOutcome> OnThereAsync(string campaign, string unit, int position, WriteSession session, Func<StoredInitiative, Task<InitiativeOutcome>> work) =>
        (await InitiativeStore.ListAsync(campaign, unit, session.Connection)).FirstOrDefault(i => i.Position == position) switch
        {
            null => new InitiativeOutcome { Refusals = [Guard.NotFound] },
            { WithdrawnReason: not null } => new InitiativeOutcome { Refusals = [Withdrawn] },
            { } there => await work(there),
        };

    private static Initiative Clean(Initiative initiative) => new()
    {
        Title = DocumentText.Clean(initiative.Title) ?? "",
        Scale = DocumentText.Clean(initiative.Scale),
        Cost = DocumentText.Clean(initiative.Cost),
        Time = DocumentText.Clean(initiative.Time),
        Effect = DocumentText.Clean(initiative.Effect),
    };

    private static string?[] Words(Initiative initiative) => [initiative.Title, initiative.Scale, initiative.Cost, initiative.Time, initiative.Effect];

    private static Refusal[] ReasonsNotToKeep(Initiative initiative) =>
    [
        .. initiative.Title.Length == 0 ? (ReadOnlySpan<Refusal>)[new(InitiativeRefusals.TitleMissing, "title", "Hãy ghi tên sáng kiến, giải pháp mới.")] : [],
        .. InitiativeTexts.TooLong((initiative.Title, "title", "Tên sáng kiến"), (initiative.Scale, "scale", "Quy mô áp dụng"), (initiative.Cost, "cost", "Kinh phí"), (initiative.Time, "time", "Thời gian"), (initiative.Effect, "effect", "Hiệu quả")),
    ];

    private Task<InitiativeOutcome> WriteAsync(string action, string campaign, string unit, Actor actor, string? reason, string? request, Refusal[] own, string?[] content, Func<WriteSession, Task<InitiativeOutcome>> work) => Requests.OnceAsync(
        database,
        new Act { Actor = actor, Action = action, Reason = reason, Request = request },
        [campaign, unit, .. content],
        async session =>
        {
            if (await Gate.AskAsync(UseCase.InitiativeChange, actor, campaign, unit, InitiativeTexts.NoLeaf, session.Now, session.Connection) is { Count: > 0 } closed)
            {
                return new InitiativeOutcome { Refusals = closed };
            }

            if (own.Length > 0)
            {
                return new InitiativeOutcome { Refusals = own };
            }

            await SubmissionStore.BeginAsync(campaign, unit, label: null, session.Connection);
            return await work(session);
        },
        o => o.IsDone,
        o => [Text(o.Position!.Value), o.Link is { } link ? Text(link) : null],
        result => new InitiativeOutcome { Position = Number(result[0]!), Link = result[1] is { } link ? Number(link) : null });

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
