using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Access;

/// <summary>Every use case × every role × own and other unit × every state of campaign and submission × every state of the clock, against the table.</summary>
public sealed class GuardMatrixTests
{
    private static readonly Instant Due = Instant.FromUtc(2021, 2, 18, 17, 0);
    private static readonly Instant Locked = Due + Duration.FromDays(2);

    public static TheoryData<UseCase> UseCaseNames => [.. Enum.GetValues<UseCase>()];

    [Fact]
    public void Every_use_case_has_one_rule_and_one_row_in_the_table()
    {
        UseCases.All.Select(r => r.UseCase).ShouldBe(Enum.GetValues<UseCase>(), ignoreOrder: true);
        AccessTable.All.Keys.ShouldBe(Enum.GetValues<UseCase>(), ignoreOrder: true);
        UseCases.All.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(UseCases.All.Count);
    }

    [Theory]
    [MemberData(nameof(UseCaseNames))]
    public void The_guard_answers_as_the_table_says(UseCase useCase)
    {
        var row = AccessTable.All[useCase];
        var (cells, allowed) = (0, 0);
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var isOwn in (bool[])[true, false])
            {
                foreach (var state in Enum.GetValues<CampaignState>())
                {
                    foreach (var submission in Enum.GetValues<SubmissionState>())
                    {
                        foreach (var clock in Enum.GetValues<ClockState>())
                        {
                            foreach (var (hasWord, isSettled, isShown, isConfirmed) in ((bool, bool, bool, bool)[])[(false, false, true, true), (true, false, false, false), (false, true, true, true), (true, false, true, true)])
                            {
                                var cell = new AccessCell(role, isOwn, state, submission, clock, hasWord, isSettled, isShown, isConfirmed);
                                var expected = AccessTable.Expect(useCase, cell);
                                Ask(useCase, cell, row.NeedsCampaign).Select(r => r.Code).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), $"{useCase} {cell}");
                                cells++;
                                allowed += expected.Length == 0 ? 1 : 0;
                            }
                        }
                    }
                }
            }
        }

        cells.ShouldBe(7 * 2 * 9 * 4 * 4 * 4);
        allowed.ShouldBePositive();
    }

    [Theory]
    [MemberData(nameof(UseCaseNames))]
    public void What_is_refused_is_said_in_a_sentence_that_says_what_to_do(UseCase useCase)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var isOwn in (bool[])[true, false])
            {
                foreach (var state in Enum.GetValues<CampaignState>())
                {
                    foreach (var refusal in Enum.GetValues<SubmissionState>().SelectMany(s => Ask(useCase, new AccessCell(role, isOwn, state, s, ClockState.Locked, false, true, false, false), AccessTable.All[useCase].NeedsCampaign)))
                    {
                        refusal.Message.ShouldBeASentence();
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(UseCaseNames))]
    public void Of_a_campaign_that_is_not_there_nobody_hears_anything_but_that(UseCase useCase)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var codes = Guard.ReasonsNot(useCase, Person(role, "SNV"), new Standing { Unit = "SNV" }, Due).Select(r => r.Code).ToArray();
            var row = AccessTable.All[useCase];
            codes.ShouldBe(row.Of(role) == '-' ? [AccessTable.IsForReaders(row) ? AccessRefusals.NotFound : AccessRefusals.Role]
                : row.NeedsCampaign ? [AccessRefusals.NotFound]
                : [], $"{useCase} {role}");
        }
    }

    [Theory]
    [MemberData(nameof(UseCaseNames))]
    public void Of_a_unit_that_takes_no_part_nobody_hears_anything_but_that(UseCase useCase)
    {
        if (!AccessTable.All[useCase].NeedsCampaign)
        {
            return;
        }

        foreach (var role in Enum.GetValues<Role>().Where(r => AccessTable.All[useCase].Of(r) != '-'))
        {
            Guard.ReasonsNot(useCase, Person(role, "SNV"), new Standing { Campaign = FactsOf(CampaignState.Open), Unit = "XYZ", HasUnit = false }, Due - Duration.FromDays(1))
                .ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound, $"{useCase} {role}");
        }
    }

    private static IReadOnlyList<ParScore.Scoring.Refusal> Ask(UseCase useCase, AccessCell cell, bool needsCampaign)
    {
        // The state of self-scoring follows from its own due instant; the other clocks stand as the cell says.
        var now = cell.Clock switch
        {
            ClockState.InTime => Due - Duration.FromMilliseconds(1),
            ClockState.Late => Locked - Duration.FromMilliseconds(1),
            _ => Locked,
        };
        var facts = FactsOf(cell.State) with { ShowsRanking = cell.IsShown, SelfScoreDue = cell.State == CampaignState.Open ? now + Duration.FromMilliseconds(1) : now };
        facts = cell.State is CampaignState.Published or CampaignState.Appraised ? facts : facts with { ShowsResults = cell.IsShown };
        var clock = new StepClock { Due = Due, Locked = Locked, ExtendedUntil = cell.Clock == ClockState.Extended ? now + Duration.FromMilliseconds(1) : null };
        return Guard.ReasonsNot(useCase, Person(cell.Role, cell.IsOwn ? "STP" : "SNV") with { PasswordAt = cell.IsConfirmed ? now : null }, needsCampaign
            ? new Standing
            {
                Campaign = facts,
                Unit = "STP",
                Submission = cell.Submission,
                IsLeafSettled = cell.IsSettled,
                HasOwnReviewWaiver = cell.HasWord,
                Clocks = Enum.GetValues<DeadlineStep>().ToDictionary(s => s, _ => clock),
            }
            : Standing.None, now);
    }

    private static CampaignFacts FactsOf(CampaignState state) => state switch
    {
        CampaignState.Preparing => new() { IsPreparing = true },
        CampaignState.Open => new() { SelfScoreDue = Due },
        CampaignState.Consolidating => new() { SelfScoreDue = Instant.MinValue },
        CampaignState.AwaitingApproval => new() { WaitingProposal = 1 },
        CampaignState.Approved => new() { Snapshot = 1 },
        CampaignState.SubmittedToMinistry => new() { Snapshot = 1, IsSubmitted = true },
        CampaignState.Appraised => new() { Snapshot = 1, IsSubmitted = true, IsAppraised = true },
        CampaignState.Published => new() { Snapshot = 1, IsSubmitted = true, IsAppraised = true, ShowsResults = true },
        CampaignState.Closed => new() { Snapshot = 1, IsSubmitted = true, IsAppraised = true, IsClosed = true },
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };

    private static Actor Person(Role role, string unit) => new() { Account = "a", Role = role, Unit = unit };
}
