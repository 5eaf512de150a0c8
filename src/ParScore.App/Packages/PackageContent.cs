using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Packages;

/// <summary>What goes into an auditor's package, read in one consistent state.</summary>
internal sealed record PackageContent
{
    public required ProvinceResult Result { get; init; }

    /// <summary>Every row; those about other campaigns only with number, hash before and hash (their action is empty).</summary>
    public required IReadOnlyList<JournalEntry> Journal { get; init; }

    public required Checkpoint Checkpoint { get; init; }

    public required Instant MadeAt { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>What every output says of an unofficial set and of made-up figures.</summary>
    public static IEnumerable<string> Warnings(ProvinceResult result) => new[] { result.Set.StatusWarning is { } warning ? $"{warning}: điểm và cách tính của từng dòng chưa đối chiếu với bảng chính thức." : null }.OfType<string>().Concat(result.Labels);

    /// <summary>"tai-lieu/1/1.1.1/1.1.1-01 – 123-KH-UBND.pdf": by field and criterion, below the payload.</summary>
    public static string PathOf(NumberedEvidence evidence, CriteriaSet set) =>
        $"tai-lieu/{set.FieldOf(evidence.Leaf).Code}/{evidence.Leaf.Code}/{evidence.FileName}";
}
