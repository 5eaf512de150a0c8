namespace ParScore.Scoring;

/// <summary>One thing that is wrong in a file, said so that the person who wrote the file finds and mends it.</summary>
public sealed record Fault
{
    /// <summary>For tests and logs, such as "bands-overlap"; listed in <see cref="FaultCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Where, as a JSON Pointer (RFC 6901); empty for the file as a whole.</summary>
    public required string Pointer { get; init; }

    /// <summary>The printed code of the row, such as "1.3.2"; null outside the tree.</summary>
    public string? Row { get; init; }

    /// <summary>The line of the file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>A Vietnamese sentence: what is wrong and what to do.</summary>
    public required string Message { get; init; }

    public override string ToString() =>
        $"{(Row is null ? "" : $"[{Row}] ")}{Pointer} (dòng {Line}): {Message} ({Code})";
}
