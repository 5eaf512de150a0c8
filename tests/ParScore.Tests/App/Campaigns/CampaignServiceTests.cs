using Dapper;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Campaigns;

/// <summary>A campaign is prepared where units do not see it, and opens once, when nothing is missing.</summary>
public sealed class CampaignServiceTests : IDisposable
{
    private readonly CampaignDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_prepared_campaign_reads_back_as_it_was_written_and_only_who_prepares_sees_it()
    {
        await _desk.PrepareAsync();

        var details = await _desk.DetailsAsync();
        (details.State, details.Plan.Name, details.Plan.Units.Count, details.Set.Hash).ShouldBe((CampaignState.Preparing, "Kỳ thử năm 2020", 3, CampaignDesk.Set.Hash));
        (details.Preparation!.BegunBy, details.Preparation.BegunAt, details.Preparation.OpenedAt, details.Preparation.ClonedFrom).ShouldBe(("hoa.snv", _desk.Clock.Now, null, null));
        details.Steps.Select(s => (s.Step, s.Clock.Due, s.Clock.Locked, s.State, s.Version)).ShouldBe(
        [
            (DeadlineStep.SelfScore, CampaignDesk.At("2021-02-19T00:00+07"), CampaignDesk.At("2021-02-20T00:00+07"), ClockState.InTime, 1),
            (DeadlineStep.Consolidate, CampaignDesk.At("2021-02-24T00:00+07"), null, ClockState.InTime, 1),
            (DeadlineStep.SubmitToMinistry, CampaignDesk.At("2021-02-27T00:00+07"), null, ClockState.InTime, 1),
        ]);
        (await _desk.Reading.ListAsync(_desk.Coordinator)).ShouldBe([new CampaignListing(CampaignDesk.Id, "Kỳ thử năm 2020", 2020, CampaignState.Preparing)]);
        (await _desk.Reading.ListAsync(CampaignDesk.OfficerOf("STC"))).ShouldBeEmpty();
        (await _desk.Reading.DetailsAsync(CampaignDesk.Id, CampaignDesk.OfficerOf("STC"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task A_resent_preparation_changes_nothing_and_another_one_of_the_same_name_is_refused()
    {
        var request = _desk.Request();
        (await _desk.Campaigns.PrepareAsync(CampaignDesk.Header(), _desk.Coordinator, request)).IsDone.ShouldBeTrue();
        var head = await _desk.Database.ReadAsync(JournalStore.GetHeadAsync);

        (await _desk.Campaigns.PrepareAsync(CampaignDesk.Header(), _desk.Coordinator, request)).IsDone.ShouldBeTrue();
        (await _desk.Campaigns.PrepareAsync(CampaignDesk.Header(), _desk.Coordinator, _desk.Request())).Refusals.ShouldHaveSingleItem().Code.ShouldBe(CampaignRefusals.CampaignTaken);

        (await _desk.Database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_header_is_said_at_once_and_nothing_is_kept()
    {
        await _desk.PrepareAsync();
        var otherContent = CampaignDesk.Set with { Hash = $"sha256:{new string('0', 64)}" };
        var header = CampaignDesk.Header() with
        {
            Name = " ",
            IndexYear = 2019,
            Set = otherContent,
            Coordinator = "SKHCN",
            Units = [new PlanUnit { Code = "S T", Name = "A" }, new PlanUnit { Code = "STC", Name = "B" }, new PlanUnit { Code = "STC", Name = "C" }],
            Deadlines = [CampaignDesk.Deadline(DeadlineStep.SelfScore, "2021-02-19T00:00+07", "2021-02-18T23:59+07"), CampaignDesk.Deadline(DeadlineStep.SelfScore, "2021-02-19T00:00+07")],
        };

        var refusals = (await _desk.Campaigns.PrepareAsync(header, _desk.Coordinator, _desk.Request())).Refusals;

        refusals.Select(r => r.Code).ShouldBe(
        [
            CampaignRefusals.Incomplete, CampaignRefusals.YearNotServed, CampaignRefusals.NameCharacters, CampaignRefusals.Twice, CampaignRefusals.UnitUnknown,
            CampaignRefusals.LockedBeforeDue, CampaignRefusals.Twice, CampaignRefusals.CampaignTaken, CampaignRefusals.SetTaken,
        ]);
        ShouldBeSentences(refusals);
        (await _desk.Campaigns.PrepareAsync(CampaignDesk.Header("a b\n"), _desk.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(CampaignRefusals.NameCharacters);
    }

    [Fact]
    public async Task Nobody_but_the_coordinator_prepares_assigns_sets_deadlines_or_opens()
    {
        await _desk.PrepareAsync();
        var officer = CampaignDesk.OfficerOf("SNV");

        Refusal[] refusals =
        [
            .. (await _desk.Campaigns.PrepareAsync(CampaignDesk.Header("b"), officer, null)).Refusals,
            .. (await _desk.Campaigns.CloneAsync(Clone(), officer, null)).Refusals,
            .. (await _desk.Campaigns.DeadlineSetAsync(CampaignDesk.Id, CampaignDesk.Deadline(DeadlineStep.SelfScore, "2021-02-19T00:00+07"), 1, officer, null)).Refusals,
            .. (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, officer, null)).Refusals,
            .. (await _desk.Assignments.AssignAsync(new AssignLeaf { Campaign = CampaignDesk.Id, Leaf = "n1-1", Lead = "SNV", Seen = 0 }, officer, null)).Refusals,
            .. (await _desk.Units.WithdrawAsync(CampaignDesk.Id, "STC", "x", officer, null)).Refusals,
            .. (await _desk.Units.LinkSuccessorAsync(Link("STC", "STP"), null, officer, null)).Refusals,
        ];

        refusals.Select(r => r.Code).ShouldBe(Enumerable.Repeat(AccessRefusals.Role, 7));
    }

    [Fact]
    public async Task It_opens_only_when_nothing_is_missing_and_says_everything_that_is()
    {
        var late = CampaignDesk.Header() with { Deadlines = [CampaignDesk.Deadline(DeadlineStep.Consolidate, "2021-02-24T00:00+07"), CampaignDesk.Deadline(DeadlineStep.SubmitToMinistry, "2021-02-23T00:00+07")] };
        await _desk.PrepareAsync(late);
        (await _desk.AssignAsync("n1-1", "SNV")).IsDone.ShouldBeTrue();
        // Only a hand in the database sets a lock before the due instant; opening looks again.
        await _desk.Database.WriteAsync(new Act { Actor = _desk.Coordinator, Action = "changed" }, session => session.Connection.ExecuteAsync("update deadline set locked = '2021-02-01T00:00:00.0000000Z' where step = 'consolidate'"));

        var refusals = (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, _desk.Request())).Refusals;

        refusals.Select(r => (r.Code, r.Where)).ShouldBe(
        [
            (CampaignRefusals.SelfScoreMissing, "self-score"), (CampaignRefusals.LockedBeforeDue, "consolidate"), (CampaignRefusals.StepsOutOfOrder, "submit-to-ministry"),
            (CampaignRefusals.LeafWithoutUnit, "n1-2"), (CampaignRefusals.LeafWithoutUnit, "n1-3"), (CampaignRefusals.LeafWithoutUnit, "n1-4"),
            (CampaignRefusals.UnitWithoutLeaf, "STC"), (CampaignRefusals.UnitWithoutLeaf, "STP"),
        ]);
        ShouldBeSentences(refusals);
        (await _desk.DetailsAsync()).State.ShouldBe(CampaignState.Preparing);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task It_opens_until_a_millisecond_before_self_scoring_would_be_over(int milliseconds, bool opens)
    {
        await _desk.PrepareAsync();
        await _desk.AssignAllAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-19T00:00+07") + Duration.FromMilliseconds(milliseconds);

        var refusals = (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, _desk.Request())).Refusals;

        refusals.Select(r => r.Code).ShouldBe(opens ? [] : [CampaignRefusals.SelfScorePast]);
        ShouldBeSentences(refusals);
    }

    [Fact]
    public async Task It_opens_once_and_tells_each_unit_what_it_has_to_do_until_when()
    {
        await _desk.PrepareAsync();
        await _desk.AssignAllAsync();
        var request = _desk.Request();
        (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, request)).IsDone.ShouldBeTrue();
        var opened = _desk.Clock.Now;
        _desk.Clock.Now += Duration.FromHours(1);

        (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, request)).IsDone.ShouldBeTrue();
        (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, _desk.Request())).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.CampaignState);

        (await _desk.DetailsAsync()).Preparation!.OpenedAt.ShouldBe(opened);
        (await _desk.NoticesAsync("STC")).ShouldHaveSingleItem().Text.ShouldBe("Kỳ thử năm 2020 đã mở. Đơn vị được giao 2 tiêu chí; hãy tự chấm và nộp phiếu hết ngày 18/02/2021 (giờ Việt Nam).");
        (await _desk.Reading.ListAsync(CampaignDesk.OfficerOf("STC"))).ShouldHaveSingleItem().State.ShouldBe(CampaignState.Open);
        (await _desk.Reading.DetailsAsync(CampaignDesk.Id, CampaignDesk.OfficerOf("STC"))).Details!.Units.ShouldHaveSingleItem().Unit.Code.ShouldBe("STC");
        (await _desk.DetailsAsync()).Units.Select(u => (u.Unit.Code, u.Led, u.Contributed)).ShouldBe([("SNV", 1, 1), ("STC", 2, 0), ("STP", 1, 0)]);
    }

    [Theory]
    [InlineData(-1, CampaignState.Open, ClockState.InTime)]
    [InlineData(0, CampaignState.Consolidating, ClockState.Late)]
    [InlineData(1, CampaignState.Consolidating, ClockState.Late)]
    public async Task State_and_clock_follow_the_clock_to_the_millisecond_without_any_job(int milliseconds, CampaignState state, ClockState clock)
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-19T00:00+07") + Duration.FromMilliseconds(milliseconds);

        var details = await _desk.DetailsAsync();

        (details.State, details.Steps[0].State).ShouldBe((state, clock));
    }

    [Fact]
    public async Task A_deadline_is_set_until_the_campaign_opens_and_the_second_of_two_people_is_told()
    {
        await _desk.PrepareAsync(CampaignDesk.Header() with { Deadlines = [] });
        var (mine, theirs) = (CampaignDesk.Deadline(DeadlineStep.SelfScore, "2021-02-19T00:00+07"), CampaignDesk.Deadline(DeadlineStep.SelfScore, "2021-02-20T00:00+07"));
        (await SetAsync(theirs, 0)).IsDone.ShouldBeTrue();

        var conflict = (await SetAsync(mine, 0)).Conflict.ShouldNotBeNull();

        conflict.ShouldBe((theirs, 1));
        (await SetAsync(mine, conflict.Version)).IsDone.ShouldBeTrue();
        (await _desk.PlanAsync()).FindDeadline(DeadlineStep.SelfScore).ShouldBe(mine);
        (await SetAsync(mine with { Locked = mine.Due - Duration.FromMilliseconds(1) }, 2)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(CampaignRefusals.LockedBeforeDue);
        var elsewhere = (await SetAsync(mine with { Step = DeadlineStep.Explain }, 0)).Refusals;
        elsewhere.ShouldHaveSingleItem().Code.ShouldBe(CampaignRefusals.StepElsewhere);
        ShouldBeSentences(elsewhere);
        (await SetAsync(mine with { Locked = mine.Due }, 2)).IsDone.ShouldBeTrue();
        await _desk.AssignAllAsync();
        (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, _desk.Request())).IsDone.ShouldBeTrue();
        (await SetAsync(theirs, 3)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.CampaignState);
    }

    [Fact]
    public async Task A_unit_that_has_nothing_to_score_is_taken_out_with_a_reason_and_may_come_back()
    {
        await _desk.PrepareAsync();
        (await _desk.AssignAsync("n1-2", "STC")).IsDone.ShouldBeTrue();

        ShouldBeSentences(await WithdrawAsync("STC", "x", CampaignRefusals.UnitInUse));
        ShouldBeSentences(await WithdrawAsync("SNV", "x", CampaignRefusals.UnitInUse));
        ShouldBeSentences(await WithdrawAsync("STP", " ", CampaignRefusals.ReasonMissing));
        ShouldBeSentences(await WithdrawAsync("STNMT", "x", CampaignRefusals.UnitUnknown));
        await WithdrawAsync("STP", "Không còn nhiệm vụ", null);

        (await _desk.PlanAsync()).Units.Select(u => u.Code).ShouldBe(["SNV", "STC"]);
        (await _desk.AssignAsync("n1-3", "STP")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(CampaignRefusals.UnitUnknown);
        (await _desk.Units.PutAsync(CampaignDesk.Id, new PlanUnit { Code = "STP", Name = "Sở Tư pháp", Annex = 9 }, _desk.Coordinator, _desk.Request())).IsDone.ShouldBeTrue();
        (await _desk.Units.PutAsync(CampaignDesk.Id, new PlanUnit { Code = "STTTT", Name = "Sở TT&TT" }, _desk.Coordinator, _desk.Request())).IsDone.ShouldBeTrue();
        (await _desk.PlanAsync()).Units.Select(u => (u.Code, u.Annex)).ShouldBe([("SNV", 1), ("STC", null), ("STP", 9), ("STTTT", null)]);
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task The_units_of_an_open_campaign_stay()
    {
        await _desk.OpenAsync();

        ShouldBeSentences(await WithdrawAsync("STP", "x", CampaignRefusals.Opened));
        (await _desk.Units.PutAsync(CampaignDesk.Id, new PlanUnit { Code = "X", Name = "X" }, _desk.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(CampaignRefusals.Opened);
    }

    [Fact]
    public async Task A_unit_is_linked_to_its_successor_once_and_never_in_a_circle()
    {
        await _desk.PrepareAsync();

        (await LinkAsync("STC", "STCKH", "Sở Tài chính – Kế hoạch")).ShouldBeEmpty();
        (await LinkAsync("STP", "STCKH", null)).ShouldBeEmpty();
        foreach (var (unit, successor, code) in new[] { ("STC", "STCKH", CampaignRefusals.SuccessorCircle), ("STCKH", "STC", CampaignRefusals.SuccessorCircle), ("STC", "STC", CampaignRefusals.SuccessorCircle), ("KHONG", "STC", CampaignRefusals.UnitUnknown) })
        {
            var refusals = await LinkAsync(unit, successor, null);
            refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
            ShouldBeSentences(refusals);
        }

        (await _desk.Units.LinkSuccessorAsync(Link("SNV", "MOI") with { Basis = " " }, null, _desk.Coordinator, null)).Refusals.Select(r => r.Code).ShouldBe([CampaignRefusals.Incomplete, CampaignRefusals.Incomplete]);
        (await _desk.Database.ReadAsync(PreparationStore.ListSuccessorsAsync)).ShouldBe([Link("STC", "STCKH"), Link("STP", "STCKH")]);
        (await _desk.Database.ReadAsync(PreparationStore.ListUnitNamesAsync))["STCKH"].ShouldBe("Sở Tài chính – Kế hoạch");
        (await _desk.PlanAsync()).Units.Select(u => u.Code).ShouldBe(["SNV", "STC", "STP"]);
    }

    internal static UnitSuccessor Link(string unit, string successor, int day = 1) => new() { Unit = unit, Successor = successor, Since = new DateOnly(2021, 3, day), Basis = "NQ 15/NQ-HĐND" };

    internal static CloneCampaign Clone() => new()
    {
        From = CampaignDesk.Id,
        Id = "thu-2021",
        Name = "Kỳ thử năm 2021",
        IndexYear = 2021,
        Set = CampaignDesk.NextSet,
        LegalBasis = new LegalDocument { Number = "99/QĐ-UBND", Issuer = "UBND tỉnh" },
    };

    private static void ShouldBeSentences(IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            refusal.Message.ShouldBeASentence();
        }
    }

    private async Task<IReadOnlyList<Refusal>> LinkAsync(string unit, string successor, string? name) => (await _desk.Units.LinkSuccessorAsync(Link(unit, successor), name, _desk.Coordinator, _desk.Request())).Refusals;

    private Task<CampaignOutcome> SetAsync(Deadline deadline, long seen) => _desk.Campaigns.DeadlineSetAsync(CampaignDesk.Id, deadline, seen, _desk.Coordinator, _desk.Request());

    private async Task<IReadOnlyList<Refusal>> WithdrawAsync(string unit, string reason, string? code)
    {
        var refusals = (await _desk.Units.WithdrawAsync(CampaignDesk.Id, unit, reason, _desk.Coordinator, _desk.Request())).Refusals;
        refusals.Select(r => r.Code).ShouldBe(code is null ? [] : [code]);
        return refusals;
    }
}
