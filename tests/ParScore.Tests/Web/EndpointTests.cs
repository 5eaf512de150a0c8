using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ParScore.Tests.Web;

/// <summary>Whatever the server answers, it answers to nobody in particular only what stands on a short list.</summary>
public sealed partial class EndpointTests
{
    private static readonly string[] ForStrangers = ["dang-nhap", "loi", "tai-khoan/dau-tien"];

    [Fact]
    public async Task Only_the_listed_endpoints_let_strangers_in()
    {
        using var site = await TestSite.OpenAsync();
        _ = site.Browse();
        var endpoints = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToArray();

        endpoints.Length.ShouldBeGreaterThan(8);
        endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText!.Trim('/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(ForStrangers);
    }

    [Fact]
    public async Task A_stranger_who_asks_for_any_other_is_sent_to_the_sign_in_whichever_way_they_ask()
    {
        using var site = await TestSite.OpenAsync();
        var browser = site.Browse();
        var paths = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(e => "/" + Parameter().Replace(e.RoutePattern.RawText!.Trim('/'), "1")).Append("/khong-co").Distinct(StringComparer.Ordinal).ToArray();

        paths.Length.ShouldBeGreaterThan(5);
        foreach (var path in paths)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Head })
            {
                using var request = new HttpRequestMessage(method, path);
                var response = await browser.Client.SendAsync(request);
                var isUnknown = path is "/khong-co";
                ((int)response.StatusCode).ShouldBeOneOf(isUnknown ? [302, 404] : [302], $"{method} {path}");
                response.Headers.Location?.ToString().ShouldStartWith("/dang-nhap?tiep=", Case.Sensitive, $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task Every_answer_forbids_what_pages_do_not_need()
    {
        using var site = await TestSite.OpenAsync();
        var browser = await site.OfficerAsync();

        foreach (var path in new[] { "/", "/dang-nhap", "/khong-co", "/kieu.css", "/tai-khoan/mat-khau" })
        {
            var response = await browser.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldStartWith("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }
    }

    [Fact]
    public async Task No_page_holds_a_style_or_a_script_of_its_own()
    {
        using var site = await TestSite.OpenAsync();
        var browser = await site.OfficerAsync();

        foreach (var path in new[] { "/", "/tai-khoan/mat-khau", "/tai-khoan/xac-nhan", "/tai-khoan/xac-thuc", "/loi" })
        {
            var html = await browser.ReadAsync(path);
            Inline().Matches(html).Select(m => m.Value).ShouldBeEmpty(path);
            html.ShouldContain("<html lang=\"vi\">");
            html.ShouldContain("<main");
            Inputs().Matches(html).Select(m => m.Groups["id"].Value).Where(id => !html.Contains($"<label for=\"{id}\"", StringComparison.Ordinal)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_words_and_keeps_its_status()
    {
        using var site = await TestSite.OpenAsync();

        var response = await (await site.OfficerAsync()).GetAsync("/khong-co");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Không có trang này");
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"<script|<style|\sstyle=|\son[a-z]+=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("<(input|select)(?![^>]*type=\"hidden\")[^>]* id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inputs();
}
