using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Access;

/// <summary>
/// What is expected of the guard, written down once more and in another shape, from the mission's table of people, QĐ 320 (III, IV) and
/// the workflow's states: for each use case what each role may do about its own unit's matter and about another's, in which states,
/// and which step's lock shuts it. The guard's own table is not read here.
/// </summary>
internal static class AccessTable
{
    // Columns of people: officer, head, coordinator, approver, auditor, administrator, operator.
    //   o = own unit's only   x = other units' only (own with a second person's word)   * = any   - = never
    //   n = may not know of another unit's, own only (told "not found")
    // States: p preparing, v open (đang tự chấm), c consolidating, w awaiting approval, a approved, s submitted to the Ministry, t appraised (thẩm định), b published (công bố), k closed; any = all, or no campaign
    // Submissions: d draft, s submitted, r returned, a accepted. Step: 1 self-score, 2 consolidate, 3 Ministry, 4 explanation round. Flags: P password again, L leaf settled stops, C about a campaign
    private const string Rows = """
        use case           | O H C A U D P | states     | submission | step | flags
        AccountCreate      | - - - - - * - | any        | any        | -    | -
        AccountChange      | - - - - - * - | any        | any        | -    | -
        MembershipChange   | - - - - - * - | any        | any        | -    | -
        AccountsRead       | - - - - - * - | any        | any        | -    | -
        OwnAccountChange   | * * * * * * - | any        | any        | -    | -
        CampaignImport     | - - - - - - * | any        | any        | -    | -
        RecordKeep         | - - - - - * * | any        | any        | -    | -
        CampaignPrepare    | - - * - - - - | any        | any        | -    | -
        Assign             | - - * - - - - | pv         | any        | -    | C
        DeadlineSet        | - - * - - - - | p          | any        | -    | C
        CampaignOpen       | - - * - - - - | p          | any        | -    | C
        ExtensionGrant     | - - * - - - - | vcas       | any        | -    | CP
        PlanRead           | * * * * * * * | any        | any        | -    | C
        AnswersRead        | n n * * * - * | any        | any        | -    | C
        AnswerSave         | o o o - - - - | vc         | dr         | 1    | CL
        EvidenceChange     | o o o - - - - | vc         | dr         | 1    | CL
        EvidenceRead       | n n * * * - * | any        | any        | -    | C
        InitiativeChange   | o o o - - - - | vc         | dr         | 1    | C
        EnteredSave        | - - * - - - - | vc         | any        | 2    | C
        WaiverRequest      | - o - - - - - | vc         | dr         | 1    | C
        WaiverDecide       | - - * - - - - | vc         | dr         | -    | C
        Submit             | - o - - - - - | vc         | dr         | 1    | CP
        ReceiptRead        | n n * * * - * | any        | any        | -    | C
        ReviewRead         | n n * * * - * | any        | any        | -    | C
        Review             | - - x - - - - | vc         | sa         | 2    | C
        ReviewReturn       | - - * - - - - | vc         | sar        | 2    | C
        OwnReviewRequest   | - - o - - - - | vc         | sa         | 2    | C
        OwnReviewDecide    | - - * * - - - | vc         | any        | -    | C
        Propose            | - - * - - - - | vc         | any        | 2    | C
        ProposalWithdraw   | - - * - - - - | w          | any        | -    | C
        Approve            | - - - * - - - | w          | any        | -    | CP
        ProposalReturn     | - - - * - - - | w          | any        | -    | C
        CorrectionOpen     | - - * - - - - | as         | any        | -    | CP
        SnapshotRead       | - - * * * - * | any        | any        | -    | C
        MinistryExport     | - - * - - - * | any        | any        | -    | C
        KeyingMark         | - - * - - - - | a          | any        | 3    | C
        MinistrySubmit     | - - * - - - - | a          | any        | 3    | C
        AppraisalEnter     | - - * - - - - | s          | any        | -    | C
        AppraisalExplain   | o o o - - - - | s          | any        | 4    | C
        Publish            | - - * - - - - | tb         | any        | -    | C
        CampaignClose      | - - * - - - - | b          | any        | -    | C
        ResultsRead        | * * * * * - * | any        | any        | -    | C
        RankingRead        | * * * * * - * | any        | any        | -    | C
        UrgeListRead       | - - * * - - * | any        | any        | -    | C
        NoticeRead         | o o o - - - - | any        | any        | -    | C
        AuditPackage       | - - - - * - * | any        | any        | -    | C
        """;

