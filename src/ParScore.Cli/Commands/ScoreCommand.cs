using System.CommandLine;
using ParScore.App;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Submissions;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.Cli.Commands;

/// <summary><c>score</c>: points with reasons for declared figures.</summary>
internal static class ScoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var set = new Option<FileInfo>("--set") { Description = "Tệp bộ tiêu chí (JSON)", HelpName = "tệp", Required = true };
        var answers = new Option<FileInfo[]>("--answers") { Description = "Tệp số liệu kê khai (JSON); ghi được nhiều tệp, mỗi đơn vị một tệp", HelpName = "tệp", Required = true, AllowMultipleArgumentsPerToken = true };
        var entered = new Option<FileInfo?>("--entered") { Description = "Tệp kết quả điều tra xã hội học và SIPAS do Sở Nội vụ nhập", HelpName = "tệp" };
        var plan = new Option<FileInfo?>("--plan") { Description = "Tệp kế hoạch; có kế hoạch thì phân công theo kế hoạch, không thì theo bộ tiêu chí", HelpName = "tệp" };
        var asJson = new Option<bool>("--json") { Description = "In kết quả dạng JSON" };
        var command = new Command("score", "Tính điểm từ số liệu kê khai, kèm cách tính từng tiêu chí.") { set, answers, entered, plan, asJson };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(set), parsed.GetRequiredValue(answers), parsed.GetValue(entered), parsed.GetValue(plan), parsed.GetValue(asJson), terminal));
        return command;
    }

    private static int Run(FileInfo setFile, FileInfo[] answerFiles, FileInfo? enteredFile, FileInfo? planFile, bool asJson, Terminal terminal)
    {
        if (InputFiles.ReadSet(setFile, terminal, out var exitCode) is not { } set)
        {
            return exitCode;
        }

        var findings = new List<FileFault>();
        if (!ReadPlan(planFile, set, terminal, out var plan, out exitCode))
        {
            return exitCode;
        }

        var context = new AnswersContext(set, plan);
        var answers = new List<UnitAnswers>();
        foreach (var file in answerFiles)
        {
            if (InputFiles.ReadBytes(file, terminal, out exitCode) is not { } bytes)
            {
                return exitCode;
            }

            var (read, faults) = AnswersFile.Read(bytes, file.ToString(), context);
            findings.AddRange(faults.Select(f => new FileFault(file.ToString(), f)));
            if (read is not null)
            {
                answers.Add(read);
            }
        }

        EnteredValues? entered = null;
        if (enteredFile is not null)
        {
            if (InputFiles.ReadBytes(enteredFile, terminal, out exitCode) is not { } bytes)
            {
                return exitCode;
            }

            (entered, var faults) = EnteredFile.Read(bytes, enteredFile.ToString(), context);
            findings.AddRange(faults.Select(f => new FileFault(enteredFile.ToString(), f)));
        }

        if (answers.Count < answerFiles.Length)
        {
            // A file that is refused whole gives no sheet: a total without it would mislead.
            if (asJson)
            {
                terminal.WriteJson(json =>
                {
                    json.WriteStartObject();
                    ScoreJson.WriteSet(set, json);
                    ScoreJson.WriteFindings("findings", findings, json);
                    json.WriteEndObject();
                });
            }

            Terminal.WriteFaults(findings, terminal.Error);
            return ExitCodes.Findings;
        }

        var sheet = Consolidator.Score(context, answers, entered);
        findings.AddRange(Consolidator.Refusals(sheet, answers, entered));
        if (asJson)
        {
            terminal.WriteJson(json => ScoreJson.Write(sheet, findings, json));
        }
        else
        {
            WriteText(sheet, context, [.. answers.Select(a => a.Unit).OfType<string>()], terminal);
        }

        Terminal.WriteFaults(findings, terminal.Error);
        return findings.Count == 0 ? ExitCodes.Good : ExitCodes.Findings;
    }

    /// <summary>The whole set; or, when some units' files are not there, only the leaves of those that are.</summary>
    private static void WriteText(ScoreSheet sheet, AnswersContext context, string[] units, Terminal terminal)
    {
        bool IsOurs(Node leaf) => context.UnitsFor(leaf).Any(u => units.Contains(u, StringComparer.Ordinal));
        var others = sheet.Lines.Where(l => l.Leaf.ScoredBy == ScoredBy.Self && !IsOurs(l.Leaf)).ToArray();
        if (units.Length == 0 || others.Length == 0)
        {
            SheetText.WriteLeaves(sheet, terminal, _ => true);
            SheetText.WriteTotals(sheet, terminal);
            return;
        }

        SheetText.WriteLeaves(sheet, terminal, IsOurs);
        SheetText.WritePart(sheet, [.. sheet.Lines.Where(l => IsOurs(l.Leaf))], string.Join(", ", units), terminal);
    }

    private static bool ReadPlan(FileInfo? file, CriteriaSet set, Terminal terminal, out CampaignPlan? plan, out int exitCode)
    {
        (plan, exitCode) = (null, ExitCodes.Good);
        if (file is null)
        {
            return true;
        }

        if (InputFiles.ReadBytes(file, terminal, out exitCode) is not { } bytes)
        {
            return false;
        }

        (plan, var faults) = PlanFile.Read(bytes, set);
        Terminal.WriteFaults(faults.Select(f => new FileFault(file.ToString(), f)), terminal.Error);
        exitCode = ExitCodes.Findings;
        return plan is not null;
    }
}
