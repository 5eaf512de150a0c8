using Dapper;
using NodaTime;
using ParScore.App.Reminders;
using ParScore.App.Storage;
using ParScore.Tests.App.Campaigns;

namespace ParScore.Tests.App.Reminders;

/// <summary>An e-mail goes out at most once: claimed before it is sent, tried again only when it certainly did not go.</summary>
public sealed class MailServiceTests : IDisposable
{
    private static readonly Instant Moment = CampaignDesk.At("2021-02-17T08:00+07");

    private readonly CampaignDesk _desk = new(Settings(25));

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_reminder_goes_to_every_address_of_its_unit_and_to_nobody_else()
    {
        await RemindAsync();
        using var server = new FakeSmtp();

        (await WorkAsync(server.Port)).ShouldBe(2);

        (await MailsAsync()).Select(m => (m.Unit, m.Address, m.State, m.Tries, m.Error)).ShouldBe([("STC", "cchc@stc.vn", MailState.Sent, 1, null), ("STC", "vanthu@stc.vn", MailState.Sent, 1, null)]);
        server.Letters.Count.ShouldBe(2);
        server.Letters.ShouldAllBe(l => l.Contains("From: doandoc@snv.vn\n", StringComparison.Ordinal) && l.Contains("Auto-Submitted: auto-generated\n", StringComparison.Ordinal));
        server.Letters.Select(l => l.Split('\n').Single(h => h.StartsWith("To: ", StringComparison.Ordinal))).Order(StringComparer.Ordinal).ShouldBe(["To: cchc@stc.vn", "To: vanthu@stc.vn"]);
        (await WorkAsync(server.Port)).ShouldBe(0);
        server.Letters.Count.ShouldBe(2);
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task Without_a_mail_server_there_is_a_notice_and_no_letter()
    {
        using var desk = new CampaignDesk(new DataSettings { UnitMail = Settings(25).UnitMail });
        await desk.OpenAsync();
        desk.Clock.Now = Moment;

        await new ReminderService(desk.Database, new SettingsUnitAddresses(desk.Database.Settings), desk.Clock).WorkAsync();

        (await desk.NoticesAsync("STC")).Count(n => n.Kind is ReminderService.NoticeKind).ShouldBe(1);
        (await desk.Database.ReadAsync(c => MailStore.ListAsync(CampaignDesk.Id, c))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_with_growing_pauses_until_it_is_given_up()
    {
        await RemindAsync();
        var port = FakeSmtp.ClosedPort();

        (await WorkAsync(port)).ShouldBe(0);
        (await MailsAsync()).Select(m => (m.State, m.Tries)).ShouldBe([(MailState.Waiting, 1), (MailState.Waiting, 0)]);
        (await MailsAsync())[0].Error.ShouldNotBeNull();
        await _desk.Database.WriteAsync(new Act { Actor = _desk.Coordinator, Action = "changed" }, session => session.Connection.ExecuteAsync("update mail set outcome = 'not-needed', settled_at = created_at where address = 'vanthu@stc.vn'"));

        foreach (var (i, pause) in MailService.Pauses.Index())
        {
            _desk.Clock.Now += pause - Duration.FromMilliseconds(1);
            await WorkAsync(port);
            (await MailsAsync())[0].Tries.ShouldBe(i + 1);
            _desk.Clock.Now += Duration.FromMilliseconds(1);
            await WorkAsync(port);
            (await MailsAsync())[0].Tries.ShouldBe(i + 2);
        }

        (await MailsAsync())[0].State.ShouldBe(MailState.GivenUp);
        MailService.Pauses.ShouldBe(MailService.Pauses.Order());
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task A_server_that_comes_back_gets_the_letter_once()
    {
        await RemindAsync();
        await WorkAsync(FakeSmtp.ClosedPort());
        using var server = new FakeSmtp();
        _desk.Clock.Now += MailService.Pauses[0];

        (await WorkAsync(server.Port)).ShouldBe(2);

        server.Letters.Count.ShouldBe(2);
        (await MailsAsync()).ShouldAllBe(m => m.State == MailState.Sent && m.Error == null);
    }

    [Fact]
    public async Task Killed_between_claim_and_sending_it_stays_unknown_and_is_never_sent_again()
    {
        await RemindAsync();
        await Should.ThrowAsync<KilledException>(() => new MailService(_desk.Database, new KilledSender(), _desk.Clock).WorkAsync());
        using var server = new FakeSmtp();

        (await WorkAsync(server.Port)).ShouldBe(1);
        _desk.Clock.Now += Duration.FromDays(1);
        (await WorkAsync(server.Port)).ShouldBe(0);

        (await MailsAsync()).Select(m => m.State).ShouldBe([MailState.Unknown, MailState.Sent]);
        MailStates.Show(MailState.Unknown).ShouldBe("không rõ đã gửi");
        server.Letters.ShouldHaveSingleItem().ShouldContain("To: vanthu@stc.vn");
    }

    [Theory]
    [InlineData("END", null, MailState.Unknown)]
    [InlineData("DATA", null, MailState.Unknown)]
    [InlineData("END", "451 Later", MailState.Waiting)]
    [InlineData("RCPT", "450 Mailbox busy", MailState.Waiting)]
    [InlineData("RCPT", "550 No such user", MailState.Refused)]
    [InlineData("END", "554 Spam", MailState.Refused)]
    [InlineData("MAIL", "530 Sign in first", MailState.Waiting)]
    [InlineData("MAIL", "552 Too much", MailState.Refused)]
    [InlineData("CONNECT", "554 Not you", MailState.Waiting)]
    [InlineData("CONNECT", null, MailState.Waiting)]
    [InlineData("QUIT", null, MailState.Sent)]
    public async Task What_the_server_says_decides_what_is_known(string word, string? answer, MailState state)
    {
        await RemindAsync();
        using var server = new FakeSmtp((word, answer));

        await WorkAsync(server.Port);

        var mail = (await MailsAsync())[0];
        (mail.State, mail.Tries).ShouldBe((state, 1));
        (mail.Error is null).ShouldBe(state == MailState.Sent);
        _desk.Clock.Now += MailService.Pauses[0];
        using var better = new FakeSmtp();
        await WorkAsync(better.Port);
        (await MailsAsync())[0].State.ShouldBe(state == MailState.Waiting ? MailState.Sent : state);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_sends_nothing_twice_and_lets_no_letter_wait_for_it()
    {
        await RemindAsync();
        await WorkAsync(FakeSmtp.ClosedPort());
        using var server = new FakeSmtp();

        _desk.Clock.Now -= Duration.FromDays(3);
        (await WorkAsync(server.Port)).ShouldBe(2);
        _desk.Clock.Now -= Duration.FromDays(3);
        (await WorkAsync(server.Port)).ShouldBe(0);
        _desk.Clock.Now += Duration.FromDays(9);
        (await WorkAsync(server.Port)).ShouldBe(0);

        server.Letters.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_servers_each_letter_goes_by_one()
    {
        await RemindAsync();
        using var second = Database.Open(_desk.Database.Directory, _desk.Database.Settings, _desk.Clock);
        using var server = new FakeSmtp();

        var sent = await Task.WhenAll(new[] { _desk.Database, second, _desk.Database, second }.Select(d => Task.Run(() => new MailService(d, new SmtpMailSender(Smtp(server.Port)), _desk.Clock).WorkAsync())));

        sent.Sum().ShouldBe(2);
        server.Letters.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_letter_to_a_unit_that_has_handed_in_meanwhile_is_not_sent()
    {
        await RemindAsync();
        await WorkAsync(FakeSmtp.ClosedPort());
        await _desk.SubmissionAsync("STC", "submitted");
        using var server = new FakeSmtp();
        _desk.Clock.Now += Duration.FromHours(1);

        (await WorkAsync(server.Port)).ShouldBe(0);

        (await MailsAsync()).ShouldAllBe(m => m.State == MailState.NotNeeded);
        server.Letters.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_that_is_none_gets_no_letter()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = Moment;

        await new ReminderService(_desk.Database, new TrickyAddresses(), _desk.Clock).WorkAsync();

        (await MailsAsync()).Select(m => m.Address).Distinct(StringComparer.Ordinal).ShouldBe(["a@b.vn"]);
    }

    [Fact]
    public async Task A_settled_letter_is_settled_once_and_none_is_deleted()
    {
        await RemindAsync();
        using var server = new FakeSmtp();
        await WorkAsync(server.Port);

        foreach (var sql in new[] { "update mail set outcome = 'refused'", "delete from mail" })
        {
            await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => _desk.Database.WriteAsync(new Act { Actor = _desk.Coordinator, Action = "changed" }, session => session.Connection.ExecuteAsync(sql)));
        }
    }

    private static SmtpSettings Smtp(int port) => new() { Host = "127.0.0.1", Port = port, From = "doandoc@snv.vn", Security = SmtpSecurity.None };

    private static DataSettings Settings(int port) => new()
    {
        Smtp = Smtp(port),
        UnitMail = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["STC"] = ["vanthu@stc.vn", "cchc@stc.vn", "VanThu@stc.vn"] },
    };

    private async Task RemindAsync()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = Moment;
        await new ReminderService(_desk.Database, new SettingsUnitAddresses(_desk.Database.Settings), _desk.Clock).WorkAsync();
    }

    private Task<int> WorkAsync(int port) => new MailService(_desk.Database, new SmtpMailSender(Smtp(port)), _desk.Clock).WorkAsync();

    private Task<IReadOnlyList<Mail>> MailsAsync() => _desk.Database.ReadAsync(c => MailStore.ListAsync(CampaignDesk.Id, c));

    private sealed class KilledException : Exception;

    private sealed class KilledSender : IMailSender
    {
        public Task<MailResult> SendAsync(Mail mail) => throw new KilledException();
    }

    private sealed class TrickyAddresses : IUnitAddresses
    {
        public Task<IReadOnlyList<string>> ListAsync(string unit) => Task.FromResult<IReadOnlyList<string>>(["a@b.vn", "a@b.vn\r\nBcc: c@d.vn", "A B <a@b.vn>", "a@b.vn, c@d.vn", "", "a"]);
    }
}
