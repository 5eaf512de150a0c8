using System.Diagnostics;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Reminders;
using ParScore.App.Storage;
using ParScore.Tests.App.Campaigns;

namespace ParScore.Tests.App.Reminders;

/// <summary>The urge list says per step and unit what is owed, how late it is and what was granted; on paper the same, without mail, script or network.</summary>
public sealed class UrgeListTests : IDisposable
{
    private readonly CampaignDesk _desk = new(new DataSettings { UnitMail = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["STC"] = ["vanthu@stc.vn"] } });

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task It_lists_who_owes_what_with_counts_clocks_extensions_reminders_and_contacts()
    {
        await FillAsync();

        var list = await ListAsync();

        list.State.ShouldBe(CampaignState.Consolidating);
        list.Rows.Select(r => (r.Duty.Unit.Code, r.Duty.Step, r.Duty.MissingLeaves, r.Duty.MissingUnits, r.Clock)).ShouldBe(
        [
            ("SNV", DeadlineStep.SelfScore, 2, 0, ClockState.Locked), ("STC", DeadlineStep.SelfScore, 2, 0, ClockState.Extended),
            ("SNV", DeadlineStep.Consolidate, 5, 2, ClockState.InTime), ("SNV", DeadlineStep.SubmitToMinistry, 5, 2, ClockState.InTime),
        ]);
        var row = list.Rows[1];
        (row.LateBy, row.Extensions.ShouldHaveSingleItem().Until, row.LastReminder!.Occasion).ShouldBe((Duration.FromHours(33), CampaignDesk.At("2021-02-22T12:00+07"), Occasion.Late));
        row.Contacts.ShouldBe(["vanthu@stc.vn"]);
        list.Rows[2].LateBy.ShouldBeNull();
        list.Done.ShouldHaveSingleItem().Unit.Code.ShouldBe("STP");
        list.Warnings.ShouldHaveSingleItem().ShouldStartWith("BỘ TIÊU CHÍ ĐANG SOẠN THẢO");
    }

    [Theory]
    [InlineData(-1, ClockState.InTime, false)]
    [InlineData(0, ClockState.Late, true)]
    [InlineData(1, ClockState.Late, true)]
    public async Task Late_begins_with_the_due_instant(int milliseconds, ClockState clock, bool isLate)
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-19T00:00+07") + Duration.FromMilliseconds(milliseconds);

        var row = (await ListAsync()).Rows[0];

        (row.Clock, row.LateBy is not null).ShouldBe((clock, isLate));
    }

    [Fact]
    public async Task Units_and_auditors_do_not_see_it_but_who_oversees_does()
    {
        await _desk.OpenAsync();

        (await Service().ReadAsync(CampaignDesk.Id, CampaignDesk.OfficerOf("STC"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Role);
        (await Service().ReadAsync(CampaignDesk.Id, new Actor { Account = "tt", Role = Role.Auditor })).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Role);
        (await Service().ReadAsync(CampaignDesk.Id, new Actor { Account = "pct", Role = Role.Approver })).List.ShouldNotBeNull();
        (await Service().ReadAsync("khong-co", _desk.Coordinator)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
    }

    [Fact]
    public async Task The_page_is_whole_in_itself_and_says_hours_zone_and_that_the_set_is_not_official()
    {
        await FillAsync();

        var page = UrgePage.Write(await ListAsync());

        page.ShouldContain("<p class=\"warn\">BỘ TIÊU CHÍ ĐANG SOẠN THẢO");
        page.ShouldContain("Tình hình lúc 09:00 ngày 20/02/2021 (giờ Việt Nam, UTC+7)");
        page.ShouldContain("<h2>Bước tự chấm điểm: thời hạn trước 00:00 ngày 19/02/2021 (giờ Việt Nam), tức hết ngày 18/02/2021; khóa từ 00:00 ngày 20/02/2021</h2>");
        page.ShouldContain("<td class=\"late\">muộn 1 ngày 9 giờ, đang gia hạn</td><td>đến 12:00 ngày 22/02/2021</td><td>quá hạn, 08:00 ngày 19/02/2021</td><td>vanthu@stc.vn</td>");
        page.ShouldContain("Sở Tư pháp (10:00 ngày 17/02/2021)");
        page.ShouldContain("thead { display: table-header-group; }");
        page.ShouldContain("@page { size: A4 landscape;");
        foreach (var word in new[] { "<script", "http:", "https:", "<link", "<img", " on" + "click" })
        {
            page.ShouldNotContain(word);
        }
    }

    [Fact]
    public async Task Names_are_shown_as_they_are_and_never_as_markup()
    {
        await _desk.PrepareAsync(CampaignDesk.Header() with { Name = "Kỳ <b>thử</b> & \"2020\"" });
        await _desk.AssignAllAsync();
        (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, _desk.Request())).IsDone.ShouldBeTrue();

        UrgePage.Write(await ListAsync()).ShouldContain("Kỳ &lt;b&gt;thử&lt;/b&gt; &amp; &quot;2020&quot;");
    }

    [Fact]
    public async Task When_nobody_owes_anything_it_says_so()
    {
        await _desk.OpenAsync();
        var list = await ListAsync() with { Rows = [] };

        UrgePage.Write(list).ShouldContain("Không còn đơn vị nào phải đôn đốc.");
    }

    [ToolFact("/usr/bin/chromium")]
    public async Task A_browser_prints_it_with_the_header_repeated_on_every_page()
    {
        var units = Enumerable.Range(1, 60).Select(i => new PlanUnit { Code = $"DV{i}", Name = $"Đơn vị số {i} có tên dài của tỉnh" });
        await _desk.OpenAsync();
        var list = await ListAsync();
        var folder = Directory.CreateTempSubdirectory("parscore-print-");
        try
        {
            var page = Path.Combine(folder.FullName, "don-doc.html");
            var pdf = Path.Combine(folder.FullName, "don-doc.pdf");
            await File.WriteAllTextAsync(page, UrgePage.Write(list with { Rows = [.. units.Select(u => list.Rows[0] with { Duty = list.Rows[0].Duty with { Unit = u } })] }));
            using var browser = Process.Start(new ProcessStartInfo("/usr/bin/chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", $"--user-data-dir={folder.FullName}/profile", $"--print-to-pdf={pdf}", page]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            _ = browser.StandardError.ReadToEndAsync();
            await browser.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

            var bytes = await File.ReadAllBytesAsync(pdf);
            // "/MediaBox [0 0 842 595]": A4 across; more than one page of it.
            var text = System.Text.Encoding.Latin1.GetString(bytes);
            text.Split("/Type /Page\n").Length.ShouldBeGreaterThan(2);
            text.ShouldMatch(@"/MediaBox \[0 0 84[12][0-9.]* 59[45][0-9.]*\]");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>STP handed in, STC has an extension, everybody was told that it is late.</summary>
    private async Task FillAsync()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-17T10:00+07");
        await _desk.SubmissionAsync("STP", "submitted");
        _desk.Clock.Now = CampaignDesk.At("2021-02-19T08:00+07");
        (await _desk.Extensions.GrantAsync(new GrantExtension { Campaign = CampaignDesk.Id, Step = DeadlineStep.SelfScore, Unit = "STC", Until = CampaignDesk.At("2021-02-22T12:00+07"), Reason = "Mất điện" }, _desk.Coordinator, null)).IsDone.ShouldBeTrue();
        await new ReminderService(_desk.Database, new SettingsUnitAddresses(_desk.Database.Settings), _desk.Clock).WorkAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-20T09:00+07");
    }

    private UrgeListService Service() => new(_desk.Database, new SettingsUnitAddresses(_desk.Database.Settings), _desk.Clock);

    private async Task<UrgeList> ListAsync() => (await Service().ReadAsync(CampaignDesk.Id, _desk.Coordinator)).List.ShouldNotBeNull();
}
