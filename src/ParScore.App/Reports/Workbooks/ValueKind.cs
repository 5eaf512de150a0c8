namespace ParScore.App.Reports.Workbooks;

/// <summary>How a value is kept and shown in a cell.</summary>
public enum ValueKind
{
    /// <summary>Wrapped text.</summary>
    Text,

    /// <summary>Short text, in the middle of its cell: codes, numbers of documents.</summary>
    Word,

    /// <summary>Points, with the decimals of the set.</summary>
    Points,

    /// <summary>Chỉ số: per cent from 0 to 100, with the decimals of the set.</summary>
    Percent,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A day, shown as dd/mm/yyyy.</summary>
    Date,
}
