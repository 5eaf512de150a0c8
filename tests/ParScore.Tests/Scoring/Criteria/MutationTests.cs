using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>
/// Whatever happens to a file, it is refused with places or it loads and is written back the same; nothing crashes, nothing
/// takes longer than a second. PARSCORE_MUTATIONS sets how many files are tried.
/// </summary>
[Collection(TimedTests.Name)]
public sealed class MutationTests
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("PARSCORE_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 10_000;

    /// <summary>Files made to be slow: each is valid JSON and far beyond any real set.</summary>
    private static readonly Dictionary<string, Func<byte[]>> HostileFiles = new(StringComparer.Ordinal)
    {
        ["ten thousand levels"] = () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"fields\":[", 10_000))),
        ["a name of a million letters"] = () => CriteriaDraft.Small().Put("/name", new string('ả', 1_000_000)).ToBytes(),
        ["a name of a million look-alikes"] = () => CriteriaDraft.Small().Put("/name", string.Concat(Enumerable.Repeat("a\u0430 ", 1_000_000))).ToBytes(),
        ["a code of a million zeros"] = () => CriteriaDraft.Small().Put("/fields/0/code", "1." + new string('0', 1_000_000)).ToBytes(),
        ["a code of a million nines and a letter"] = () => CriteriaDraft.Small().Put("/fields/0/code", "1." + new string('9', 1_000_000) + "x").ToBytes(),
        ["a code of a million ones and dots"] = () => CriteriaDraft.Small().Put("/fields/0/code", string.Concat(Enumerable.Repeat("1.", 500_000)) + "x").ToBytes(),
        ["a number of a million digits"] = () => CriteriaDraft.Small().Put("/fields/0/maxPoints", new string('1', 1_000_000)).ToBytes(),
        ["a number of a million digits without quotes"] = () => Encoding.UTF8.GetBytes($"{{ \"indexYears\": [{new string('1', 1_000_000)}] }}"),
        ["twenty thousand unknown properties"] = () => Encoding.UTF8.GetBytes($"{{ {string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"a{i}\":0"))} }}"),
        ["a property a hundred thousand times"] = () => Encoding.UTF8.GetBytes($"{{ {string.Join(',', Enumerable.Repeat("\"name\":0", 100_000))} }}"),
        ["twenty thousand empty rows"] = () => CriteriaDraft.Small().PutJson("/fields", $"[{string.Join(',', Enumerable.Repeat("{}", 20_000))}]").ToBytes(),
        ["two hundred thousand numbers for rows"] = () => CriteriaDraft.Small().PutJson("/fields", $"[{string.Join(',', Enumerable.Repeat("0", 200_000))}]").ToBytes(),
        ["ten thousand good rows"] = () => CriteriaDraft.Small().Put("/expectedTotals/total", "10000").Remove("/expectedTotals/parts").PutJson("/fields", $"[{string.Join(',', Enumerable.Range(1, 10_000).Select(i => $$"""{ "id": "a{{i}}", "code": "{{i}}", "name": "Dòng", "maxPoints": "1", "scoredBy": "self", "rule": { "kind": "met", "figures": { "met": { "label": "Đạt?" } } } }"""))}]").ToBytes(),
        ["twenty thousand bands"] = () => CriteriaDraft.Small().PutJson("/fields/0/children/0/rule/bands", $"[{string.Join(',', Enumerable.Repeat("""{ "points": "0" }""", 20_000))}]").ToBytes(),
        ["twenty thousand options of one code"] = () => CriteriaDraft.Small().PutJson("/fields/0/children/1/rule/options", $"[{string.Join(',', Enumerable.Repeat("""{ "code": "a", "label": "Một", "points": "1" }""", 20_000))}]").ToBytes(),
        ["twenty thousand figures that no rule asks for"] = () => CriteriaDraft.Small().PutJson("/fields/0/children/1/rule/figures", $"{{ {string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""  "a{{i}}": { "label": "Số" } """))} }}").ToBytes(),
        ["fifty thousand unknown owners"] = () => CriteriaDraft.Small().PutJson("/fields/0/owners", $"[{string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"U{i}\""))}]").ToBytes(),
        ["twenty thousand pointers to nothing"] = () => CriteriaDraft.Small().PutJson("/fields/0/illustrative", $"{{ {string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"/rule/{i}\": \"Lý do\""))} }}").ToBytes(),
    };

    public static TheoryData<string> HostileFileNames => [.. HostileFiles.Keys];

    [Fact]
    public void Mutated_files_are_refused_with_places_or_written_back_the_same()
    {
        var (failures, outcomes) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<(string Kind, bool Loaded), int>());
        Check(CriteriaMutator.Of(7), 7);

        Parallel.For(0, Count, number =>
        {
            var mutated = CriteriaMutator.Of(number);
            try
            {
                var loaded = Check(mutated, number);
                outcomes.AddOrUpdate((mutated.Kind, loaded), 1, (_, before) => before + 1);
            }
            catch (Exception error)
            {
                failures.Enqueue($"{number}, {mutated.Kind}: {error.Message.ReplaceLineEndings(" ")} {error.StackTrace?.Split('\n').FirstOrDefault()}");
            }
        });

        failures.Take(10).ShouldBeEmpty($"{failures.Count} of {Count} mutated files");
        if (Count >= 10_000)
        {
            outcomes.Keys.Select(k => k.Kind).Distinct(StringComparer.Ordinal).ShouldBe(CriteriaMutator.Kinds, ignoreOrder: true);
            outcomes.Where(o => o.Key.Loaded).Sum(o => o.Value).ShouldBeGreaterThan(Count / 10);
            outcomes.Where(o => !o.Key.Loaded).Sum(o => o.Value).ShouldBeGreaterThan(Count / 2);
        }
    }

    [Theory]
    [MemberData(nameof(HostileFileNames))]
    public void A_file_made_to_be_slow_is_answered_within_a_second(string name) => Check(new MutatedFile(name, HostileFiles[name](), HasSameContent: false), number: 0);

    // True when the file loads. Throws on anything that must not happen.
    private static bool Check(MutatedFile mutated, int number)
    {
        var (set, faults) = Read(mutated.File);
        if (set is null)
        {
            Demand(!mutated.HasSameContent, $"the content is the same, but: {string.Join(' ', faults)}");
            Demand(faults.Count > 0, "neither a set nor a fault");
            CheckFaults(faults, mutated.File);
            return false;
        }

        Demand(faults.Count == 0, "a set and faults");
        var canonical = CanonicalJson.Of(JsonText.Parse(mutated.File, new FaultList())!);
        var written = CriteriaWriter.Write(set);
        var (again, faultsOfWritten) = Read(written);
        Demand(again is not null, $"the written file is refused: {string.Join(' ', faultsOfWritten)}");
        Demand(string.Equals(again!.Hash, set.Hash, StringComparison.Ordinal), "the written file has another identity");
        Demand(CanonicalJson.Of(JsonText.Parse(written, new FaultList())!).AsSpan().SequenceEqual(canonical), "the written file has another canonical form");
        if (mutated.HasSameContent)
        {
            Demand(string.Equals(set.Hash, CriteriaDraft.Of(CriteriaMutator.Base(number)).Read().Set?.Hash, StringComparison.Ordinal), "the same content has another identity");
        }

        return true;
    }

    // A machine may stall once; a slow file is slow every time.
    private static LoadedCriteria Read(byte[] file)
    {
        for (var attempt = 1; ; attempt++)
        {
            var watch = Stopwatch.StartNew();
            var loaded = CriteriaFile.Read(file);
            if (watch.Elapsed <= Patience)
            {
                return loaded;
            }

            Demand(attempt < 5, $"reading took {watch.Elapsed.TotalSeconds} s");
        }
    }

    private static void CheckFaults(IReadOnlyList<Fault> faults, byte[] file)
    {
        var root = JsonText.Parse(file, new FaultList());
        var lines = file.Count(b => b == '\n') + 1;
        foreach (var fault in faults.Count > 1000 ? faults.Take(500).Concat(faults.TakeLast(500)) : faults)
        {
            Demand(fault.Line >= 1 && fault.Line <= lines, $"line {fault.Line} of {lines}");
            Demand(fault.Message is [.., '.' or '?'] and { Length: >= 20 and < 1500 }, $"no sentence: {fault.Message}");
            Demand(StrictUtf8.GetByteCount(fault.Message) > 0, "an empty message");
            Demand(root is null ? fault.Pointer.Length == 0 : Exists(root, fault), $"no such place: {fault}");
        }
    }

    // The value, or the object that lacks it.
    private static bool Exists(JsonItem root, Fault fault)
    {
        JsonItem[] items = [root], above = [];
        foreach (var step in fault.Pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            JsonItem[] next =
            [
                .. items.SelectMany(i => i.Properties).Where(p => string.Equals(p.Name, name, StringComparison.Ordinal)).Select(p => p.Value),
                .. items.Where(i => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < i.Items.Count).Select(i => i.Items[int.Parse(name, CultureInfo.InvariantCulture)]),
            ];
            if (next.Length == 0)
            {
                return string.Equals(fault.Code, FaultCodes.PropertyMissing, StringComparison.Ordinal) && fault.Pointer.EndsWith($"/{step}", StringComparison.Ordinal) && items.Any(i => i.Line == fault.Line);
            }

            (above, items) = (items, next);
        }

        // Where an object stands twice, one of the two may lack what the other has.
        return items.Any(i => i.Line == fault.Line) || (string.Equals(fault.Code, FaultCodes.PropertyMissing, StringComparison.Ordinal) && above.Any(i => i.Line == fault.Line));
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}

/// <summary>Tests that measure time run alone, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TimedTests
{
    public const string Name = "Timed";
}
