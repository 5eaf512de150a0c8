using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;

namespace ParScore.App.Consolidation;

/// <summary>Brings a campaign that lies in a folder into the record: files first, then everything else in one write.</summary>
public sealed class CampaignImport(Database database)
{
    private readonly EvidenceFolder _folder = new(database.Directory, database.Settings);

    /// <summary>Imports a campaign that was read from a folder.</summary>
    /// <param name="result">As <see cref="CampaignFolder.Load"/> read it; what it could not take in is not imported either.</param>
    /// <param name="folder">The campaign's folder, for the files.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="mayBePartial">False: a file that is refused refuses the whole import, because a campaign is imported once.</param>
    /// <param name="cancellation">Stops between two files; then nothing was imported.</param>
    /// <returns>What was not taken in besides (or why the person may not import at all), in which case nothing was imported unless it may be partial; and whether the campaign was there already, in which case nothing was changed.</returns>
    public async Task<(bool WasThere, IReadOnlyList<FileFault> Findings)> ImportAsync(ProvinceResult result, string folder, Actor actor, bool mayBePartial = false, CancellationToken cancellation = default)
    {
        // Asked before any file is taken in, and again in the write.
        var (closed, isThere) = await database.ReadAsync(async (connection, now) =>
            (Faults(await Gate.AskAsync(UseCase.CampaignImport, actor, campaign: null, unit: null, leaf: null, now, connection)), await CampaignStore.FindAsync(result.Plan.Id, connection) is not null));
        if (closed.Length > 0 || isThere)
        {
            return (isThere && closed.Length == 0, closed);
        }

        var (files, findings) = await TakeInAsync(result, folder, cancellation);
        if (findings.Count > 0 && !mayBePartial)
        {
            return (false, findings);
        }

        var wasThere = await database.WriteAsync(new Act { Actor = actor, Action = "campaign-imported" }, async session =>
        {
            if (Faults(await Gate.AskAsync(UseCase.CampaignImport, actor, campaign: null, unit: null, leaf: null, session.Now, session.Connection)) is { Length: > 0 } refused)
            {
                session.Abandon();
                closed = refused;
                return false;
            }

            if (await CampaignStore.FindAsync(result.Plan.Id, session.Connection) is not null)
            {
                session.Abandon();
                return true;
            }

            await CampaignStore.AddAsync(result.Plan, result.Set, session.Connection);
            foreach (var answers in result.Units.Select(u => u.Answers).OfType<UnitAnswers>())
            {
                await AddAsync(result.Plan.Id, answers, files, actor, session);
            }

            await AddReceiptsAsync(result, actor, session);

            if (result.Entered is { } entered)
            {
                await SubmissionStore.AddEnteredAsync(result.Plan.Id, entered, session.Connection);
            }

            foreach (var leaf in result.Set.Leaves)
            {
                await LeafScoreStore.RescoreAsync(result.Plan.Id, leaf, result.Plan, result.Set, session.Connection);
            }

            return false;
        });
        return closed.Length > 0 ? (false, closed) : (wasThere, findings);
    }

    private static FileFault[] Faults(IReadOnlyList<Refusal> refusals) => [.. refusals.Select(r => new FileFault("", new Fault { Code = r.Code, Pointer = "", Line = 0, Message = r.Message }))];

    private async Task<(Dictionary<EvidenceDocument, (StoredFile File, EvidenceType Type)> Files, List<FileFault> Findings)> TakeInAsync(ProvinceResult result, string folder, CancellationToken cancellation)
    {
        var files = new Dictionary<EvidenceDocument, (StoredFile, EvidenceType)>(ReferenceEqualityComparer.Instance);
        var findings = new List<FileFault>();
        var used = await database.ReadAsync(EvidenceStore.SumSizesAsync);
        foreach (var answers in result.Units.Select(u => u.Answers).OfType<UnitAnswers>())
        {
            foreach (var document in answers.Documents.Where(d => d.Stored is not null))
            {
                cancellation.ThrowIfCancellationRequested();
                var type = EvidenceTypes.OfExtension(Path.GetExtension(document.File!))!.Value;
                await using var content = File.OpenRead(Path.Combine(folder, document.File!));
                var (file, refusals) = await _folder.TakeInAsync(content, type, document.Stored!.Length, used);
                findings.AddRange(refusals.Select(r => new FileFault(answers.File, new Fault
                {
                    Code = AppFaultCodes.DocumentContent,
                    Pointer = $"{document.Pointer}/file",
                    Line = document.Line,
                    Message = $"Tài liệu {document.Id} ({document.Number}): {r.Message}",
                })));
                if (file is not null)
                {
                    files.Add(document, (file, type));
                    used += file.Length;
                }
            }
        }

        return (files, findings);
    }

