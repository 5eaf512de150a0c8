namespace ParScore.App.Evidence.Inspection;

/// <summary>One part of a ZIP: where its packed bytes lie and what its directory says of it.</summary>
internal sealed record ZipPlace
{
    public required string Name { get; init; }
    public required bool IsEncrypted { get; init; }

    /// <summary>0 = as it is, 8 = deflate (APPNOTE 4.4.5).</summary>
    public required int Method { get; init; }

    /// <summary>Packed bytes.</summary>
    public required long Packed { get; init; }

    /// <summary>Unpacked bytes, as claimed.</summary>
    public required long Claimed { get; init; }

    /// <summary>The first packed byte.</summary>
    public required long Start { get; init; }
}
