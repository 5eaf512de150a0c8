using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ParScore.App.Reminders;

/// <summary>Works reminders and e-mails off at the start of the server and then every minute; a failure is logged and does not stop it.</summary>
/// <param name="reminders">The reminders.</param>
/// <param name="mail">The e-mails; null where no mail server is set.</param>
/// <param name="pause">Waits; a test waits otherwise.</param>
/// <param name="logger">For the operator.</param>
/// <param name="started">Done once the server listens: a start that fails reminds nobody; null = at once.</param>
public sealed partial class ReminderWorker(ReminderService reminders, MailService? mail, Func<TimeSpan, CancellationToken, Task> pause, ILogger<ReminderWorker> logger, Task? started = null) : BackgroundService
{
    /// <summary>How long it rests between two rounds.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server's start does not wait for the first round.
        await Task.Yield();
        await (started ?? Task.CompletedTask).WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await WorkAsync(stoppingToken);
            await pause(Rest, stoppingToken);
        }
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await reminders.WorkAsync(stoppingToken) is var told and > 0)
            {
                LogTold(logger, told);
            }

            if (mail is not null && await mail.WorkAsync(stoppingToken) is var sent and > 0)
            {
                LogSent(logger, sent);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start goes on.
        }
#pragma warning disable CA1031 // Whatever went wrong, the next round is tried: a full disk may have been emptied by then.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailed(logger, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Told {Count} reminders.")]
    private static partial void LogTold(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sent {Count} e-mails.")]
    private static partial void LogSent(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of reminders failed; the next one follows in a minute.")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
