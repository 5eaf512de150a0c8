using System.Globalization;
using ParScore.Scoring;

namespace ParScore.App.Evidence;

/// <summary>Why a file is not taken in or not given out, each with its code and its sentence.</summary>
public static class EvidenceRefusals
{
    /// <summary>Not one of the accepted extensions.</summary>
    public const string Extension = "file-extension";

    /// <summary>The content is not what the extension says.</summary>
    public const string Content = "file-content";

    /// <summary>0 bytes.</summary>
    public const string Empty = "file-empty";

    /// <summary>More bytes than a file may have.</summary>
    public const string TooLarge = "file-too-large";

    /// <summary>The end is missing.</summary>
    public const string Truncated = "file-truncated";

    /// <summary>A password is needed to open it.</summary>
    public const string Encrypted = "file-encrypted";

    /// <summary>Macros, scripts, or something that starts a program.</summary>
    public const string Active = "file-active";

    /// <summary>Unpacks to more than it may, or has too many parts.</summary>
    public const string Bomb = "file-bomb";

    /// <summary>Two kinds of file in one.</summary>
    public const string Polyglot = "file-polyglot";

    /// <summary>A DOCX or XLSX whose parts point outside, occur twice or cannot be read.</summary>
    public const string Package = "file-package";

    /// <summary>More pixels than a picture may have.</summary>
    public const string Pixels = "file-pixels";

    /// <summary>The evidence quota or the disk's reserve is used up.</summary>
    public const string NoRoom = "no-room";

    /// <summary>Fewer or more bytes arrived than were announced.</summary>
    public const string LengthDiffers = "file-length-differs";

    /// <summary>What was written does not read back the same.</summary>
    public const string NotReadBack = "file-not-read-back";

    /// <summary>ClamAV found something.</summary>
    public const string Virus = "file-virus";

    /// <summary>ClamAV is configured and does not answer.</summary>
    public const string ScannerUnreachable = "scanner-unreachable";

    /// <summary>The file is gone from the disk or no longer has its digest.</summary>
    public const string Damaged = "file-damaged";

    /// <summary>A part of the file was asked for that it does not have.</summary>
    public const string Range = "range-not-satisfiable";

    /// <summary>A document number, date, issuer or abstract is missing, or a text cannot be kept.</summary>
    public const string Incomplete = "document-incomplete";

    /// <summary>A document without a file gives no reason, or gives one and has a file.</summary>
    public const string WithoutFile = "document-without-file";

    /// <summary>Somebody else changed it meanwhile.</summary>
    public const string Changed = "changed-meanwhile";

    /// <summary>A removal or an unlinking without a reason.</summary>
    public const string ReasonMissing = "reason-missing";

    /// <summary>The document was removed.</summary>
    public const string Removed = "document-removed";

    internal static Refusal Of(string code, string message) => new(code, "file", message);

    internal static string Size(long bytes) => bytes >= 1024 * 1024
        ? $"{(bytes / 1024m / 1024m).ToString("0.#", CultureInfo.InvariantCulture).Replace('.', ',')} MB"
        : $"{(bytes / 1024m).ToString("0.#", CultureInfo.InvariantCulture).Replace('.', ',')} KB";
}
