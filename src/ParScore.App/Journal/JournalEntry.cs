using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ParScore.Scoring.Json;

namespace ParScore.App.Journal;

/// <summary>
/// Nhật ký: one row – who, in which role, for which unit, when, what, the value before and after, and why. Each carries the
/// hash of the one before, so that no row can be changed, left out or moved without the later ones showing it.
/// </summary>
public sealed record JournalEntry
{
    /// <summary>The type tag and version that the hash covers.</summary>
    public const string Type = "parscore/journal/1";

    /// <summary>What the first row carries as the hash before it: 64 zeros.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>From 1, without gaps.</summary>
    public required long Seq { get; init; }

    /// <summary>The server's clock, UTC, as stored.</summary>
    public required string At { get; init; }

    /// <summary>The account.</summary>
    public required string Actor { get; init; }

    /// <summary>The role, as the record writes it.</summary>
    public required string Role { get; init; }

    /// <summary>The unit acted for; null for those who belong to none.</summary>
    public string? Unit { get; init; }

    /// <summary>The request, so that the rows of one deed are found together.</summary>
    public string? Request { get; init; }

    /// <summary>What was done, such as "answer-saved".</summary>
    public required string Action { get; init; }

    /// <summary>The table of the changed row; null for an event that changed none.</summary>
    public string? Subject { get; init; }

    /// <summary>The changed row's key, or what an event is about: canonical JSON.</summary>
    public string? Key { get; init; }

    /// <summary>The whole row before, canonical JSON; null when there was none.</summary>
    public string? Old { get; init; }

    /// <summary>The whole row after, canonical JSON; null for an event.</summary>
    public string? New { get; init; }

    /// <summary>Lý do.</summary>
    public string? Reason { get; init; }

    /// <summary>The hash of the row before; <see cref="Start"/> for the first.</summary>
    public required string Prev { get; init; }

    /// <summary>SHA-256 (hexadecimal) over the canonical JSON of all of the above and <see cref="Type"/>.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The entry with its hash.</summary>
    public JournalEntry Sealed() => this with { Hash = Digest() };

    /// <summary>The hash as it must be.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json(withHash: false))));

    /// <summary>One line of the journal's copy: canonical JSON with the hash, without a line break.</summary>
    public string Line() => Json(withHash: true);

    // The names stand in the order of RFC 8785. Every value is a text or null, so that nobody's reader of numbers matters.
    private string Json(bool withHash) => CanonicalJson.OfTexts(
    [
        ("action", Action),
        ("actor", Actor),
        ("at", At),
        .. withHash ? (ReadOnlySpan<(string, string?)>)[("hash", Hash)] : [],
        ("key", Key),
        ("new", New),
        ("old", Old),
        ("prev", Prev),
        ("reason", Reason),
        ("request", Request),
        ("role", Role),
        ("seq", Seq.ToString(CultureInfo.InvariantCulture)),
        ("subject", Subject),
        ("type", Type),
        ("unit", Unit),
    ]);
}
