using System.Net;
using NodaTime;
using NodaTime.Text;

namespace ParScore.Web;

/// <summary>How the server is started: <c>--data</c>, <c>--urls</c>, and for trying <c>--demo</c> with <c>--clock</c>. What is not ours goes on to the platform.</summary>
internal sealed record StartOptions
{
    /// <summary>Where a trial listens when nothing else is said.</summary>
    public const string DemoUrl = "http://127.0.0.1:5080";

    /// <summary>Where the platform's own settings say where to listen.</summary>
    public const string KestrelEndpoints = "Kestrel:Endpoints";

    private static readonly OffsetDateTimePattern[] Instants =
    [
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFo<Z+HH:mm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>"),
    ];

    /// <summary>The data directory as it was given; null when it was not.</summary>
    public string? Data { get; private init; }

    /// <summary>Bản thử nghiệm: sample loaded, one-click sign-in, this machine only.</summary>
    public bool IsDemo { get; private init; }

    /// <summary>When the trial's clock starts; null = now.</summary>
    public Instant? Clock { get; private init; }

    /// <summary>Where to listen, separated by semicolons; null = as the platform is configured.</summary>
    public string? Urls { get; private init; }

    /// <summary>What is left for the platform.</summary>
    public IReadOnlyList<string> Rest { get; private init; } = [];

    /// <summary>Reads a command line.</summary>
    /// <param name="args">As it was typed.</param>
    /// <param name="configured">Values the platform would take from elsewhere, by name ("urls", "kestrel endpoints"): a trial must not listen where they say.</param>
    /// <returns>Sentences instead of options when something is wrong; all at once.</returns>
    public static (StartOptions? Options, IReadOnlyList<string> Refusals) Read(IReadOnlyList<string> args, Func<string, string?> configured)
    {
        var (options, refusals, clock, hasClock) = (new StartOptions(), new List<string>(), (string?)null, false);
        var rest = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (name is "--demo")
            {
                options = options with { IsDemo = value is null or "true" };
                refusals.AddRange(value is null or "true" or "false" ? [] : (ReadOnlySpan<string>)[$"--demo không nhận giá trị \"{value}\"; chỉ cần ghi --demo."]);
                continue;
            }

            if (name is not ("--data" or "--clock" or "--urls"))
            {
                // A word that is not understood must not begin a real record where a trial, or help, was meant.
                var follows = IsOfThePlatform(name) && value is null && i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal);
                refusals.AddRange(IsOfThePlatform(name) && (value is not null || follows) ? [] : (ReadOnlySpan<string>)[name is "--help" or "-h" or "-?" ? Usage : $"Không hiểu \"{args[i]}\"; chưa có gì được tạo. {Usage}"]);
                rest.AddRange(follows ? [args[i], args[++i]] : [args[i]]);
                continue;
            }

            value ??= i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
            if (string.IsNullOrWhiteSpace(value))
            {
                refusals.Add($"{name} thiếu giá trị; hãy ghi ngay sau nó, như {Example(name)}.");
            }

            switch (name)
            {
                case "--data": options = options with { Data = value }; break;
                case "--urls": options = options with { Urls = value }; break;
                default: (clock, hasClock) = (value, true); break;
            }
        }

        options = options with { Rest = rest, Clock = clock is null ? null : InstantOf(clock) };
        if (hasClock && !options.IsDemo)
        {
            refusals.Add("--clock chỉ dùng cùng --demo: hồ sơ thật luôn theo đồng hồ của máy chủ. Hãy bỏ --clock hoặc thêm --demo.");
        }

        if (!string.IsNullOrWhiteSpace(clock) && options.Clock is null)
        {
            refusals.Add($"--clock \"{clock}\" không đọc được; hãy ghi ngày giờ kèm múi giờ, như 2021-02-15T08:00+07:00.");
        }

        if (options.IsDemo)
        {
            options = options with { Urls = options.Urls ?? configured("urls") ?? DemoUrl };
            refusals.AddRange(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Where(u => !IsLoopback(u))
                .Select(u => $"--demo không chạy ở {u}: bản thử nghiệm cho ai cũng đăng nhập được nên chỉ nghe trên máy này. Hãy dùng địa chỉ như {DemoUrl}."));
            if (configured("kestrel endpoints") is { } endpoints)
            {
                refusals.Add(NoEndpoints(endpoints));
            }
        }

        return refusals.Count > 0 ? (null, refusals) : (options, []);
    }

    private const string Usage = "Cách dùng: --data THƯ-MỤC --urls ĐỊA-CHỈ cho hồ sơ thật; --demo [--clock 2021-02-15T08:00+07:00] để chạy thử.";

    // "--environment=…", "--Logging:LogLevel:Default=…": settings of ASP.NET Core, always with their value.
    private static bool IsOfThePlatform(string name) => name.StartsWith("--", StringComparison.Ordinal) && (name.Contains(':', StringComparison.Ordinal) || name is "--environment" or "--contentRoot" or "--applicationName");

    /// <summary>Why a trial does not start where the platform is told to listen elsewhere.</summary>
    public static string NoEndpoints(string endpoints) =>
        $"--demo không chạy với cấu hình {KestrelEndpoints} ({endpoints}): bản thử nghiệm chỉ nghe trên máy này. Hãy bỏ cấu hình đó khi chạy thử.";

    private static bool IsLoopback(string url) => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static Instant? InstantOf(string text) => Instants.Select(p => p.Parse(text)).FirstOrDefault(r => r.Success) is { } read ? read.Value.ToInstant() : null;

    private static string Example(string name) => name switch
    {
        "--data" => "--data D:\\parscore",
        "--urls" => $"--urls {DemoUrl}",
        _ => "--clock 2021-02-15T08:00+07:00",
    };
}