    private static async Task AddAsync(string campaign, UnitAnswers answers, Dictionary<EvidenceDocument, (StoredFile File, EvidenceType Type)> files, Actor actor, WriteSession session)
    {
        var (unit, connection) = (answers.Unit!, session.Connection);
        await SubmissionStore.BeginAsync(campaign, unit, answers.Label, connection);
        foreach (var document in answers.Documents)
        {
            var hasFile = files.TryGetValue(document, out var taken);
            await EvidenceStore.AddAsync(campaign, hasFile || document.WithoutFile is not null ? document : document with { WithoutFile = $"Tệp \"{document.File}\" không được nhận khi nạp; bổ sung thành tài liệu mới." }, connection);
            if (hasFile)
            {
                await EvidenceStore.AddFileAsync(campaign, unit, document.Id, document.File!, taken.File, taken.Type, session.NowText, actor.Account, connection);
            }
        }

        foreach (var answer in answers.Answers)
        {
            foreach (var figure in answer.Typed)
            {
                await AnswerStore.PutFigureAsync(campaign, answer.Leaf.Id, unit, figure, expected: 0, connection);
            }

            if (answer.Part.NotApplicable is { } reason)
            {
                await AnswerStore.PutNotApplicableAsync(campaign, answer.Leaf.Id, unit, reason, expected: 0, connection);
            }

            if (answer.Explanation is { } explanation)
            {
                await AnswerStore.PutExplanationAsync(campaign, answer.Leaf.Id, unit, explanation, expected: 0, connection);
            }

            foreach (var link in answer.Evidence)
            {
                await EvidenceStore.AddLinkAsync(campaign, answer.Leaf.Id, unit, link.Document.Id, link.Section, link.Page, link.Note, connection);
            }
        }

        foreach (var (i, initiative) in answers.Initiatives.Index())
        {
            await SubmissionStore.AddInitiativeAsync(campaign, unit, i + 1, initiative, connection);
        }

        foreach (var (i, difficulty) in answers.Difficulties.Index())
        {
            await SubmissionStore.AddDifficultyAsync(campaign, unit, i + 1, difficulty, connection);
        }
    }

    // What was submitted elsewhere keeps the instant it says; the journal says when it came in here. The receipt is for what stands in the record.
    private static async Task AddReceiptsAsync(ProvinceResult result, Actor actor, WriteSession session)
    {
        foreach (var answers in result.Units.Select(u => u.Answers).OfType<UnitAnswers>().Where(a => a.SubmittedAt is not null))
        {
            await SubmissionStore.SubmitAsync(result.Plan.Id, answers.Unit!, answers.SubmittedAt!.Value, session.Connection);
        }

        foreach (var answers in (await CampaignRecord.FindAsync(result.Plan.Id, session.Connection))!.Answers.Where(a => a.SubmittedAt is not null))
        {
            await SubmissionStore.AddReceiptAsync(
                new Receipt
                {
                    Campaign = result.Plan.Id,
                    Unit = answers.Unit!,
                    SubmittedAt = answers.SubmittedAt!.Value,
                    SubmittedBy = actor.Account,
                    ContentHash = UnitContent.HashOf(answers, result.Set),
                    Checkpoint = await session.CheckpointAsync($"receipt {result.Plan.Id} {answers.Unit}"),
                },
                session.Connection);
        }
    }
}
