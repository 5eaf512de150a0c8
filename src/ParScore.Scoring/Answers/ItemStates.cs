using ParScore.Scoring.Json;

namespace ParScore.Scoring.Answers;

/// <summary>The words files use for an <see cref="ItemState"/>.</summary>
internal static class ItemStates
{
    public static readonly Words<ItemState> Words = new(("met", ItemState.Met), ("not-met", ItemState.NotMet), ("not-applicable", ItemState.NotApplicable));
}
