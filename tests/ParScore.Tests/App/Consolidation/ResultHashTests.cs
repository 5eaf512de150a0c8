using System.Globalization;
using System.Text;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Consolidation;

/// <summary>The hash of a result is its identity: whatever is handed in differently, however little, gives another.</summary>
public sealed class ResultHashTests
{
    private static readonly string[] Files = ["plan.json", "entered.json", "answers/STP.json", "answers/SKHDT.json"];

    // A campaign's, a set's and a unit's name tie the files together, as codes, ids and choices tie their parts: no slip of the pen gives another valid one.
    private static readonly string[] Fixed = ["/set", "/campaign", "/unit", "/enteredBy"];

    [Theory]
    [InlineData("plan.json", 30)]
    [InlineData("entered.json", 21)]
    [InlineData("answers/STP.json", 75)]
    [InlineData("answers/SKHDT.json", 70)]
    public void Any_other_value_that_is_accepted_gives_another_hash(string file, int atLeast)
    {
        var text = CampaignCopy.SampleText(file);
        var seen = new HashSet<string>(StringComparer.Ordinal) { HashWith(file, text).ShouldNotBeNull() };
        var (changed, never) = (0, new List<string>());
        foreach (var (pointer, value) in JsonEdit.Texts(JsonEdit.Parse(text)).Where(t => !t.Pointer.StartsWith("/assignments", StringComparison.Ordinal) && !t.Pointer.EndsWith("/leaf", StringComparison.Ordinal)))
        {
            var hash = Others(value).Select(other => HashWith(file, JsonEdit.Change(text, pointer, $"\"{other}\""))).FirstOrDefault(h => h is not null);
            if (hash is null)
            {
                never.Add(pointer);
                continue;
            }

            seen.Add(hash).ShouldBeTrue($"{pointer} was changed and the hash was not, or is that of another change");
            changed++;
        }

        changed.ShouldBeGreaterThanOrEqualTo(atLeast);
        never.ShouldAllBe(p => Fixed.Any(f => p.StartsWith(f, StringComparison.Ordinal)) || p.EndsWith("/code", StringComparison.Ordinal)
            || p.EndsWith("/step", StringComparison.Ordinal) || p.EndsWith("/choice", StringComparison.Ordinal) || p.Contains("/items/", StringComparison.Ordinal) || p.EndsWith("/document", StringComparison.Ordinal) || p.EndsWith("/id", StringComparison.Ordinal) || p.Is("/coordinator"));
    }

    [Fact]
    public void A_choice_a_state_a_yes_an_owner_and_a_coordinator_count_too()
    {
        var hashes = new[]
        {
            CampaignCopy.Sample.Hash,
            HashWith("answers/STP.json", JsonEdit.Change(CampaignCopy.SampleText("answers/STP.json"), "/answers/1/figures/choice", "\"ba-hoat-dong\"")),
            HashWith("answers/STP.json", JsonEdit.Change(CampaignCopy.SampleText("answers/STP.json"), "/answers/2/figures/met", "false")),
            HashWith("answers/SKHDT.json", JsonEdit.Change(CampaignCopy.SampleText("answers/SKHDT.json"), $"{CampaignCopy.AnswerTo("SKHDT", "4.3.1")}/figures/items/quan-ly-dau-tu", "\"not-met\"")),
            HashWith("answers/STP.json", JsonEdit.Change(CampaignCopy.SampleText("answers/STP.json"), "/answers/1/evidence/0/document", "\"STP-03\"")),
            HashWith("plan.json", JsonEdit.Change(CampaignCopy.SampleText("plan.json"), "/assignments/5/contributors/-", "\"STP\"")),
            HashWith("plan.json", JsonEdit.Change(CampaignCopy.SampleText("plan.json"), "/deadlines/2", null)),
        };

        hashes.ShouldAllBe(h => h != null);
        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(hashes.Length);
    }

    [Fact]
    public void Another_file_of_the_same_name_gives_another_hash()
    {
        using var campaign = new CampaignCopy();
        campaign.Load().Result!.Hash.ShouldBe(CampaignCopy.Sample.Hash);
        File.AppendAllText(campaign.PathOf("documents/STP-01.pdf"), "\n");

        campaign.Load().Result!.Hash.Is(CampaignCopy.Sample.Hash).ShouldBeFalse();
    }

