namespace ParScore.App.Consolidation;

/// <summary>How the points of a leaf are backed.</summary>
public enum EvidenceState
{
    /// <summary>Not asked for: survey, SIPAS, or nothing scored yet.</summary>
    NotNeeded,

    /// <summary>At least one document with its file.</summary>
    Documents,

    /// <summary>No file, but an explanation (giải trình), as QĐ 320 allows.</summary>
    Explanation,

    /// <summary>Neither: a finding.</summary>
    Nothing,
}
