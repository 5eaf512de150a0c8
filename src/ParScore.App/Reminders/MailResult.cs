namespace ParScore.App.Reminders;

/// <summary>What is known of an e-mail after a try.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Error">What the server or the network said; null when it was sent.</param>
public sealed record MailResult(MailFate Fate, string? Error = null);