    [Fact]
    public void A_unit_or_the_entered_results_left_out_give_another_hash()
    {
        var answers = CampaignCopy.Sample.Units.Select(u => u.Answers!).ToArray();
        string[] hashes =
        [
            CampaignCopy.Sample.Hash,
            Consolidate(CampaignCopy.Plan, answers, null).Hash,
            .. answers.Select(left => Consolidate(CampaignCopy.Plan, [.. answers.Where(a => a != left)], CampaignCopy.Sample.Entered).Hash),
        ];

        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
    }

    [Fact]
    public void Neither_the_order_of_properties_nor_layout_nor_where_a_file_lies_changes_it()
    {
        using var campaign = new CampaignCopy();
        foreach (var file in Directory.EnumerateFiles(campaign.Folder, "*.json", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, JsonEdit.Reversed(File.ReadAllText(file)).Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        var result = campaign.Load().Result!;

        result.Hash.ShouldBe(CampaignCopy.Sample.Hash);
        result.Sheet.InputHash.ShouldBe(CampaignCopy.Sample.Sheet.InputHash);
    }

    [Fact]
    public void The_same_number_typed_otherwise_is_the_same()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"62,000\"");

        campaign.Load().Result!.Hash.ShouldBe(CampaignCopy.Sample.Hash);
    }

    // Slips of the pen, from the least to the largest; the first that the readers accept is taken.
    private static IEnumerable<string> Others(string value)
    {
        var escaped = value.Replace("\"", "\\\"", StringComparison.Ordinal);
        yield return escaped + "x";
        if (value.Length > 0 && char.IsAsciiDigit(value[^1]))
        {
            yield return $"{value[..^1]}{(value[^1] - '0' + 9) % 10}";
            yield return $"{value[..^1]}{(value[^1] - '0' + 1) % 10}";
            yield return value.Contains('.', StringComparison.Ordinal) ? value + "1" : value + ",1";
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            yield return day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        yield return value.Replace(":00+07:00", ":01+07:00", StringComparison.Ordinal) is var later && !later.Is(value) ? later : escaped + "y";
    }

    /// <summary>The hash of the sample with one file changed; null when the change is not accepted.</summary>
    private static string? HashWith(string changed, string text)
    {
        var texts = Files.ToDictionary(f => f, f => f.Is(changed) ? text : CampaignCopy.SampleText(f), StringComparer.Ordinal);
        if (PlanFile.Read(Encoding.UTF8.GetBytes(texts["plan.json"]), CampaignCopy.Set).Plan is not { } plan)
        {
            return null;
        }

        var context = new AnswersContext(CampaignCopy.Set, plan);
        var (entered, enteredFaults) = EnteredFile.Read(Encoding.UTF8.GetBytes(texts["entered.json"]), "entered.json", context);
        var read = new List<UnitAnswers>();
        foreach (var unit in CampaignCopy.Sample.Units)
        {
            var file = $"answers/{unit.Unit.Code}.json";
            if (!texts.TryGetValue(file, out var own) || !file.Is(changed))
            {
                read.Add(unit.Answers!);
                continue;
            }

            var (answers, faults) = AnswersFile.Read(Encoding.UTF8.GetBytes(own), file, context);
            if (answers is null || faults.Count > 0)
            {
                return null;
            }

            read.Add(WithSampleFiles(answers, unit.Answers!));
        }

        var result = enteredFaults.Count > 0 ? null : Consolidate(plan, read, entered);
        return result is null || result.Findings.Any(f => ParScore.Scoring.RefusalCodes.FigureUnreadable.Is(f.Fault.Code)) || result.Sheet.Total.OpenCount > 2 ? null : result.Hash;
    }

    private static UnitAnswers WithSampleFiles(UnitAnswers answers, UnitAnswers sample)
    {
        var stored = sample.Documents.ToDictionary(d => d.File ?? "", d => d.Stored, StringComparer.Ordinal);
        var documents = answers.Documents.ToDictionary(d => d.Id, d => d with { Stored = stored.GetValueOrDefault(d.File ?? "") }, StringComparer.Ordinal);
        return answers with
        {
            Documents = [.. answers.Documents.Select(d => documents[d.Id])],
            Answers = [.. answers.Answers.Select(a => a with { Evidence = [.. a.Evidence.Select(l => l with { Document = documents[l.Document.Id] })] })],
            Initiatives = [.. answers.Initiatives.Select(i => i with { Evidence = [.. i.Evidence.Select(l => l with { Document = documents[l.Document.Id] })] })],
        };
    }

    private static ProvinceResult Consolidate(CampaignPlan plan, IReadOnlyList<UnitAnswers> answers, EnteredValues? entered) =>
        Consolidator.Consolidate(CampaignCopy.Set, plan, answers, entered, []);
}
