using System.Net;
using ParScore.App.Accounts;
using ParScore.Tests.App.Accounts;

namespace ParScore.Tests.Web;

/// <summary>The administrator's pages, and that nobody else opens them.</summary>
public sealed class AdminPagesTests
{
    [Fact]
    public async Task An_administrator_makes_an_account_and_sees_its_first_password_once()
    {
        using var site = await TestSite.OpenAsync();
        var browser = await AdministratorAsync(site);

        var response = await browser.PostAsync("/quan-tri/tai-khoan", ("RequestId", "r-1"), ("Name", "moi.stc"), ("DisplayName", "Người mới"), ("Role", "officer"), ("Unit", "STC"), ("Until", "31/12/2021"), ("Reason", "QĐ 5"));
        var again = await browser.PostAsync("/quan-tri/tai-khoan", ("RequestId", "r-1"), ("Name", "moi.stc"), ("DisplayName", "Người mới"), ("Role", "officer"), ("Unit", "STC"), ("Until", "31/12/2021"), ("Reason", "QĐ 5"));

        (await response.Content.ReadAsStringAsync()).ShouldContain("Mật khẩu lần đầu, chỉ hiện một lần");
        (await again.Content.ReadAsStringAsync()).ShouldContain("đã được thực hiện trước đó");
        var account = (await site.Desk.Accounts.ListAsync(App.SmallRecord.Administrator)).Accounts.Single(a => a.Name is "moi.stc");
        account.Memberships.Single().ValidUntil.ShouldBe(NodaTime.Instant.FromUtc(2021, 12, 31, 17, 0));
        (await browser.ReadAsync("/quan-tri/tai-khoan/moi.stc")).ShouldContain("Người mới");
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_input()
    {
        using var site = await TestSite.OpenAsync();
        var browser = await AdministratorAsync(site);

        var made = await browser.PostAsync("/quan-tri/tai-khoan", ("Name", "x"), ("DisplayName", ""), ("Role", "head"), ("Until", "nay mai"));
        var disabled = await browser.PostAsync("/quan-tri/tai-khoan/quan.tri?handler=Disable", ("Why", ""));

        made.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await made.Content.ReadAsStringAsync()).ShouldContain("<a href=\"#until\">Hãy ghi ngày như 18/02/2021.</a>");
        disabled.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await disabled.Content.ReadAsStringAsync();
        html.ShouldContain("<a href=\"#why\">Hãy ghi lý do");
        html.ShouldContain("Đây là người quản trị cuối cùng");
    }

    [Fact]
    public async Task Enter_in_the_reason_s_field_chooses_nothing_and_the_first_button_is_the_one_it_sends()
    {
        using var site = await TestSite.OpenAsync();
        await site.OfficerAsync();
        var browser = await AdministratorAsync(site);
        var page = await browser.ReadAsync("/quan-tri/tai-khoan/lan.snv");
        page.IndexOf("handler=Choose", StringComparison.Ordinal).ShouldBeInRange(1, page.IndexOf("handler=End", StringComparison.Ordinal));

        var response = await browser.PostAsync("/quan-tri/tai-khoan/lan.snv?handler=Choose", ("Why", "Quên mật khẩu"), ("RequestId", "r-3"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync()).ShouldContain("chưa có gì thay đổi");
        (await site.Desk.Accounts.ListAsync(App.SmallRecord.Administrator)).Accounts.Single(a => a.Name is "lan.snv").Memberships.ShouldAllBe(m => m.EndReason == null);
    }

    [Fact]
    public async Task A_disabled_person_is_out_at_once()
    {
        using var site = await TestSite.OpenAsync();
        var officer = await site.OfficerAsync();
        var browser = await AdministratorAsync(site);
        (await officer.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await browser.PostAsync("/quan-tri/tai-khoan/lan.snv?handler=Disable", ("Why", "Nghỉ việc"), ("RequestId", "r-2"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        (await officer.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.ReadAsync("/quan-tri/tai-khoan")).ShouldContain("ngừng dùng");
    }

    [Theory]
    [InlineData("/quan-tri/tai-khoan")]
    [InlineData("/quan-tri/tai-khoan/lan.snv")]
    [InlineData("/quan-tri/tai-khoan/khong.co")]
    public async Task Nobody_else_opens_them(string path)
    {
        using var site = await TestSite.OpenAsync();
        var officer = await site.OfficerAsync();

        var response = await officer.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Không được phép");
    }

    private static async Task<TestSite.Browser> AdministratorAsync(TestSite site)
    {
        await site.Desk.AddAsync("quan.tri", Role.Administrator);
        var (_, _, codes) = await site.Desk.EnrolAsync("quan.tri");
        var browser = site.Browse();
        await browser.PostAsync("/dang-nhap", ("Name", "quan.tri"), ("Password", AccountDesk.Password));
        (await browser.PostAsync("/dang-nhap/ma-xac-thuc?handler=Recovery", ("Recovery", codes[0]))).StatusCode.ShouldBe(HttpStatusCode.Found);
        return browser;
    }
}
