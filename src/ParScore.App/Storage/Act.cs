using ParScore.App.Accounts;

namespace ParScore.App.Storage;

/// <summary>Who does what and why: the part of a journal row that the person brings along.</summary>
public sealed record Act
{
    public required Actor Actor { get; init; }

    /// <summary>What is done, in the domain's words: "answer-saved", "evidence-received".</summary>
    public required string Action { get; init; }

    /// <summary>Lý do, where one was asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>Names this very request, so that a double click or a resend changes nothing twice; null where repetition does no harm.</summary>
    public string? Request { get; init; }
}
