using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Submissions;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Consolidation;

/// <summary>Tổng hợp: the province's result, joined from the units' answers and the entered results.</summary>
public sealed record ProvinceResult
{
    public required CampaignPlan Plan { get; init; }

    /// <summary>What counts: reviewed points where Sở Nội vụ adjusted, what the figures give elsewhere.</summary>
    public required ScoreSheet Sheet { get; init; }

    /// <summary>What the declared figures give, without any review.</summary>
    public required ScoreSheet SelfSheet { get; init; }

    public CriteriaSet Set => Sheet.Set;

    /// <summary>Every leaf in printed order.</summary>
    public required IReadOnlyList<ConsolidatedLine> Lines { get; init; }

    /// <summary>In the order of the plan.</summary>
    public required IReadOnlyList<UnitResult> Units { get; init; }

    public EnteredValues? Entered { get; init; }

    /// <summary>What was found wrong and not taken in, and what is missing; files in the order of the plan.</summary>
    public required IReadOnlyList<FileFault> Findings { get; init; }

    /// <summary>SHA-256 over the canonical JSON of all that went in (set, plan, figures, documents, explanations, initiatives …): the identity of what is exported.</summary>
    public required string Hash { get; init; }

    /// <summary>Every document in the order of the package.</summary>
    public IEnumerable<NumberedEvidence> Evidence => Lines.SelectMany(l => l.Evidence);

    /// <summary>What the figures are labelled with, such as "Số liệu minh họa"; each label once.</summary>
    public IReadOnlyList<string> Labels => [.. Units.Select(u => u.Answers?.Label).Append(Entered?.Label).OfType<string>().Distinct(StringComparer.Ordinal)];

    public ConsolidatedLine LineOf(Node leaf) => Lines.First(l => string.Equals(l.Leaf.Id, leaf.Id, StringComparison.Ordinal));
}
