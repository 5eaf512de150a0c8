using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Reminders;
using ParScore.App.Storage;
using ParScore.Web;
using ParScore.Web.Demo;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var (options, refusals) = StartOptions.Read(args, ConfiguredElsewhere.Find);
if (options is null)
{
    return await RefuseAsync(refusals);
}

// One setting for the screens and the command line: --data DIR, else PARSCORE_DATA. A trial has a folder of its own.
var temporary = options is { IsDemo: true, Data: null } ? Directory.CreateTempSubdirectory("parscore-demo-") : null;
var directory = temporary is null ? DataDirectory.Of(options.Data, Environment.GetEnvironmentVariable(DataDirectory.Variable)) : DataDirectory.At(temporary.FullName);
if (options.IsDemo && Directory.Exists(directory.Path) && Directory.EnumerateFileSystemEntries(directory.Path).Any())
{
    return await RefuseAsync([$"--demo cần thư mục dữ liệu trống; {directory.Path} đang có dữ liệu. Hãy chọn thư mục khác hoặc bỏ --data; không có gì bị thay đổi."]);
}

var (settings, faults) = DataSettings.Read(directory);
if (settings is null)
{
    return await RefuseAsync(faults.Select(fault => $"{directory.SettingsFile}: {fault}"));
}

try
{
    var clock = options.Clock is { } start ? new ShiftedClock(SystemClock.Instance, start) : (IClock)SystemClock.Instance;
    var builder = WebApplication.CreateBuilder([.. options.Rest]);
    // Whatever place it comes from: the command line, a settings file of the environment, a variable.
    if (options.IsDemo && builder.Configuration.GetSection(StartOptions.KestrelEndpoints).GetChildren().Any())
    {
        return await RefuseAsync([StartOptions.NoEndpoints(string.Join(", ", builder.Configuration.GetSection(StartOptions.KestrelEndpoints).GetChildren().Select(e => e.Key)))]);
    }

    builder.AddParScore(options, directory, settings, clock);
    builder.Services.AddReminders();
    await using var app = builder.Build();
    // Opened before the first request, so that a start that cannot work ends at once.
    var database = app.Services.GetRequiredService<Database>();
    if (options.IsDemo)
    {
        if (await DemoRecord.FillAsync(database, app.Services.GetRequiredService<IClock>()) is { Count: > 0 } troubles)
        {
            return await RefuseAsync(troubles);
        }
    }
    else if (await app.Services.GetRequiredService<TrialService>().IsTrialAsync())
    {
        return await RefuseAsync([$"{database.Directory.Path} là dữ liệu của bản thử nghiệm, ai cũng đăng nhập được, nên không dùng làm hồ sơ thật. Hãy chọn thư mục dữ liệu khác bằng --data."]);
    }

    foreach (var warning in options.IsDemo ? [] : DiskProbe.Warnings(database.Directory))
    {
        await Console.Error.WriteLineAsync($"Cảnh báo: {warning.Message}");
    }

    app.UseParScore(options);
    var firstCode = options.IsDemo ? null : await StartNotes.MakeFirstCodeAsync(app.Services);
    app.Lifetime.ApplicationStarted.Register(() => StartNotes.Write(app, options, firstCode));
    await app.RunAsync();
    return 0;
}
catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    return await RefuseAsync([$"Địa chỉ {options.Urls ?? "mặc định"} đang có chương trình khác dùng, có thể là ParScore đã chạy sẵn. Hãy dừng chương trình đó hoặc chọn cổng khác bằng --urls; dữ liệu không bị thay đổi gì."]);
}
catch (Exception error) when (error is FormatException or InvalidOperationException && error.StackTrace?.Contains("Kestrel", StringComparison.Ordinal) == true)
{
    return await RefuseAsync([$"Không mở được địa chỉ {options.Urls ?? "mặc định"}. Nếu là https thì máy phải có chứng thư cho địa chỉ đó (cấu hình Kestrel:Certificates); hãy kiểm tra lại --urls. (Hệ thống báo: {error.Message.Split('\n')[0]})"]);
}
catch (Exception error) when (StorageTroubles.Explain(error) is { } trouble)
{
    return await RefuseAsync([$"{trouble.Message} (Hệ thống báo: {error.Message})"]);
}
finally
{
    temporary?.Delete(recursive: true);
}

static async Task<int> RefuseAsync(IEnumerable<string> sentences)
{
    foreach (var sentence in sentences)
    {
        await Console.Error.WriteLineAsync(sentence);
    }

    return 2;
}
