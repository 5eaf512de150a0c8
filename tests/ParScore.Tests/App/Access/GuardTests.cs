using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Access;

/// <summary>The guard at its edges: instants, the password's five minutes, what a sentence says.</summary>
public sealed class GuardTests
{
    private static readonly Instant Due = Instant.FromUtc(2021, 2, 18, 17, 0);
    private static readonly Instant Locked = Instant.FromUtc(2021, 2, 20, 17, 0);
    private static readonly Duration Ms = Duration.FromMilliseconds(1);

    private static Standing Open => new()
    {
        Campaign = new CampaignFacts { SelfScoreDue = Due },
        Unit = "STP",
        Clocks = new Dictionary<DeadlineStep, StepClock> { [DeadlineStep.SelfScore] = new() { Due = Due, Locked = Locked } },
    };

    [Theory]
    [InlineData(-1, ClockState.InTime)]
    [InlineData(0, ClockState.Late)]
    [InlineData(1, ClockState.Late)]
    public void The_due_instant_itself_is_late(int milliseconds, ClockState expected)
    {
        var at = Due + milliseconds * Ms;

        new StepClock { Due = Due, Locked = Locked }.At(at).ShouldBe(expected);
        new StepClock { Due = Due }.LateBy(at).ShouldBe(milliseconds < 0 ? null : milliseconds * Ms);
    }

    [Theory]
    [InlineData(-1, ClockState.Late)]
    [InlineData(0, ClockState.Locked)]
    [InlineData(1, ClockState.Locked)]
    public void The_locked_instant_itself_is_locked(int milliseconds, ClockState expected) =>
        new StepClock { Due = Due, Locked = Locked }.At(Locked + milliseconds * Ms).ShouldBe(expected);

    [Theory]
    [InlineData(-1, ClockState.Extended)]
    [InlineData(0, ClockState.Locked)]
    [InlineData(1, ClockState.Locked)]
    public void An_extension_ends_by_itself(int milliseconds, ClockState expected)
    {
        var until = Locked + Duration.FromHours(4);

        new StepClock { Due = Due, Locked = Locked, ExtendedUntil = until }.At(until + milliseconds * Ms).ShouldBe(expected);
    }

    [Fact]
    public void An_extension_does_not_excuse_what_is_late()
    {
        var clock = new StepClock { Due = Due, Locked = Locked, ExtendedUntil = Locked + Duration.FromDays(3) };

        clock.At(Due).ShouldBe(ClockState.Late);
        clock.LateBy(Locked).ShouldBe(Locked - Due);
    }

    [Fact]
    public void A_step_without_a_lock_never_shuts() => new StepClock { Due = Due }.At(Due + Duration.FromDays(9999)).ShouldBe(ClockState.Late);

