using ParScore.Scoring;

namespace ParScore.App.Ministry;

/// <summary>A unit's place: the index of the leaves it leads, by the Ministry's final points.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Name">As the plan names it.</param>
/// <param name="Points">Unrounded points of the leaves it leads.</param>
/// <param name="Max">The maxima that count.</param>
/// <param name="Index">Points ÷ maximum × 100, in %.</param>
/// <param name="Rank">From 1; equal indices share it.</param>
public sealed record UnitRank(string Unit, string Name, Points Points, Points Max, Fraction Index, int Rank);
