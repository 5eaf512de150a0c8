namespace ParScore.App.Evidence;

/// <summary>The kinds of file that are taken in as evidence.</summary>
public enum EvidenceType
{
    Pdf,
    Docx,
    Xlsx,
    Png,
    Jpeg,
}
