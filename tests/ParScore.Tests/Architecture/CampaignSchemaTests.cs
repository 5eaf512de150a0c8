using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.Scoring.Criteria;

namespace ParScore.Tests.Architecture;

/// <summary>
/// The schemas that editors use for plan, answers and entered results agree with the readers: what the schema refuses, the
/// reader refuses or reports. Asked of another implementation, python3-jsonschema.
/// </summary>
public sealed class CampaignSchemaTests
{
    private static readonly string[] OtherValues =
    [
        "null", "true", "0", "-1", "2020", "1.5", "\"\"", "\" \"", "\"x\"", "\"X y\"", "\"điểm\"", "\"-1\"", "\"1,5\"", "\" 7 \"", "\"1.234,5\"", "\"123456789012\"", "\"1.1\"", "\"I.1\"", "\"2021-02-30\"", "\"1800-01-01\"",
        "\"2021-02-19T00:00:00+07\"", "\"2021-02-19T00:00+07:00\"", "\"2021-02-19T00:00:00.5Z\"", "\"../x.pdf\"", "\"/etc/passwd\"", "\"documents//STP-01.pdf\"", "\"./documents/STP-01.pdf\"", "\"C:/x.pdf\"", "\"documents\\\\STP-01.pdf\"",
        "\"official\"", "\"met\"", "[]", "{}", "[\"STP\"]", "[\"STP\",\"STP\"]", "{\"x\":\"1\"}",
    ];

    [SchemaFact]
    public void The_plan() => ShouldAgree("plan", Variants(CampaignCopy.SampleText("plan.json")), json => PlanFile.Read(Encoding.UTF8.GetBytes(json), CampaignCopy.Set).Faults.Count > 0);

    [SchemaFact]
    public void The_answers() => ShouldAgree("answers", [.. Variants(CampaignCopy.SampleText("answers/STP.json")), .. Variants(CampaignCopy.SampleText("answers/SKHDT.json"))], json =>
    {
        var (answers, faults) = AnswersFile.Read(Encoding.UTF8.GetBytes(json), "answers.json", CampaignCopy.Context);
        if (answers is null || faults.Count > 0)
        {
            return true;
        }

        var found = new List<Fault>();
        foreach (var document in answers.Documents.Where(d => d.File is not null))
        {
            _ = EvidenceFiles.Read(CampaignCopy.SampleFolder, document, found);
        }

        return found.Count > 0 || Consolidator.Refusals(Consolidator.Score(CampaignCopy.Context, [answers], null), [answers], null).Any();
    });

    [SchemaFact]
    public void The_entered_results() => ShouldAgree("entered", Variants(CampaignCopy.SampleText("entered.json")), json =>
    {
        var (entered, faults) = EnteredFile.Read(Encoding.UTF8.GetBytes(json), "entered.json", CampaignCopy.Context);
        return faults.Count > 0 || Consolidator.Refusals(Consolidator.Score(CampaignCopy.Context, [], entered), [], entered).Any();
    });

    [SchemaFact]
    public void Every_file_of_the_sample_is_valid()
    {
        Ask("plan", [CampaignCopy.SampleText("plan.json")]).ShouldBe([null]);
        Ask("entered", [CampaignCopy.SampleText("entered.json")]).ShouldBe([null]);
        Ask("answers", [.. CampaignCopy.Plan.Units.Select(u => CampaignCopy.SampleText($"answers/{u.Code}.json"))]).ShouldAllBe(e => e == null);
    }

    private static void ShouldAgree(string schema, IReadOnlyList<(string What, string Json)> variants, Func<string, bool> readerReports)
    {
        var errors = Ask(schema, [.. variants.Select(v => v.Json)]);
        var refused = variants.Zip(errors).Where(p => p.Second is not null).ToArray();

        refused.Length.ShouldBeGreaterThan(50);
        refused.Where(p => !readerReports(p.First.Json)).Select(p => $"{p.First.What}: the schema says {p.Second}, the reader nothing").ShouldBeEmpty();
    }

    /// <summary>Each of the first values of a file replaced by others, left out, or given a property that nobody knows.</summary>
    private static (string What, string Json)[] Variants(string json)
    {
        // Two of each list are enough, and every value meets a ninth of the others, each its own.
        var pointers = Pointers(JsonNode.Parse(json)!, "").ToArray();
        var changes = pointers
            .SelectMany((pointer, i) => OtherValues.Where((_, j) => (i + j) % 9 == 0).Select(value => (What: $"{pointer} = {value}", pointer, value: (string?)value)))
            .Concat(pointers.Select(pointer => (What: $"without {pointer}", pointer, value: (string?)null)))
            .Concat(pointers.Append("").Where(p => JsonEdit.Parse(json).At(p).Kind == ParScore.Scoring.Json.JsonKind.Object).Select(pointer => (What: $"{pointer} with nonsense", pointer: $"{pointer}/nonsense", value: (string?)"\"x\"")));
        return [.. changes.Select(c => (c.What, JsonEdit.Change(json, c.pointer, c.value)))];
    }

    private static IEnumerable<string> Pointers(JsonNode? node, string at) => node switch
    {
        JsonObject properties => properties.SelectMany(p => Pointers(p.Value, $"{at}/{p.Key}").Prepend($"{at}/{p.Key}")),
        JsonArray items => items.Take(2).SelectMany((item, i) => Pointers(item, $"{at}/{i}").Prepend($"{at}/{i}")),
        _ => [],
    };

    /// <summary>The first error of each text; null for one that the schema accepts.</summary>
    private static string?[] Ask(string schema, IReadOnlyList<string> texts)
    {
        var folder = Directory.CreateTempSubdirectory("parscore-schema-");
        try
        {
            foreach (var (i, text) in texts.Index())
            {
                File.WriteAllText(Path.Combine(folder.FullName, $"{i:00000}.json"), text);
            }

            var start = new ProcessStartInfo(SchemaFactAttribute.Python, [RepositoryFiles.Path("tests", "ParScore.Tests", "Scoring", "Criteria", "validate_against_schema.py"), RepositoryFiles.Path("criteria", "schema", $"{schema}.schema.json"), folder.FullName])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToArray();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0);
            lines[0]["error"].ShouldBeNull("the schema itself");
            lines.Length.ShouldBe(texts.Count + 1);
            return [.. lines.Skip(1).Select(l => l["error"]?.GetValue<string>())];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
