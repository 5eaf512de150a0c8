using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>
/// The schema that editors use and the loader agree: what the loader loads the schema accepts, so what the schema refuses the
/// loader refuses too. (The loader knows more: sums, numbering, bands.) Asked of another implementation, python3-jsonschema.
/// </summary>
public sealed class SchemaAgreementTests
{
    private static readonly string[] OtherValues =
    [
        "null", "true", "false", "0", "2", "-1", "2000", "1.0", "\"\"", "\" \"", "\"x\"", "\"X y\"", "\"đ\"", "\"0\"", "\"1\"", "\"2.50\"", "\"-1\"", "\"-0\"", "\"-0.5\"", "\"01\"", "\"1.\"",
        "\"1,5\"", "\"999999999.999999999\"", "\"-999999999.999999999\"", "\"1000000000\"", "\"2020-02-29\"", "\"1944-12-31\"", "\"3000-01-01\"", "\"full\"", "\"if-better\"", "\"self\"", "\"survey\"", "\"SNV\"", "\"snv\"", "\"S\"",
        "[]", "{}", "[\"SNV\"]", "[\"SNV\",\"SNV\"]", "[\"a\",\"b\"]", "[2020,2020]", "[2021]", "[\"self\"]", "{\"label\":\"Số\"}", "{\"S\":\"x\"}", "{\"full\":\"50\"}", "{\"floor\":\"50\",\"places\":2}", "{\"upTo\":\"1.5\",\"minus\":\"0\"}",
    ];

    /// <summary>Optional properties, put where they are and where they are not allowed.</summary>
    private static readonly (string Name, string Value)[] OtherProperties =
    [
        ("$schema", "\"x\""), ("units", "[]"), ("bonus", "true"), ("bonus", "false"), ("owners", "[\"STP\"]"), ("evidence", "[\"Một\",\"Hai\"]"), ("note", "\"Ghi chú\""), ("guidance", "\"Cách chấm\""),
        ("provenance", "{}"), ("provenance", "{\"name\":\"S\"}"), ("confidence", "{}"), ("illustrative", "{}"), ("illustrative", "{\"/name\":\"Lý do\"}"), ("otherwise", "\"0\""), ("empty", "\"zero\""), ("empty", "\"if-better\""),
        ("overHundred", "true"), ("notApplicable", "\"full\""), ("places", "2"), ("full", "\"90\""), ("floor", "\"0\""), ("belowFloor", "\"0\""), ("target", "\"5\""), ("each", "\"1\""), ("start", "\"1\""), ("cutoff", "\"2.5\""),
        ("first", "{\"upTo\":\"2\",\"minus\":\"1\"}"), ("due", "\"2020-12-31\""), ("lastDay", "\"2020-12-31\""), ("most", "3"), ("owner", "\"STP\""), ("unit", "\"lần\""), ("whole", "true"), ("min", "\"-5\""), ("max", "\"5\""),
        ("label", "\"Nhãn\""), ("from", "\"0\""), ("upTo", "\"100\""), ("annex", "7"), ("date", "\"2020-01-01\""), ("fields", "[\"I\"]"), ("parts", "[]"), ("replaces", "\"1\""), ("rule", "{}"), ("children", "[]"), ("scoredBy", "\"self\""),
    ];

    [SchemaFact]
    public void The_schema_is_valid_and_accepts_every_set_of_the_repository()
    {
        var answers = Ask(RoundTripTests.Files.Select(f => (f, RepositoryFiles.Read(f.Split('/')))));

        answers.Where(a => a.Value is not null).ShouldBeEmpty();
        answers.Count.ShouldBe(RoundTripTests.Files.Count + 1);
    }

