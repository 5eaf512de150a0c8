using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reviews;

/// <summary>Tiêu chí chung: a leaf of several units: who is expected, who gave what, what is missing from whom, and what the rule makes of all parts together.</summary>
public sealed record SharedLeaf
{
    public required Node Leaf { get; init; }

    /// <summary>The lead's first.</summary>
    public required IReadOnlyList<SharedPart> Parts { get; init; }

    /// <summary>The unit that alone declares a figure, by the figure's role; empty when each unit declares its share.</summary>
    public required IReadOnlyDictionary<string, string> FigureUnits { get; init; }

    /// <summary>True when all parts are complete.</summary>
    public bool IsComplete => Parts.All(p => p.IsComplete);

    /// <summary>What the rule makes of the joined parts, with figures and reason; null while it would give away another unit's draft.</summary>
    public LeafScore? Score { get; init; }

    /// <summary>The decision by which other points count; null when what the figures give counts.</summary>
    public LeafReview? Adjustment { get; init; }

    /// <summary>How the parts are joined, in words.</summary>
    public string How => Leaf.Rule!.Join switch
    {
        JoinMethod.Sum => "Cộng số liệu của các đơn vị.",
        JoinMethod.AllMet => "Đạt khi mọi đơn vị đều đạt.",
        JoinMethod.Items => "Mỗi nội dung lấy từ đơn vị được giao.",
        JoinMethod.Lead => "Lấy số liệu của đơn vị chủ trì; đơn vị phối hợp bổ sung tài liệu.",
        _ => "Lấy kết quả đã công bố.",
    };

    /// <summary>What is missing from whom, in one sentence; empty when nothing is.</summary>
    public string MissingInWords => string.Join(" ", Parts.Where(p => !p.IsComplete).Select(p => p.Missing.Count > 0 ? $"{p.Unit} còn thiếu: {string.Join("; ", p.Missing)}." : $"Số liệu của {p.Unit} cần sửa."));
}
