using System.CommandLine;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Submissions;
using Spectre.Console;

namespace ParScore.Cli.Commands;

/// <summary><c>campaign</c>: where a campaign stands now: state, each step's two clocks, the units.</summary>
internal static class CampaignCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var campaign = new Option<string>("--campaign") { Description = "Mã kỳ đánh giá, như quang-tri-2020", HelpName = "mã", Required = true };
        var data = RecordFiles.DataOption();
        var command = new Command("campaign", "Kỳ đánh giá đang ở đâu: trạng thái, thời hạn và thời điểm khóa của từng bước (giờ, múi giờ), gia hạn, từng đơn vị đã làm đến đâu.") { campaign, data };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetRequiredValue(campaign), parsed.GetValue(data), terminal, clock));
        return command;
    }

    private static async Task<int> RunAsync(string campaign, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (RecordFiles.OpenExisting(data, clock, terminal, out var exitCode) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            var (details, _) = await new CampaignReadService(database, clock).DetailsAsync(campaign, RecordFiles.Operator);
            if (details is null)
            {
                RecordFiles.WriteNoCampaign(campaign, await database.ReadAsync(CampaignStore.ListAsync), terminal);
                return ExitCodes.WrongUse;
            }

            var (extensions, _) = await new ExtensionService(database, clock).ListAsync(campaign, RecordFiles.Operator);
            Write(details, extensions, terminal);
            RecordFiles.WriteWarnings(await database.ReadAsync(connection => CampaignRecord.FindAsync(campaign, connection)), terminal);
            return ExitCodes.Good;
        }
    }

    private static void Write(CampaignDetails details, IReadOnlyList<DeadlineExtension> extensions, Terminal terminal)
    {
        var plan = details.Plan;
        terminal.Out.WriteLine($"{plan.Name} ({plan.Id}), năm đánh giá {plan.IndexYear}, theo {plan.LegalBasis.Number} của {plan.LegalBasis.Issuer}");
        terminal.Out.WriteLine($"Lúc {VietnamTime.Show(details.At)} (giờ Việt Nam, UTC+7): {CampaignStates.Show(details.State)}");
        var steps = new Table().Border(TableBorder.Simple).AddColumn("Bước").AddColumn("Thời hạn").AddColumn("Khóa từ").AddColumn("Lúc này");
        foreach (var step in details.Steps)
        {
            steps.AddRow(
                SheetText.Cell(step.Name),
                SheetText.Cell($"trước {VietnamTime.Show(step.Clock.Due)}"),
                SheetText.Cell(step.Clock.Locked is { } locked ? VietnamTime.Show(locked) : "không khóa"),
                SheetText.Cell(StateOf(step, details.At)));
        }

        terminal.Console.Write(steps);
        foreach (var extension in extensions.Where(e => e.IsRunning(details.At)))
        {
            terminal.Out.WriteLine($"Gia hạn số {extension.Number}: {StepWords.Show(extension.Step)}, {extension.Unit ?? "mọi đơn vị"}{(extension.Leaf is { } leaf ? $", tiêu chí {details.Set.Find(leaf)?.Code ?? leaf}" : "")}, đến {VietnamTime.Show(extension.Until)} (giờ Việt Nam). Lý do: {extension.Reason}");
        }

        var units = new Table().Border(TableBorder.Simple).AddColumn("Đơn vị").AddColumn(SheetText.Right("Chủ trì")).AddColumn(SheetText.Right("P. hợp")).AddColumn("Phiếu").AddColumn("Nộp lúc");
        foreach (var unit in details.Units)
        {
            units.AddRow(
                SheetText.Cell($"{unit.Unit.Name} ({unit.Unit.Code})"),
                SheetText.Cell(SheetText.Count(unit.Led)),
                SheetText.Cell(SheetText.Count(unit.Contributed)),
                SheetText.Cell(SubmissionWords(unit.Submission)),
                SheetText.Cell(unit.SubmittedAt is { } at ? $"{VietnamTime.Show(at)}{(unit.LateBy is { } late ? $", muộn {VietnamTime.Show(late)}" : "")}" : "–"));
        }

        terminal.Console.Write(units);
    }

    private static string StateOf(StepStanding step, Instant now) => step.State switch
    {
        ClockState.InTime => $"còn {VietnamTime.Show(step.Clock.Due - now)}",
        ClockState.Late => $"quá hạn {VietnamTime.Show(now - step.Clock.Due)}, còn nhận",
        ClockState.Locked => $"đã khóa, quá hạn {VietnamTime.Show(now - step.Clock.Due)}",
        ClockState.Extended => $"đã khóa, đang gia hạn đến {VietnamTime.Show(step.Clock.ExtendedUntil!.Value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.State, "An unknown state."),
    };

    private static string SubmissionWords(SubmissionState state) => state switch
    {
        SubmissionState.Draft => "đang nhập",
        SubmissionState.Submitted => "đã nộp",
        SubmissionState.Returned => "bị trả lại",
        SubmissionState.Accepted => "đã chấp nhận",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };
}
