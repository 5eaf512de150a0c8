namespace ParScore.App.Verification;

/// <summary>One item that is wrong or could not be checked.</summary>
/// <param name="Kind">What kind of item.</param>
/// <param name="Name">Which one.</param>
/// <param name="Result">Never passed.</param>
/// <param name="Message">A Vietnamese sentence: what was found and what to do.</param>
public sealed record Problem(CheckKind Kind, string Name, CheckResult Result, string Message);
