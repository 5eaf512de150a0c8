using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Reminders;

/// <summary>Puts the reminders into a server.</summary>
public static class ReminderServices
{
    /// <summary>Adds the worker; it needs a database and a clock. Addresses are those of settings.json and of the accounts, unless an <see cref="IUnitAddresses"/> is there already.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services) => services.AddHostedService(provider =>
    {
        var (database, clock) = (provider.GetRequiredService<Database>(), provider.GetRequiredService<IClock>());
        var started = new TaskCompletionSource();
        var lifetime = provider.GetService<IHostApplicationLifetime>();
        _ = lifetime?.ApplicationStarted.Register(started.SetResult);
        return new ReminderWorker(
            new ReminderService(database, provider.GetService<IUnitAddresses>() ?? new AccountUnitAddresses(database, clock), clock),
            database.Settings.Smtp is { } smtp ? new MailService(database, new SmtpMailSender(smtp), clock) : null,
            Task.Delay,
            provider.GetRequiredService<ILogger<ReminderWorker>>(),
            lifetime is null ? null : started.Task);
    });
}
