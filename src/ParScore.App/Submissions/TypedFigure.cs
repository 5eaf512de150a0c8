namespace ParScore.App.Submissions;

/// <summary>One declared value as it was typed: "2986,4" stays "2986,4".</summary>
/// <param name="Role">The figure's role in the rule.</param>
/// <param name="Item">The item's code in a list; empty for a figure that is no list.</param>
/// <param name="Json">The value as JSON, such as <c>"2986,4"</c> or <c>true</c>; null when it was taken back.</param>
public sealed record TypedFigure(string Role, string Item, string? Json);
