namespace ParScore.App.Evidence;

/// <summary>A file as it was read: its size and what it holds.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits over all bytes.</param>
public sealed record StoredFile(long Length, string Sha256);
