using System.Net;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.Tests.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Tests.Web;

/// <summary>How people get in, and out, through the pages.</summary>
public sealed class SignInPagesTests
{
    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_and_from_there_to_where_they_wanted()
    {
        using var site = await TestSite.OpenAsync();
        await site.Desk.AddAsync("lan.snv", Role.Officer, "SNV");
        var browser = site.Browse();

        var sent = await browser.GetAsync("/?x=1");
        var to = sent.Headers.Location!.ToString();
        var signedIn = await browser.PostAsync(to, ("Name", "lan.snv"), ("Password", AccountDesk.Password));

        (sent.StatusCode, to).ShouldBe((HttpStatusCode.Found, "/dang-nhap?tiep=%2F%3Fx%3D1"));
        (signedIn.StatusCode, signedIn.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Found, "/?x=1"));
        (await browser.ReadAsync("/")).ShouldContain("Người thử (lan.snv)");
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_on_to_another_site(string next)
    {
        using var site = await TestSite.OpenAsync();
        await site.Desk.AddAsync("lan.snv", Role.Officer, "SNV");

        var response = await site.Browse().PostAsync($"/dang-nhap?tiep={Uri.EscapeDataString(next)}", ("Name", "lan.snv"), ("Password", AccountDesk.Password));

        response.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Wrong_input_comes_back_as_422_with_the_name_and_without_the_password()
    {
        using var site = await TestSite.OpenAsync();

        var response = await site.Browse().PostAsync("/dang-nhap", ("Name", "<lan>"), ("Password", "bí mật 123"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await response.Content.ReadAsStringAsync();
        html.ShouldContain("role=\"alert\"");
        html.ShouldContain("<title>Lỗi: Đăng nhập");
        html.ShouldContain("Chưa đăng nhập được: tên đăng nhập hoặc mật khẩu không đúng");
        html.ShouldContain("value=\"&lt;lan&gt;\"");
        html.ShouldNotContain("bí mật 123");
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_only_and_over_https_for_this_host_only()
    {
        using var site = await TestSite.OpenAsync();
        await site.Desk.AddAsync("lan.snv", Role.Officer, "SNV");

        var plain = await site.Browse().PostAsync("/dang-nhap", ("Name", "lan.snv"), ("Password", AccountDesk.Password));
        var secure = await site.Browse("https").PostAsync("/dang-nhap", ("Name", "lan.snv"), ("Password", AccountDesk.Password));

        plain.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldMatch("^parscore=[A-Za-z0-9_-]{43}; path=/; samesite=lax; httponly$");
        secure.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldMatch("^__Host-parscore=[A-Za-z0-9_-]{43}; path=/; secure; samesite=lax; httponly$");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_words()
    {
        using var site = await TestSite.OpenAsync();
        await site.Desk.AddAsync("lan.snv", Role.Officer, "SNV");

        var response = await site.Browse().PostAsync("/dang-nhap", token: null, ("Name", "lan.snv"), ("Password", AccountDesk.Password));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Trang có thể đã mở quá lâu");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        using var site = await TestSite.OpenAsync();
        var browser = await site.OfficerAsync();
        (await browser.GetAsync("/dang-xuat")).Headers.Location!.ToString().ShouldBe("/");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var page = await browser.GetAsync("/");
        var token = TestSite.Browser.TokenOf(await page.Content.ReadAsStringAsync());
        (await browser.PostAsync("/dang-xuat", token)).Headers.Location!.ToString().ShouldBe("/dang-nhap");

        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await site.Desk.JournalAsync())[^1].ShouldBe("signed-out");
    }

    [Fact]
    public async Task Whoever_was_away_too_long_is_told_so()
    {
        using var site = await TestSite.OpenAsync();
        var browser = await site.OfficerAsync();
        site.Desk.Clock.Now += Duration.FromMinutes(30);

        var response = await browser.GetAsync("/");

        response.Headers.Location!.ToString().ShouldBe("/dang-nhap?tiep=%2F&het=1");
        (await browser.ReadAsync("/dang-nhap?tiep=%2F&het=1")).ShouldContain("Phiên làm việc trước đã hết");
    }

    [Fact]
    public async Task A_coordinator_does_nothing_before_the_second_factor()
    {
        using var site = await TestSite.OpenAsync();
        await site.Desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var browser = site.Browse();
        await browser.PostAsync("/dang-nhap", ("Name", "dieu.phoi"), ("Password", AccountDesk.Password));

        (await browser.GetAsync("/")).Headers.Location!.ToString().ShouldBe("/tai-khoan/xac-thuc");
        (await browser.GetAsync("/tai-khoan/xac-nhan")).Headers.Location!.ToString().ShouldBe("/tai-khoan/xac-thuc");
        (await browser.GetAsync("/tai-khoan/mat-khau")).Headers.Location!.ToString().ShouldBe("/tai-khoan/xac-thuc");
        var html = await browser.ReadAsync("/tai-khoan/xac-thuc");
        html.ShouldContain("<svg role=\"img\"");
        var key = System.Text.RegularExpressions.Regex.Match(html, "<code>(?<key>[A-Z2-7 ]+)</code>", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);

        (await browser.PostAsync("/tai-khoan/xac-thuc", ("Code", "000000"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var done = await browser.PostAsync("/tai-khoan/xac-thuc", ("Code", OneTimeCodes.At(key, site.Desk.Clock.Now)));
        (await done.Content.ReadAsStringAsync()).ShouldContain("Mã dự phòng, chỉ hiện một lần");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var other = site.Browse();
        (await other.PostAsync("/dang-nhap?tiep=%2F%3Fx%3D1", ("Name", "dieu.phoi"), ("Password", AccountDesk.Password))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await other.GetAsync("/")).Headers.Location!.ToString().ShouldBe(Routes.SecondFactor);
        site.Desk.Clock.Now += Duration.FromSeconds(60);
        (await other.PostAsync("/dang-nhap/ma-xac-thuc?tiep=%2F%3Fx%3D1", ("Code", OneTimeCodes.At(key, site.Desk.Clock.Now)))).Headers.Location!.ToString().ShouldBe("/?x=1");
    }

    [Fact]
    public async Task A_first_password_is_changed_before_anything_else()
    {
        using var site = await TestSite.OpenAsync();
        var made = await site.Desk.Accounts.CreateAsync(new NewAccount { Name = "moi.stc", DisplayName = "Mới", Role = new GivenRole { Role = Role.Officer, Unit = "STC" }, Reason = "QĐ 3" }, ParScore.Tests.App.SmallRecord.Administrator, null);
        var browser = site.Browse();
        await browser.PostAsync("/dang-nhap", ("Name", "moi.stc"), ("Password", made.FirstPassword!));

        (await browser.GetAsync("/")).Headers.Location!.ToString().ShouldBe("/tai-khoan/mat-khau");
        var wrong = await browser.PostAsync("/tai-khoan/mat-khau", ("Password", made.FirstPassword!), ("New", "12345678"), ("Again", "12345679"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        html.ShouldContain("<a href=\"#new\">Mật khẩu này nằm trong danh sách");
        html.ShouldContain("aria-describedby=\"new-hint new-error\"");
        html.ShouldContain("<a href=\"#again\">Hai lần gõ mật khẩu mới không giống nhau");
        html.IndexOf("href=\"#new\"", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("href=\"#again\"", StringComparison.Ordinal));
        (await browser.PostAsync("/tai-khoan/mat-khau", ("Password", made.FirstPassword!), ("New", AccountDesk.Password), ("Again", AccountDesk.Password))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_password_typed_again_leads_back_to_where_it_was_asked_for()
    {
        using var site = await TestSite.OpenAsync();
        var browser = await site.OfficerAsync();

        (await browser.PostAsync("/tai-khoan/xac-nhan?tiep=%2F%3Fnop", ("Password", "sai"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var response = await browser.PostAsync("/tai-khoan/xac-nhan?tiep=%2F%3Fnop", ("Password", AccountDesk.Password));

        response.Headers.Location!.ToString().ShouldBe("/?nop");
        (await site.Desk.JournalAsync())[^2..].ShouldBe(["password-again-refused", "password-again"]);
    }

    [Fact]
    public async Task The_first_link_makes_an_administrator_once()
    {
        using var site = await TestSite.OpenAsync();
        var browser = site.Browse();
        // The start has printed one; a later one takes its place.
        var (code, _) = await site.Desk.First.MakeLinkAsync(ParScore.Tests.App.SmallRecord.Operator);
        var page = $"/tai-khoan/dau-tien?ma={code}";

        (await browser.ReadAsync(page)).ShouldContain("Tạo tài khoản quản trị đầu tiên");
        (await browser.PostAsync(page, ("Name", "hoa.quantri"), ("DisplayName", "Trần Hoa"), ("Password", "Tran Hoa 1234"), ("Again", "Tran Hoa 1234"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PostAsync(page, ("Name", "hoa.quantri"), ("DisplayName", "Trần Hoa"), ("Password", AccountDesk.Password), ("Again", AccountDesk.Password))).StatusCode.ShouldBe(HttpStatusCode.Found);

        (await browser.GetAsync("/")).Headers.Location!.ToString().ShouldBe("/tai-khoan/xac-thuc");
        (await site.Browse().GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task One_address_sends_so_many_tries_a_minute_and_no_more()
    {
        using var site = await TestSite.OpenAsync();
        var browser = site.Browse();
        using var page = await browser.GetAsync("/dang-nhap");
        var token = TestSite.Browser.TokenOf(await page.Content.ReadAsStringAsync());

        for (var i = 0; i < SignInLimit.PerMinute; i++)
        {
            (await browser.PostAsync("/dang-nhap", token, ("Name", $"khong.{i}"), ("Password", "x"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        var refused = await browser.PostAsync("/dang-nhap", token, ("Name", "khong.co"), ("Password", "x"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Hãy chờ một phút");
        (await browser.GetAsync("/dang-nhap")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
