namespace ParScore.Scoring;

/// <summary>Từ chối: why something that a person tried is not accepted.</summary>
/// <param name="Code">For tests and logs, such as "figure-negative".</param>
/// <param name="Where">What it is about, such as the figure's role; empty for the whole answer.</param>
/// <param name="Message">A Vietnamese sentence that says what is wrong and what to do.</param>
public sealed record Refusal(string Code, string Where, string Message);
