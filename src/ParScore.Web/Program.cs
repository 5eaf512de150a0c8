using NodaTime;
using ParScore.App.Reminders;
using ParScore.App.Storage;

var builder = WebApplication.CreateBuilder(args);
// One setting for the screens and the command line: --data DIR, else PARSCORE_DATA.
var directory = DataDirectory.Of(builder.Configuration["data"], Environment.GetEnvironmentVariable(DataDirectory.Variable));
var (settings, faults) = DataSettings.Read(directory);
if (settings is null)
{
    foreach (var fault in faults)
    {
        await Console.Error.WriteLineAsync($"{directory.SettingsFile}: {fault}");
    }

    return 2;
}

builder.Services.AddSingleton<IClock>(SystemClock.Instance);
builder.Services.AddSingleton(services => Database.Open(directory, settings, services.GetRequiredService<IClock>()));
builder.Services.AddReminders();
var app = builder.Build();
// Opened before the first request, so that a start that cannot work ends at once.
_ = app.Services.GetRequiredService<Database>();
foreach (var warning in DiskProbe.Warnings(directory))
{
    await Console.Error.WriteLineAsync($"Cảnh báo: {warning.Message}");
}

app.MapGet("/", () => "ParScore");
await app.RunAsync();
return 0;
