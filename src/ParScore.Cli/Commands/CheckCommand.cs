using System.CommandLine;
using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Submissions.Checks;

namespace ParScore.Cli.Commands;

/// <summary><c>check</c>: what a unit should mend before it submits, all at once.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var campaign = new Option<string>("--campaign") { Description = "Mã kỳ đánh giá, như quang-tri-2020", HelpName = "mã", Required = true };
        var unit = new Option<string>("--unit") { Description = "Mã đơn vị, như STP; bỏ trống để kiểm tra mọi đơn vị", HelpName = "mã" };
        var data = RecordFiles.DataOption();
        var command = new Command("check", "Kiểm tra trước khi nộp: mọi điều phải sửa và nên xem lại trong phiếu của một đơn vị, kèm chỗ và cách làm.") { campaign, unit, data };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetRequiredValue(campaign), parsed.GetValue(unit), parsed.GetValue(data), terminal, clock));
        return command;
    }

    private static async Task<int> RunAsync(string campaign, string? unit, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (RecordFiles.OpenExisting(data, clock, terminal, out var exitCode) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            if (await database.ReadAsync(connection => CampaignRecord.FindAsync(campaign, connection)) is not { } record)
            {
                RecordFiles.WriteNoCampaign(campaign, await database.ReadAsync(CampaignStore.ListAsync), terminal);
                return ExitCodes.WrongUse;
            }

            if (unit is not null && record.Plan.FindUnit(unit) is null)
            {
                terminal.Error.WriteLine($"--unit {unit}: kỳ {campaign} không có đơn vị này. Các đơn vị: {string.Join(", ", record.Plan.Units.Select(u => u.Code))}.");
                return ExitCodes.WrongUse;
            }

            var result = record.Consolidate();
            var refused = false;
            foreach (var checkedUnit in record.Plan.Units.Where(u => unit is null || string.Equals(u.Code, unit, StringComparison.Ordinal)))
            {
                var findings = SubmissionChecks.Run(result, checkedUnit.Code);
                refused |= findings.Any(f => f.IsInTheWay);
                Write(checkedUnit, findings, terminal);
            }

            return refused ? ExitCodes.Findings : ExitCodes.Good;
        }
    }

    private static void Write(PlanUnit unit, IReadOnlyList<CheckFinding> findings, Terminal terminal)
    {
        var (refusing, warning, waived) = (findings.Count(f => f.IsInTheWay), findings.Count(f => f.Severity == CheckSeverity.Warns), findings.Count(f => f.Waiver is not null));
        terminal.Out.WriteLine($"{unit.Name} ({unit.Code}): {(findings.Count == 0 ? "không có gì phải sửa." : $"{refusing} điều phải sửa, {warning} điều nên xem lại{(waived == 0 ? "" : $", {waived} điều được cho bỏ qua")}.")}");
        foreach (var finding in findings)
        {
            terminal.Out.WriteLine(finding.Waiver is { } waiver
                ? $"  Được bỏ qua: {finding.What} {waiver.RequestedBy} đề nghị: {waiver.Reason} {waiver.DecidedBy} đồng ý lúc {VietnamTime.Show(waiver.DecidedAt!.Value)}{(waiver.DecisionReason is { } why ? $": {why}" : "")} [{finding.Code}]"
                : $"  {(finding.Severity == CheckSeverity.Refuses ? "PHẢI SỬA" : "Nên xem lại")}: {finding.What} {finding.Advice} [{finding.Code}]");
        }
    }
}
