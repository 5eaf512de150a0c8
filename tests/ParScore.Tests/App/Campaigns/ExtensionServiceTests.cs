using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Campaigns;

/// <summary>An extension opens a locked step with a reason, for whom it names, and ends by itself at its instant.</summary>
public sealed class ExtensionServiceTests : IDisposable
{
    private static readonly Instant Until = CampaignDesk.At("2021-02-22T12:00+07");

    private readonly CampaignDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(-1, ClockState.Extended)]
    [InlineData(0, ClockState.Locked)]
    [InlineData(1, ClockState.Locked)]
    public async Task It_opens_for_its_unit_and_ends_by_itself(int milliseconds, ClockState state)
    {
        await LockedAsync();

        (await GrantAsync(Grant())).Number.ShouldBe(1);

        _desk.Clock.Now = Until + Duration.FromMilliseconds(milliseconds);
        (await _desk.Reading.DetailsAsync(CampaignDesk.Id, CampaignDesk.OfficerOf("STC"))).Details!.Steps[0].State.ShouldBe(state);
        (await _desk.Reading.DetailsAsync(CampaignDesk.Id, CampaignDesk.OfficerOf("STP"))).Details!.Steps[0].State.ShouldBe(ClockState.Locked);
        (await ListAsync("SNV")).ShouldHaveSingleItem().IsRunning(_desk.Clock.Now).ShouldBe(state == ClockState.Extended);
    }

    [Fact]
    public async Task It_names_step_unit_leaf_end_reason_and_person_and_is_told()
    {
        await LockedAsync();
        var now = _desk.Clock.Now;

        (await GrantAsync(Grant() with { Leaf = "n1-2" })).Number.ShouldBe(1);
        (await GrantAsync(Grant() with { Unit = null })).Number.ShouldBe(2);

        var extensions = await ListAsync("SNV");
        extensions[0].ShouldBe(new DeadlineExtension { Number = 1, Step = DeadlineStep.SelfScore, Unit = "STC", Leaf = "n1-2", Until = Until, Reason = "Mất điện", GrantedAt = now, GrantedBy = "hoa.snv", Version = 1 });
        (await _desk.NoticesAsync("STC")).Select(n => n.Text).Skip(1).ShouldBe(
        [
            "Được gia hạn tự chấm điểm (riêng tiêu chí 1.2) đến 12:00 ngày 22/02/2021 (giờ Việt Nam), sau đó khóa lại. Lý do: Mất điện",
            "Được gia hạn tự chấm điểm đến 12:00 ngày 22/02/2021 (giờ Việt Nam), sau đó khóa lại. Lý do: Mất điện",
        ]);
        (await _desk.NoticesAsync("STP")).Count.ShouldBe(2);
        (await _desk.Extensions.ListAsync(CampaignDesk.Id, CampaignDesk.OfficerOf("STP"))).Extensions.ShouldHaveSingleItem().Number.ShouldBe(2);
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task A_resent_grant_is_answered_with_its_own_number()
    {
        await LockedAsync();
        (await _desk.Extensions.GrantAsync(Grant(), _desk.Coordinator, "gh-1")).Number.ShouldBe(1);
        (await _desk.Extensions.GrantAsync(Grant() with { Unit = "STP" }, _desk.Coordinator, "gh-2")).Number.ShouldBe(2);

        (await _desk.Extensions.GrantAsync(Grant(), _desk.Coordinator, "gh-1")).Number.ShouldBe(1);

        (await ListAsync("SNV")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task It_may_be_granted_before_the_lock_but_must_end_after_it_and_after_now()
    {
        await _desk.OpenAsync();
        var locked = CampaignDesk.At("2021-02-20T00:00+07");

        await RefusedAsync(Grant() with { Until = locked }, ExtensionRefusals.EndsBeforeLock);
        (await GrantAsync(Grant() with { Until = locked + Duration.FromMilliseconds(1) })).IsDone.ShouldBeTrue();
        _desk.Clock.Now = locked + Duration.FromHours(1);
        await RefusedAsync(Grant() with { Until = _desk.Clock.Now }, ExtensionRefusals.EndsBeforeNow);
        (await GrantAsync(Grant() with { Until = _desk.Clock.Now + Duration.FromMilliseconds(1) })).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_extended_is_refused_with_a_sentence()
    {
        await LockedAsync();

        await RefusedAsync(Grant() with { Step = DeadlineStep.Consolidate }, ExtensionRefusals.WithoutLock);
        await RefusedAsync(Grant() with { Step = DeadlineStep.Explain }, ExtensionRefusals.WithoutLock);
        await RefusedAsync(Grant() with { Reason = "  " }, CampaignRefusals.ReasonMissing);
        await RefusedAsync(Grant() with { Leaf = "n1-3" }, ExtensionRefusals.NotTheirLeaf);
        await RefusedAsync(Grant() with { Unit = null, Leaf = "n1-2" }, ExtensionRefusals.NotTheirLeaf);
        await RefusedAsync(Grant() with { Unit = "STTTT" }, AccessRefusals.NotFound);
        await RefusedAsync(Grant() with { Step = DeadlineStep.Consolidate, Leaf = "n1-3", Reason = null }, CampaignRefusals.ReasonMissing, ExtensionRefusals.WithoutLock, ExtensionRefusals.NotTheirLeaf);
        (await ListAsync("SNV")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_password_is_asked_for_again()
    {
        await LockedAsync();

        (await _desk.Extensions.GrantAsync(Grant(), _desk.Coordinator with { PasswordAt = null }, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.PasswordAgain);
        (await _desk.Extensions.GrantAsync(Grant(), _desk.Coordinator with { PasswordAt = _desk.Clock.Now - Guard.PasswordHolds - Duration.FromMilliseconds(1) }, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.PasswordAgain);
        (await _desk.Extensions.GrantAsync(Grant(), _desk.Coordinator with { PasswordAt = _desk.Clock.Now - Guard.PasswordHolds }, null)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_taken_back_once_with_a_reason_while_it_runs()
    {
        await LockedAsync();
        await GrantAsync(Grant());
        await WithdrawRefusedAsync(1, 1, " ", CampaignRefusals.ReasonMissing);
        await WithdrawRefusedAsync(9, 1, "x", ExtensionRefusals.Unknown);

        (await _desk.Extensions.WithdrawAsync(CampaignDesk.Id, 1, 1, "Ghi nhầm", _desk.Coordinator, "th-1")).Number.ShouldBe(1);

        (await _desk.Extensions.WithdrawAsync(CampaignDesk.Id, 1, 1, "Ghi nhầm", _desk.Coordinator, "th-1")).Number.ShouldBe(1);
        var conflict = (await _desk.Extensions.WithdrawAsync(CampaignDesk.Id, 1, 1, "Lần hai", _desk.Coordinator, "th-2")).Conflict.ShouldNotBeNull();
        (conflict.WithdrawnReason, conflict.Version).ShouldBe(("Ghi nhầm", 2));
        await WithdrawRefusedAsync(1, 2, "Lần hai", ExtensionRefusals.Over);
        (await _desk.Reading.DetailsAsync(CampaignDesk.Id, CampaignDesk.OfficerOf("STC"))).Details!.Steps[0].State.ShouldBe(ClockState.Locked);
        (await _desk.NoticesAsync("STC"))[^1].Kind.ShouldBe("extension-withdrawn");
    }

    [Fact]
    public async Task What_has_ended_is_not_taken_back()
    {
        await LockedAsync();
        await GrantAsync(Grant());
        _desk.Clock.Now = Until;

        await WithdrawRefusedAsync(1, 1, "x", ExtensionRefusals.Over);
    }

    private static GrantExtension Grant() => new() { Campaign = CampaignDesk.Id, Step = DeadlineStep.SelfScore, Unit = "STC", Until = Until, Reason = "Mất điện" };

    private async Task LockedAsync()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-20T00:00+07");
    }

    private Task<ExtensionOutcome> GrantAsync(GrantExtension grant) => _desk.Extensions.GrantAsync(grant, _desk.Coordinator, _desk.Request());

    private async Task<IReadOnlyList<DeadlineExtension>> ListAsync(string unit) => (await _desk.Extensions.ListAsync(CampaignDesk.Id, _desk.Coordinator with { Unit = unit })).Extensions;

    private async Task RefusedAsync(GrantExtension grant, params string[] codes) => Check(await GrantAsync(grant), codes);

    private async Task WithdrawRefusedAsync(int number, long seen, string reason, string code) => Check(await _desk.Extensions.WithdrawAsync(CampaignDesk.Id, number, seen, reason, _desk.Coordinator, _desk.Request()), code);

    private static void Check(ExtensionOutcome outcome, params string[] codes)
    {
        outcome.Refusals.Select(r => r.Code).ShouldBe(codes);
        foreach (var refusal in outcome.Refusals)
        {
            refusal.Message.ShouldBeASentence();
        }
    }
}
