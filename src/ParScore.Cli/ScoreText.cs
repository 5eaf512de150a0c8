using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.Cli;

/// <summary>Scores as the terminal shows them.</summary>
internal static class ScoreText
{
    /// <summary>"81,11 %" by the set's rule for showing, or a dash where no maximum counts.</summary>
    public static string Index(Fraction? index, Rounding rounding) => index is { } value ? $"{rounding.Show(value)} %" : "–";

    /// <summary>The word a screen uses for a state.</summary>
    public static string State(LeafState state) => state switch
    {
        LeafState.Open => "chưa chấm",
        LeafState.Scored => "đã chấm",
        _ => "không áp dụng",
    };

    /// <summary>The word JSON uses for a state.</summary>
    public static string StateWord(LeafState state) => state switch
    {
        LeafState.Open => "open",
        LeafState.Scored => "scored",
        _ => "not-applicable",
    };

    /// <summary>"Điều tra XHH".</summary>
    public static string Scorer(ScoredBy? scorer) => scorer switch
    {
        ScoredBy.Survey => "Điều tra XHH",
        ScoredBy.Sipas => "SIPAS",
        ScoredBy.Ministry => "Bộ Nội vụ",
        ScoredBy.Self => "Tự đánh giá",
        _ => "",
    };

    /// <summary>"chính thức".</summary>
    public static string Status(SetStatus status) => status switch
    {
        SetStatus.Official => "chính thức",
        SetStatus.Candidate => "chưa chính thức (dựng lại)",
        _ => "đang soạn thảo",
    };

    /// <summary>A difference in shown points with its sign.</summary>
    public static string Signed(Fraction difference) => difference.IsNegative ? $"-{difference.Abs().ToVietnamese()}" : $"+{difference.ToVietnamese()}";
}
