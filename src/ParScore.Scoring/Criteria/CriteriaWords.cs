using ParScore.Scoring.Json;

namespace ParScore.Scoring.Criteria;

/// <summary>The words a criteria file uses for closed choices.</summary>
public static class CriteriaWords
{
    public static readonly Words<SetStatus> Status = new(("official", SetStatus.Official), ("candidate", SetStatus.Candidate), ("draft", SetStatus.Draft));

    public static readonly Words<SetLevel> Level = new(("province", SetLevel.Province), ("district", SetLevel.District), ("commune", SetLevel.Commune), ("department", SetLevel.Department), ("internal", SetLevel.Internal));

    public static readonly Words<ScoredBy> ScoredBy = new(("self", Criteria.ScoredBy.Self), ("survey", Criteria.ScoredBy.Survey), ("sipas", Criteria.ScoredBy.Sipas), ("ministry", Criteria.ScoredBy.Ministry));

    public static readonly Words<SourceKind> SourceKind = new(("sourced", Criteria.SourceKind.Sourced), ("related", Criteria.SourceKind.Related), ("recalled", Criteria.SourceKind.Recalled), ("illustrative", Criteria.SourceKind.Illustrative), ("none", Criteria.SourceKind.None));

    public static readonly Words<RoundingMode> Rounding = new(("half-up", RoundingMode.HalfUp), ("half-even", RoundingMode.HalfEven), ("down", RoundingMode.Down));

    public static readonly Words<RankingMethod> Ranking = new(("shared", RankingMethod.Shared), ("dense", RankingMethod.Dense));

    public static readonly Words<Numbering> Numbering = new(("decimal", Criteria.Numbering.Decimal), ("roman", Criteria.Numbering.Roman));
}