    [Fact]
    public void A_step_without_a_deadline_is_in_time() => new Standing().ClockOf(DeadlineStep.Explain, Due).ShouldBe(ClockState.InTime);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(300_000, true)]
    [InlineData(300_001, false)]
    public void A_typed_password_vouches_for_five_minutes_and_not_before_it_was_typed(int milliseconds, bool isAllowed)
    {
        var typed = Due - Duration.FromHours(1);
        var head = new Actor { Account = "truong.stp", Role = Role.Head, Unit = "STP", PasswordAt = typed };

        var refusals = Guard.ReasonsNot(UseCase.Submit, head, Open, typed + milliseconds * Ms);

        refusals.Select(r => r.Code).ShouldBe(isAllowed ? [] : [AccessRefusals.PasswordAgain]);
    }

    [Fact]
    public void Everything_that_stands_in_the_way_is_said_at_once()
    {
        var head = new Actor { Account = "truong.stp", Role = Role.Head, Unit = "STP" };
        var standing = Open with { Submission = SubmissionState.Submitted, Campaign = new CampaignFacts { Snapshot = 1 } };

        var refusals = Guard.ReasonsNot(UseCase.Submit, head, standing, Locked);

        refusals.Select(r => r.Code).ShouldBe([AccessRefusals.CampaignState, AccessRefusals.AlreadySubmitted, AccessRefusals.Locked, AccessRefusals.PasswordAgain]);
        refusals[2].Message.ShouldContain("00:00 ngày 21/02/2021");
        refusals[0].Message.ShouldContain("mở bản sửa");
    }

    [Fact]
    public void An_extension_that_ended_is_named()
    {
        var until = Locked + Duration.FromHours(10);
        var standing = Open with { Clocks = new Dictionary<DeadlineStep, StepClock> { [DeadlineStep.SelfScore] = new() { Due = Due, Locked = Locked, ExtendedUntil = until } } };
        var officer = new Actor { Account = "lan.stp", Role = Role.Officer, Unit = "STP" };

        Guard.ReasonsNot(UseCase.AnswerSave, officer, standing, until - Ms).ShouldBeEmpty();
        Guard.ReasonsNot(UseCase.AnswerSave, officer, standing, until).ShouldHaveSingleItem().Message.ShouldContain("gia hạn đã hết lúc 10:00 ngày 21/02/2021");
    }

    [Fact]
    public void A_person_without_a_unit_owns_nothing()
    {
        var nobody = new Actor { Account = "x", Role = Role.Officer };

        Guard.ReasonsNot(UseCase.AnswerSave, nobody, Open, Due - Ms).ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotOwnUnit);
        Guard.ReasonsNot(UseCase.AnswerSave, nobody, Open with { Unit = null }, Due - Ms).ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotOwnUnit);
    }

    [Fact]
    public void Who_may_do_it_is_told_to_who_may_not()
    {
        var officer = new Actor { Account = "lan.stp", Role = Role.Officer, Unit = "STP" };

        var refusal = Guard.ReasonsNot(UseCase.Approve, officer, Open, Due).ShouldHaveSingleItem();

        refusal.Message.ShouldContain("chuyên viên không phê duyệt được");
        refusal.Message.ShouldContain("UBND tỉnh");
    }

    [Theory]
    [InlineData(CampaignState.Preparing, "mở kỳ")]
    [InlineData(CampaignState.AwaitingApproval, "rút tờ trình")]
    [InlineData(CampaignState.Approved, "mở bản sửa")]
    [InlineData(CampaignState.SubmittedToMinistry, "mở bản sửa")]
    [InlineData(CampaignState.Appraised, "Bộ Nội vụ kết luận")]
    [InlineData(CampaignState.Published, "Bộ Nội vụ kết luận")]
    [InlineData(CampaignState.Closed, "chỉ còn xem được")]
    public void The_state_is_named_and_what_to_do_about_it(CampaignState state, string advice)
    {
        var facts = new CampaignFacts
        {
            IsPreparing = state == CampaignState.Preparing,
            WaitingProposal = state == CampaignState.AwaitingApproval ? 1 : null,
            Snapshot = 1,
            IsSubmitted = state >= CampaignState.SubmittedToMinistry,
            IsAppraised = state >= CampaignState.Appraised,
            ShowsResults = state >= CampaignState.Published,
            IsClosed = state == CampaignState.Closed,
        };
        var coordinator = new Actor { Account = "hoa.snv", Role = Role.Coordinator, Unit = "SNV" };

        var refusal = Guard.ReasonsNot(UseCase.EnteredSave, coordinator, Open with { Campaign = facts, Unit = null }, Due).ShouldHaveSingleItem();

        refusal.Message.ShouldContain(CampaignStates.Show(state));
        refusal.Message.ShouldContain(advice);
    }

    [Fact]
    public void What_is_too_early_is_told_so()
    {
        var coordinator = new Actor { Account = "hoa.snv", Role = Role.Coordinator, Unit = "SNV" };

        Guard.ReasonsNot(UseCase.KeyingMark, coordinator, Open, Due - Ms).ShouldHaveSingleItem().Message.ShouldContain("Hãy hoàn tất các bước trước.");
    }
}
