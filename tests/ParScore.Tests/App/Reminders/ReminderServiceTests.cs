using Dapper;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Journal;
using ParScore.App.Reminders;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Tests.App.Campaigns;

namespace ParScore.Tests.App.Reminders;

/// <summary>Reminders come at their moment, late rather than never, and never twice: over stops, two servers and clocks that are set back.</summary>
public sealed class ReminderServiceTests : IDisposable
{
    private static readonly Actor Approver = new() { Account = "pct.ubnd", Role = Role.Approver };

    private readonly CampaignDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("2021-02-11T08:00+07", "t-7")]
    [InlineData("2021-02-15T08:00+07", "t-3")]
    [InlineData("2021-02-17T08:00+07", "t-1")]
    [InlineData("2021-02-18T08:00+07", "day")]
    [InlineData("2021-02-19T00:00+07", "late")]
    public async Task Each_occasion_is_told_at_its_instant_and_not_a_millisecond_before(string moment, string occasion)
    {
        await _desk.OpenAsync();
        // What comes before was told in time.
        await WorkAsync(CampaignDesk.At(moment) - Duration.FromMilliseconds(1));
        var before = (await SentAsync("STP")).Length;

        await WorkAsync(CampaignDesk.At(moment));
        (await SentAsync("STP"))[before..].ShouldBe([occasion]);

        await WorkAsync(CampaignDesk.At(moment) + Duration.FromMilliseconds(1));
        (await SentAsync("STP")).Length.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_reminder_says_what_is_owed_how_much_is_missing_and_until_which_hour()
    {
        await _desk.OpenAsync();
        await AnswerAsync("STC", "n1-4");

        await WorkAsync(CampaignDesk.At("2021-02-15T08:00+07"));

        (await RemindedAsync("STC")).ShouldBe(
        [
            "Còn 3 ngày: đơn vị chưa nộp phiếu tự đánh giá (Kỳ thử năm 2020). Còn 1 tiêu chí chưa kê khai; hãy hoàn tất rồi trình thủ trưởng nộp. "
                + "Thời hạn: trước 00:00 ngày 19/02/2021 (giờ Việt Nam), tức hết ngày 18/02/2021. Khóa từ 00:00 ngày 20/02/2021, sau đó không làm được nếu không có gia hạn. "
                + "Gộp các lần nhắc chưa gửi được trước đó: trước 7 ngày.",
        ]);
        (await _desk.Database.ReadAsync(c => c.QueryAsync<(string Occasion, string Text)>("select occasion, text from reminder where unit = 'STC' and step = 'self-score' order by occasion"))).ShouldBe(
        [
            ("t-3", (await RemindedAsync("STC"))[0]), ("t-7", "Gộp vào lần nhắc \"trước 3 ngày\"."),
        ]);
        await _desk.VerifyAsync();
    }

    [Theory]
    [InlineData("2021-02-11T08:00+07", "Còn 7 ngày:")]
    [InlineData("2021-02-17T23:59+07", "Còn 1 ngày:")]
    [InlineData("2021-02-18T00:00+07", "Hôm nay là ngày cuối:")]
    [InlineData("2021-02-18T23:59+07", "Hôm nay là ngày cuối:")]
    [InlineData("2021-02-19T00:00+07", "Đã quá hạn dưới 1 phút:")]
    [InlineData("2021-02-19T09:12+07", "Đã quá hạn 9 giờ 12 phút:")]
    [InlineData("2021-02-20T00:00+07", "Đã quá hạn 1 ngày:")]
    public async Task It_counts_days_as_people_in_Vietnam_do(string now, string beginning)
    {
        await _desk.OpenAsync();

        await WorkAsync(CampaignDesk.At(now));

        (await RemindedAsync("STP")).ShouldHaveSingleItem().ShouldStartWith(beginning);
    }

    [Fact]
    public async Task A_server_that_stood_for_days_tells_everything_it_missed_once()
    {
        await _desk.OpenAsync();
        await WorkAsync(CampaignDesk.At("2021-02-11T08:00+07"));

        await WorkAsync(CampaignDesk.At("2021-02-18T09:30+07"));

        (await SentAsync("STP")).ShouldBe(["t-7", "t-3", "t-1", "day"], ignoreOrder: true);
        var texts = await RemindedAsync("STP");
        texts.Length.ShouldBe(2);
        texts[1].ShouldStartWith("Hôm nay là ngày cuối:");
        texts[1].ShouldEndWith("Gộp các lần nhắc chưa gửi được trước đó: trước 3 ngày, trước 1 ngày.");
    }

    [Fact]
    public async Task Who_has_handed_in_is_not_reminded_and_who_got_the_part_back_is()
    {
        await _desk.OpenAsync();
        await _desk.SubmissionAsync("STP", "submitted");
        await _desk.SubmissionAsync("STC", "accepted");

        await WorkAsync(CampaignDesk.At("2021-02-17T08:00+07"));
        (await RemindedAsync("STP")).ShouldBeEmpty();
        (await RemindedAsync("STC")).ShouldBeEmpty();
        (await SentAsync("STP")).ShouldBeEmpty();

        await _desk.SubmissionAsync("STP", "returned");
        await WorkAsync(CampaignDesk.At("2021-02-17T09:00+07"));
        (await RemindedAsync("STP")).ShouldHaveSingleItem().ShouldStartWith("Còn 1 ngày: đơn vị chưa nộp lại phiếu tự đánh giá đã bị trả lại");
        await _desk.SubmissionAsync("STP", "submitted");
        await WorkAsync(CampaignDesk.At("2021-02-19T00:00+07"));
        (await RemindedAsync("STP")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_clock_that_is_set_back_or_runs_ahead_makes_nothing_told_twice()
    {
        await _desk.OpenAsync();
        await WorkAsync(CampaignDesk.At("2021-02-18T08:00+07"));
        var head = await _desk.Database.ReadAsync(JournalStore.GetHeadAsync);

        foreach (var now in new[] { "2021-02-11T08:00+07", "2021-02-01T00:00+07", "2021-02-17T23:00+07", "2021-02-18T08:00+07", "2021-02-18T23:59+07" })
        {
            await WorkAsync(CampaignDesk.At(now));
        }

        (await RemindedAsync("STP")).Length.ShouldBe(1);
        (await _desk.Database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
        await WorkAsync(CampaignDesk.At("2021-02-19T00:00+07"));
        (await RemindedAsync("STP")).Length.ShouldBe(2);
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task Of_two_servers_on_the_same_record_one_tells()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-17T08:00+07");
        using var second = Database.Open(_desk.Database.Directory, new DataSettings(), _desk.Clock);

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => new ReminderService(i % 2 == 0 ? _desk.Database : second, new SettingsUnitAddresses(new DataSettings()), _desk.Clock).WorkAsync())));

        // Three units owe self-scoring; Sở Nội vụ's later steps are not yet seven days away, but for the first of them.
        told.Sum().ShouldBe(4);
        foreach (var unit in new[] { "STC", "STP" })
        {
            (await RemindedAsync(unit)).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task A_write_that_is_broken_off_leaves_nothing_told_and_the_next_round_tells_it_whole()
    {
        await _desk.OpenAsync();
        await _desk.Database.WriteAsync(new Act { Actor = _desk.Coordinator, Action = "changed" }, session => session.Connection.ExecuteAsync("create trigger stand_in_the_way before insert on notice when new.unit = 'STP' begin select raise(abort, 'no'); end;"));

        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => WorkAsync(CampaignDesk.At("2021-02-17T08:00+07")));
        (await RemindedAsync("STC")).ShouldBeEmpty();
        (await SentAsync("STC")).ShouldBeEmpty();

        await _desk.Database.WriteAsync(new Act { Actor = _desk.Coordinator, Action = "changed" }, session => session.Connection.ExecuteAsync("drop trigger stand_in_the_way"));
        await WorkAsync(CampaignDesk.At("2021-02-17T08:01+07"));
        (await RemindedAsync("STC")).ShouldHaveSingleItem();
        (await RemindedAsync("STP")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_campaign_that_is_prepared_reminds_nobody_and_what_came_before_the_opening_is_not_made_up_for()
    {
        await _desk.PrepareAsync();
        await _desk.AssignAllAsync();
        await WorkAsync(CampaignDesk.At("2021-02-15T08:00+07"));
        (await SentAsync("STC")).ShouldBeEmpty();
        _desk.Clock.Now = CampaignDesk.At("2021-02-15T09:00+07");
        (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, _desk.Request())).IsDone.ShouldBeTrue();

        await WorkAsync(CampaignDesk.At("2021-02-17T07:59+07"));
        (await SentAsync("STC")).ShouldBeEmpty();

        await WorkAsync(CampaignDesk.At("2021-02-17T08:00+07"));
        (await SentAsync("STC")).ShouldBe(["t-1"]);
    }

    [Fact]
    public async Task A_deadline_that_was_set_anew_before_the_opening_carries_its_reminders_with_it()
    {
        await _desk.PrepareAsync();
        await _desk.AssignAllAsync();
        (await _desk.Campaigns.DeadlineSetAsync(CampaignDesk.Id, CampaignDesk.Deadline(DeadlineStep.SelfScore, "2021-02-22T00:00+07"), 1, _desk.Coordinator, _desk.Request())).IsDone.ShouldBeTrue();
        (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, _desk.Request())).IsDone.ShouldBeTrue();

        await WorkAsync(CampaignDesk.At("2021-02-14T07:59+07"));
        (await SentAsync("STC")).ShouldBeEmpty();
        await WorkAsync(CampaignDesk.At("2021-02-14T08:00+07"));
        (await SentAsync("STC")).ShouldBe(["t-7"]);
    }

    [Fact]
    public async Task A_row_that_waited_is_sent_with_the_text_and_the_due_instant_that_hold_now()
    {
        await _desk.OpenAsync();
        await _desk.Database.WriteAsync(new Act { Actor = _desk.Coordinator, Action = "changed" }, session => session.Connection.ExecuteAsync(
            "insert into reminder (campaign, unit, step, occasion, due, text, sent_at, version) values ('thu-2020', 'STC', 'self-score', 't-7', '2021-01-01T00:00:00.0000000Z', 'Cũ', null, 1)"));

        await WorkAsync(CampaignDesk.At("2021-02-11T08:00+07"));

        var (due, text, version) = await _desk.Database.ReadAsync(c => c.QuerySingleAsync<(string Due, string Text, long Version)>("select due, text, version from reminder where unit = 'STC' and step = 'self-score'"));
        (StoredInstants.Read(due), version).ShouldBe((CampaignDesk.At("2021-02-19T00:00+07"), 2));
        (await RemindedAsync("STC")).ShouldBe([text]);
    }

    [Fact]
    public async Task An_extension_shifts_no_reminder_but_is_told()
    {
        await _desk.OpenAsync();
        (await _desk.Extensions.GrantAsync(new GrantExtension { Campaign = CampaignDesk.Id, Step = DeadlineStep.SelfScore, Unit = "STC", Until = CampaignDesk.At("2021-02-22T12:00+07"), Reason = "Mất điện" }, _desk.Coordinator, null)).IsDone.ShouldBeTrue();

        await WorkAsync(CampaignDesk.At("2021-02-19T00:00+07"));

        (await RemindedAsync("STC"))[0].ShouldContain("Khóa từ 00:00 ngày 20/02/2021; được gia hạn đến 12:00 ngày 22/02/2021, nộp sau thời hạn vẫn ghi là muộn.");
        (await RemindedAsync("STP"))[0].ShouldContain("Khóa từ 00:00 ngày 20/02/2021, sau đó không làm được nếu không có gia hạn.");
    }

    [Theory]
    [InlineData("2021-02-19T23:59+07", "Khóa từ 00:00 ngày 20/02/2021, sau đó")]
    [InlineData("2021-02-20T00:00+07", "Đã khóa từ 00:00 ngày 20/02/2021; muốn làm tiếp phải đề nghị Sở Nội vụ gia hạn.")]
    public async Task Once_locked_it_says_so(string now, string words)
    {
        await _desk.OpenAsync();

        await WorkAsync(CampaignDesk.At(now));

        (await RemindedAsync("STP")).ShouldHaveSingleItem().ShouldContain(words);
    }

    [Fact]
    public async Task The_later_steps_are_told_to_Sở_Nội_vụ_until_they_are_done()
    {
        await _desk.OpenAsync();
        foreach (var unit in new[] { "SNV", "STC" })
        {
            await _desk.SubmissionAsync(unit, "submitted");
        }

        await WorkAsync(CampaignDesk.At("2021-02-23T08:00+07"));
        var texts = await RemindedAsync("SNV");
        texts.Length.ShouldBe(2);
        texts[0].ShouldStartWith("Hôm nay là ngày cuối: Sở Nội vụ chưa trình kết quả tổng hợp của tỉnh (Kỳ thử năm 2020). Còn 1 đơn vị chưa nộp phiếu, 5 tiêu chí chưa có điểm. Thời hạn: trước 00:00 ngày 24/02/2021 (giờ Việt Nam)");
        texts[1].ShouldStartWith("Còn 3 ngày: chưa ghi nhận đã gửi kết quả cho Bộ Nội vụ");

        await ProposeAsync();
        await WorkAsync(CampaignDesk.At("2021-02-24T00:00+07"));
        (await RemindedAsync("SNV")).Length.ShouldBe(2);
        await WorkAsync(CampaignDesk.At("2021-02-27T00:00+07"));
        (await RemindedAsync("SNV"))[^1].ShouldStartWith("Đã quá hạn dưới 1 phút: chưa ghi nhận đã gửi kết quả cho Bộ Nội vụ");
        (await RemindedAsync("STP")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reminding_writes_nothing_while_nothing_has_come()
    {
        await _desk.OpenAsync();
        var head = await _desk.Database.ReadAsync(JournalStore.GetHeadAsync);

        (await WorkAsync(CampaignDesk.At("2021-02-11T07:59+07"))).ShouldBe(0);

        (await _desk.Database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    private async Task<int> WorkAsync(Instant now)
    {
        _desk.Clock.Now = now;
        return await new ReminderService(_desk.Database, new SettingsUnitAddresses(new DataSettings()), _desk.Clock).WorkAsync();
    }

    private async Task<string[]> SentAsync(string unit) => [.. (await _desk.Database.ReadAsync(c => ReminderStore.ListSentAsync(CampaignDesk.Id, c))).Where(s => s.Unit.Equals(unit, StringComparison.Ordinal) && s.Step == DeadlineStep.SelfScore).Select(s => Occasions.Stored.For(s.Occasion))];

    private async Task<string[]> RemindedAsync(string unit) => [.. (await _desk.NoticesAsync(unit)).Where(n => n.Kind is ReminderService.NoticeKind).Select(n => n.Text)];

    private async Task AnswerAsync(string unit, string leaf) => (await new AnswerService(_desk.Database).SaveAsync(
        new SaveAnswer { Campaign = CampaignDesk.Id, Leaf = leaf, Unit = unit, Figures = [new ChangedFigure(new TypedFigure("met", "", "true"), 0)] }, CampaignDesk.OfficerOf(unit), null)).IsSaved.ShouldBeTrue();

    // As the proposal's own use case writes it.
    private Task<int> ProposeAsync() => _desk.Database.WriteAsync(new Act { Actor = Approver, Action = "proposed" }, session => session.Connection.ExecuteAsync(
        "insert into proposal (campaign, number, content_hash, journal_count, journal_head, note, proposed_at, proposed_by, version) values ('thu-2020', 1, @Hash, 1, 'x', null, @Now, 'hoa.snv', 1)",
        new { Hash = $"sha256:{new string('0', 64)}", Now = session.NowText }));
}
