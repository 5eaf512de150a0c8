namespace ParScore.Scoring.Criteria;

/// <summary>What a provenance key says about a value.</summary>
public enum SourceKind
{
    /// <summary>Stands in the named source.</summary>
    Sourced,

    /// <summary>The named source confirms the topic, not this wording or figure.</summary>
    Related,

    /// <summary>Recalled; no source was seen.</summary>
    Recalled,

    /// <summary>Made up, so that there is something to show.</summary>
    Illustrative,

    /// <summary>There is no such value by nature (a survey has no owner).</summary>
    None,
}
