using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.Tests.App;
using ParScore.Tests.App.Accounts;
using ParScore.Web;

namespace ParScore.Tests.Web;

/// <summary>The server as it is, with antiforgery, on a record of its own and a clock that the test sets.</summary>
internal sealed partial class TestSite : WebApplicationFactory<StartOptions>
{
    private readonly (string Name, string Value)[] _settings;
    private readonly string? _demoFolder;
    private bool _isDisposed;

    private TestSite(AccountDesk? desk, string? demoFolder, (string Name, string Value)[] settings) => (DeskOrNull, _demoFolder, _settings) = (desk, demoFolder, settings);

    public AccountDesk Desk => DeskOrNull!;

    public SetClock Clock { get; } = new() { Now = SmallRecord.Start };

    private AccountDesk? DeskOrNull { get; }

    public static async Task<TestSite> OpenAsync()
    {
        var desk = await AccountDesk.OpenAsync();
        return new TestSite(desk, demoFolder: null, [("data", desk.Record.Directory.Path)]);
    }

    /// <summary>A trial, in an empty folder.</summary>
    public static TestSite Demo()
    {
        var folder = Directory.CreateTempSubdirectory("parscore-site-").FullName;
        return new TestSite(desk: null, folder, [("demo", "true"), ("data", folder), ("clock", "2021-02-15T08:00+07:00")]);
    }

    public Browser Browse(string scheme = "http") => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri($"{scheme}://localhost") }));

    /// <summary>A browser in which an officer of Sở Nội vụ is signed in.</summary>
    public async Task<Browser> OfficerAsync()
    {
        await Desk.AddAsync("lan.snv", Role.Officer, "SNV");
        var browser = Browse();
        (await browser.PostAsync("/dang-nhap", ("Name", "lan.snv"), ("Password", AccountDesk.Password))).StatusCode.ShouldBe(HttpStatusCode.Found);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            if (DeskOrNull is { } desk)
            {
                services.AddSingleton<IClock>(desk.Clock);
                services.AddSingleton(desk.Database);
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The factory disposes of itself more than once.
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            DeskOrNull?.Dispose();
            if (_demoFolder is not null)
            {
                Directory.Delete(_demoFolder, recursive: true);
            }
        }
    }

    /// <summary>What a person does in a browser: open a page, fill its form in, send it.</summary>
    internal sealed partial class Browser(HttpClient client)
    {
        public HttpClient Client => client;

        public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

        public async Task<string> ReadAsync(string path)
        {
            using var response = await GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        }

        /// <summary>Fetches the page and sends its form back, with the token that stands in it.</summary>
        public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] values)
        {
            using var page = await GetAsync(path.Replace("handler=", "x=", StringComparison.Ordinal));
            return await PostAsync(path, TokenOf(await page.Content.ReadAsStringAsync()), values);
        }

        public async Task<HttpResponseMessage> PostAsync(string path, string? token, params (string Name, string Value)[] values)
        {
            using var content = new FormUrlEncodedContent(values.Append(("form", token ?? "")).Where(v => v.Item2.Length > 0 || v.Item1 is not "form").Select(v => KeyValuePair.Create(v.Item1, v.Item2)));
            return await client.PostAsync(new Uri(path, UriKind.Relative), content);
        }

        public static string? TokenOf(string html) => FormToken().Match(html) is { Success: true } match ? match.Groups["token"].Value : null;

        [GeneratedRegex("name=\"form\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex FormToken();
    }
}