    [SchemaFact]
    public void What_the_loader_loads_the_schema_accepts_and_what_the_schema_refuses_the_loader_refuses()
    {
        // All that load, and every fifth that does not.
        var asked = FaultCodeTests.Files.Select(f => new Candidate(f.Name, () => f.File))
            .Concat(Enumerable.Range(0, 200).Select(i => new Candidate($"generated set {i}", () => GeneratedSets.Of(i).ToBytes())))
            .Concat(Enumerable.Range(20_000, 2000).Select(i => new Candidate($"mutation {i}", () => CriteriaMutator.Of(i).File)))
            .Concat(Changed())
            .Select((candidate, i) => (candidate, i))
            .ToList().AsParallel().AsOrdered()
            .Select(c => (c.candidate.Name, File: c.candidate.Write(), c.i))
            .Where(f => JsonText.Parse(f.File, new FaultList()) is not null)
            .Select(f => (f.Name, f.File, f.i, Loads: CriteriaFile.Read(f.File).Set is not null))
            .Where(f => f.Loads || f.i % 5 == 0)
            .ToArray();
        asked.Count(f => f.Loads).ShouldBeGreaterThan(1000);
        var answers = Ask(asked.Select(f => (f.Name, f.File)));

        asked.Where(f => f.Loads && answers[f.Name] is not null).Select(f => $"{f.Name}: loads, but the schema says {answers[f.Name]}").Take(30).ShouldBeEmpty();
        asked.Count(f => !f.Loads && answers[f.Name] is not null).ShouldBeGreaterThan(asked.Count(f => !f.Loads) / 2);
    }

    // Values of the set with every rule kind changed into other values, objects given other properties.
    private static IEnumerable<Candidate> Changed()
    {
        var number = 0;
        foreach (var pointer in Pointers(CriteriaDraft.EveryKind().Root, ""))
        {
            var isObject = CriteriaDraft.EveryKind().At(pointer) is JsonObject;
            foreach (var value in OtherValues.Where(_ => number++ % 11 == 0))
            {
                yield return new($"{pointer} = {value}", () => CriteriaDraft.EveryKind().PutJson(pointer, value).ToBytes());
            }

            foreach (var (name, value) in OtherProperties.Where(_ => isObject && number++ % 5 == 0))
            {
                yield return new($"{pointer} with {name} = {value}", () => CriteriaDraft.EveryKind().PutJson($"{pointer}/{name}", value).ToBytes());
            }

            yield return new($"{pointer} removed", () => CriteriaDraft.EveryKind().Remove(pointer).ToBytes());
        }
    }

    private static IEnumerable<string> Pointers(JsonNode? node, string at) => node switch
    {
        JsonObject json => json.SelectMany(p => Pointers(p.Value, JsonText.Append(at, p.Key)).Prepend(JsonText.Append(at, p.Key))),
        JsonArray list => list.SelectMany((item, i) => Pointers(item, $"{at}/{i}").Prepend($"{at}/{i}")),
        _ => [],
    };

    // The schema's first error about each file, null when there is none; the schema itself has the name "".
    private static Dictionary<string, string?> Ask(IEnumerable<(string Name, byte[] File)> files)
    {
        var folder = Directory.CreateTempSubdirectory("parscore-schema-");
        try
        {
            var names = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = "" };
            foreach (var (name, file) in files)
            {
                var written = string.Create(CultureInfo.InvariantCulture, $"{names.Count:D6}.json");
                names.Add(written, name);
                File.WriteAllBytes(Path.Combine(folder.FullName, written), file);
            }

            var answers = Run(RepositoryFiles.Path("tests", "ParScore.Tests", "Scoring", "Criteria", "validate_against_schema.py"), RepositoryFiles.Path("criteria", "schema", "criteria-set.schema.json"), folder.FullName)
                .Select(line => JsonNode.Parse(line)!)
                .ToDictionary(answer => names[answer["file"]!.GetValue<string>()], answer => answer["error"]?.GetValue<string>(), StringComparer.Ordinal);
            answers.Count.ShouldBe(names.Count);
            return answers;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A file to ask about, written when its turn comes.</summary>
    private sealed record Candidate(string Name, Func<byte[]> Write);

    private static string[] Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(SchemaFactAttribute.Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        return lines;
    }
}
