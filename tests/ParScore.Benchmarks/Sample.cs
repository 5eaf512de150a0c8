using System.Runtime.CompilerServices;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Answers;

namespace ParScore.Benchmarks;

/// <summary>Quảng Trị 2020, loaded once, and made-up neighbours of it.</summary>
internal static class Sample
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static readonly string SetPath = Path.Combine(Root, "criteria", "par-index-province", "2020.json");

    public static readonly string Folder = Path.Combine(Root, "samples", "quang-tri-2020");

    private static readonly Lazy<ProvinceResult> Loaded = new(() =>
    {
        var (result, faults) = CampaignFolder.Load(Folder, SetPath);
        return result ?? throw new InvalidOperationException(string.Join('\n', faults));
    });

    public static ProvinceResult Province => Loaded.Value;

    /// <summary>What was declared for every leaf, joined from the units.</summary>
    public static IReadOnlyList<LeafAnswer> Answers() => Answers(new AnswersContext(Province.Set, Province.Plan));

    /// <summary>The same leaves with other figures: each whole number lowered by a little, as another province might declare.</summary>
    public static IReadOnlyList<LeafAnswer> Answers(int seed)
    {
        var random = new Random(seed);
        return [.. Answers().Select(a => a with { Parts = [.. a.Parts.Select(p => p with { Figures = Vary(p.Figures, random) })] })];
    }

    /// <summary>The sample with so many documents, spread over the leaves that units score.</summary>
    public static ProvinceResult WithDocuments(int count)
    {
        var backed = Province.Lines.Where(l => l.Evidence.Count > 0).Select(l => l.Leaf.Id).ToArray();
        var model = Province.Evidence.First(e => e.Link.Document.Stored is not null).Link;
        ConsolidatedLine Spread(ConsolidatedLine line)
        {
            var at = Array.IndexOf(backed, line.Leaf.Id);
            var share = at < 0 ? 0 : (count / backed.Length) + (at < count % backed.Length ? 1 : 0);
            return line with
            {
                Evidence = [.. Enumerable.Range(1, share).Select(position => new NumberedEvidence
                {
                    Leaf = line.Leaf,
                    Position = position,
                    Link = model with { Document = model.Document with { Id = $"D{at}-{position}", Number = $"{(at * 20) + position}/BC-UBND", Abstract = $"Báo cáo số {(at * 20) + position} về {line.Leaf.Name}" } },
                })],
            };
        }

        return Province with { Lines = [.. Province.Lines.Select(Spread)] };
    }

    private static LeafAnswer[] Answers(AnswersContext context) =>
    [
        .. Province.Lines.Select(line => new LeafAnswer
        {
            Leaf = line.Leaf,
            Parts = line.Answers.Count > 0 ? [.. line.Answers.Select(a => a.Part)] : [.. Province.Entered!.Values.Where(v => v.Leaf == line.Leaf).Select(v => v.Part)],
            Expected = context.UnitsFor(line.Leaf),
        }),
    ];

    private static Figures Vary(Figures figures, Random random)
    {
        var varied = figures.ByRole.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        if (varied.TryGetValue("numerator", out var figure) && figure is NumberFigure { Value: { IsWhole: true } value } && value > new Fraction(20))
        {
            varied["numerator"] = new NumberFigure(value - new Fraction(random.Next(0, 20)));
        }

        return new Figures(varied);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