    private const string StateLetters = "pvcwastbk";
    private const string SubmissionLetters = "dsra";

    public static IReadOnlyDictionary<UseCase, Row> All { get; } = Read();

    /// <summary>The codes that a person is expected to be refused with; empty where they may.</summary>
    public static string[] Expect(UseCase useCase, AccessCell cell)
    {
        var row = All[useCase];
        var word = row.Of(cell.Role);
        var isUnitRole = cell.Role is Role.Officer or Role.Head;
        if (word == '-')
        {
            return [IsForReaders(row) ? AccessRefusals.NotFound : AccessRefusals.Role];
        }

        if (!cell.IsOwn && word is 'o' or 'n')
        {
            return [word == 'o' ? AccessRefusals.NotOwnUnit : AccessRefusals.NotFound];
        }

        return ExpectOfTheMatter(useCase, row, cell, isUnitRole);
    }

    private static string[] ExpectOfTheMatter(UseCase useCase, Row row, AccessCell cell, bool isUnitRole)
    {
        if (!row.NeedsCampaign)
        {
            return [];
        }

        var password = row.NeedsPassword && !cell.IsConfirmed ? new[] { AccessRefusals.PasswordAgain } : [];
        if (isUnitRole && cell.State == CampaignState.Preparing)
        {
            return [AccessRefusals.NotFound, .. password];
        }

        var codes = new List<string>(password);
        void Add(string code, bool isSo)
        {
            if (isSo)
            {
                codes.Add(code);
            }
        }

        Add(AccessRefusals.CampaignState, row.States is { } states && !states.Contains(cell.State));
        Add(cell.Submission is SubmissionState.Submitted or SubmissionState.Accepted ? AccessRefusals.AlreadySubmitted : AccessRefusals.NotSubmitted, row.Submissions is { } submissions && !submissions.Contains(cell.Submission));
        Add(AccessRefusals.LeafSettled, row.StopsAtSettledLeaf && cell.IsSettled);
        Add(AccessRefusals.OwnUnit, row.Of(cell.Role) == 'x' && cell.IsOwn && !cell.HasWord);
        Add(AccessRefusals.Locked, row.Step is not null && cell.Clock == ClockState.Locked);
        var isShown = cell.State is CampaignState.Published || (cell.State == CampaignState.Closed && cell.IsShown) || (cell.IsShown && cell.State is not CampaignState.Appraised);
        Add(AccessRefusals.NotPublished, isUnitRole && useCase == UseCase.ResultsRead && !isShown);
        Add(AccessRefusals.NotPublished, isUnitRole && useCase == UseCase.RankingRead && !cell.IsShown);
        return [.. codes];
    }

    /// <summary>Who may not read a unit's part is not told that there is one.</summary>
    public static bool IsForReaders(Row row) => row.People.Contains('n');

    private static Dictionary<UseCase, Row> Read() => Rows.Split('\n').Skip(1).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(
        cells => Enum.Parse<UseCase>(cells[0]),
        cells => new Row(
            [.. cells[1].Where(c => c != ' ')],
            cells[2] is "any" ? null : [.. cells[2].Select(c => (CampaignState)StateLetters.IndexOf(c, StringComparison.Ordinal))],
            cells[3] is "any" ? null : [.. cells[3].Select(c => new[] { SubmissionState.Draft, SubmissionState.Submitted, SubmissionState.Returned, SubmissionState.Accepted }[SubmissionLetters.IndexOf(c, StringComparison.Ordinal)])],
            cells[4] is "-" ? null : new[] { DeadlineStep.SelfScore, DeadlineStep.Consolidate, DeadlineStep.SubmitToMinistry, DeadlineStep.Explain }[cells[4][0] - '1'],
            cells[5].Contains('C', StringComparison.Ordinal),
            cells[5].Contains('P', StringComparison.Ordinal),
            cells[5].Contains('L', StringComparison.Ordinal)));

    /// <summary>One line of the table.</summary>
    internal sealed record Row(char[] People, CampaignState[]? States, SubmissionState[]? Submissions, DeadlineStep? Step, bool NeedsCampaign, bool NeedsPassword, bool StopsAtSettledLeaf)
    {
        public char Of(Role role) => People[(int)role];
    }
}
