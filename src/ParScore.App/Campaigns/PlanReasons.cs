using System.Text.RegularExpressions;
using NodaTime;
using ParScore.App.Evidence;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;

namespace ParScore.App.Campaigns;

/// <summary>Why a campaign may not begin, be assigned or open as its plan stands. Pure: the record is asked elsewhere.</summary>
public static partial class PlanReasons
{
    /// <summary>Why a campaign may not begin with this header; empty when it may.</summary>
    public static IReadOnlyList<Refusal> NotToBegin(CampaignHeader header)
    {
        var units = header.Units;
        return
        [
            .. NameText().IsMatch(header.Id) ? (ReadOnlySpan<Refusal>)[] : [new(CampaignRefusals.NameCharacters, "id", "Mã kỳ đánh giá chỉ được gồm tối đa 64 chữ cái không dấu, chữ số, dấu chấm, gạch nối và gạch dưới, bắt đầu bằng chữ cái hoặc chữ số; hãy sửa, như quang-tri-2021.")],
            .. Blank(("name", "tên kỳ đánh giá", header.Name), ("province", "tên tỉnh", header.Province), ("legalBasis.number", "số quyết định", header.LegalBasis.Number), ("legalBasis.issuer", "cơ quan ban hành", header.LegalBasis.Issuer)),
            .. header.Set.IndexYears.Contains(header.IndexYear) ? (ReadOnlySpan<Refusal>)[] : [new(CampaignRefusals.YearNotServed, "indexYear", $"Bộ tiêu chí {header.Set.Version} dùng cho năm đánh giá {string.Join(", ", header.Set.IndexYears)}, không dùng cho {header.IndexYear}; hãy chọn đúng bộ tiêu chí của năm.")],
            .. units.SelectMany(NotToTakePart),
            .. units.GroupBy(u => u.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new Refusal(CampaignRefusals.Twice, g.Key, $"Đơn vị {g.Key} có hai lần; chỉ giữ một.")),
            .. units.Any(u => string.Equals(u.Code, header.Coordinator, StringComparison.Ordinal)) ? (ReadOnlySpan<Refusal>)[] : [new(CampaignRefusals.UnitUnknown, "coordinator", $"Đơn vị điều phối {header.Coordinator} chưa có trong danh sách đơn vị; hãy thêm đơn vị này.")],
            .. header.Deadlines.SelectMany(NotToSet),
            .. header.Deadlines.GroupBy(d => d.Step).Where(g => g.Count() > 1).Select(g => new Refusal(CampaignRefusals.Twice, PlanFile.Steps.For(g.Key), $"Bước \"{g.First().Name}\" có hai thời hạn; chỉ giữ một.")),
        ];
    }

    /// <summary>Why a unit may not be in a plan as it is written; empty when it may.</summary>
    public static IReadOnlyList<Refusal> NotToTakePart(PlanUnit unit) =>
    [
        .. NameText().IsMatch(unit.Code) ? (ReadOnlySpan<Refusal>)[] : [new(CampaignRefusals.NameCharacters, unit.Code, "Mã đơn vị chỉ được gồm tối đa 64 chữ cái không dấu, chữ số, dấu chấm, gạch nối và gạch dưới, bắt đầu bằng chữ cái hoặc chữ số; hãy sửa, như SNV.")],
        .. Blank((unit.Code, "tên đơn vị", unit.Name)),
    ];

    /// <summary>Why a deadline may not be set; empty when it may. Whether the steps follow each other is judged when the campaign opens.</summary>
    public static IReadOnlyList<Refusal> NotToSet(Deadline deadline)
    {
        if (deadline.Step == DeadlineStep.Explain)
        {
            return [new(CampaignRefusals.StepElsewhere, "explain", "Thời hạn giải trình với Bộ Nội vụ không đặt trong kế hoạch; hãy đặt khi mở đợt thẩm định của Bộ.")];
        }

        var step = PlanFile.Steps.For(deadline.Step);
        return
        [
            .. Blank((step, "tên bước", deadline.Name)),
            .. deadline.Locked < deadline.Due
                ? (ReadOnlySpan<Refusal>)[new(CampaignRefusals.LockedBeforeDue, step, $"Bước \"{deadline.Name}\" khóa lúc {VietnamTime.Show(deadline.Locked.Value)}, sớm hơn thời hạn {VietnamTime.Show(deadline.Due)}; hãy đặt thời điểm khóa bằng hoặc sau thời hạn.")] : [],
        ];
    }

    /// <summary>Why a campaign may not open as it stands; empty when it may.</summary>
    public static IReadOnlyList<Refusal> NotToOpen(CriteriaSet set, CampaignPlan plan, Instant now)
    {
        var steps = plan.Deadlines.OrderBy(d => d.Step).ToArray();
        return
        [
            .. plan.FindDeadline(DeadlineStep.SelfScore) switch
            {
                null => (ReadOnlySpan<Refusal>)[new(CampaignRefusals.SelfScoreMissing, "self-score", "Chưa có thời hạn tự chấm điểm; hãy đặt thời hạn này trước khi mở kỳ.")],
                { } selfScore when selfScore.Due <= now => [new(CampaignRefusals.SelfScorePast, "self-score", $"Thời hạn tự chấm điểm ({VietnamTime.ShowDeadline(selfScore.Due)}) đã qua; hãy đặt thời hạn sau thời điểm mở kỳ.")],
                _ => [],
            },
            .. steps.SelectMany(NotToSet),
            .. steps.Zip(steps.Skip(1)).Where(pair => pair.Second.Due < pair.First.Due).Select(pair => new Refusal(
                CampaignRefusals.StepsOutOfOrder, PlanFile.Steps.For(pair.Second.Step), $"Bước \"{pair.Second.Name}\" có thời hạn sớm hơn bước \"{pair.First.Name}\" phải làm trước; hãy sửa một trong hai.")),
            .. set.Leaves.Where(l => l.ScoredBy == ScoredBy.Self && plan.FindAssignment(l) is null)
                .Select(l => new Refusal(CampaignRefusals.LeafWithoutUnit, l.Id, $"Tiêu chí {l.Code} ({l.Name}) chưa giao cho đơn vị nào; hãy phân công.")),
            .. plan.Units.Where(u => !string.Equals(u.Code, plan.Coordinator, StringComparison.Ordinal) && !plan.Assignments.Any(a => a.Units.Contains(u.Code, StringComparer.Ordinal)))
                .Select(u => new Refusal(CampaignRefusals.UnitWithoutLeaf, u.Code, $"{u.Name} ({u.Code}) chưa được giao tiêu chí nào; hãy phân công, hoặc đưa đơn vị ra khỏi kỳ kèm lý do.")),
        ];
    }

    /// <summary>Why a leaf may not be assigned so; empty when it may.</summary>
    public static IReadOnlyList<Refusal> NotToAssign(Node leaf, AssignLeaf assign, CampaignPlan plan)
    {
        if (leaf.ScoredBy != ScoredBy.Self)
        {
            return [new(CampaignRefusals.LeafEntered, leaf.Id, $"Tiêu chí {leaf.Code} lấy kết quả đã công bố, không giao cho đơn vị nào tự chấm; hãy bỏ phân công này, Sở Nội vụ nhập kết quả riêng.")];
        }

        string[] units = [assign.Lead, .. assign.Contributors];
        return
        [
            .. units.Distinct(StringComparer.Ordinal).Where(u => plan.FindUnit(u) is null).Select(u => new Refusal(CampaignRefusals.UnitUnknown, u, $"Kỳ này không có đơn vị {u}; hãy thêm đơn vị vào kỳ hoặc chọn đơn vị khác.")),
            .. units.GroupBy(u => u, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new Refusal(CampaignRefusals.Twice, g.Key, $"Tiêu chí {leaf.Code}: {g.Key} được ghi hai lần; chỉ giữ một.")),
            .. assign.Figures.SelectMany(f => NotToOwn(leaf, f.Key, f.Value, units)),
        ];
    }

    /// <summary>Why a unit may not alone declare a figure of a leaf; empty when it may.</summary>
    public static IReadOnlyList<Refusal> NotToOwn(Node leaf, string role, string unit, IReadOnlyList<string> units) =>
        leaf.Rule!.Join != JoinMethod.Sum
            ? [new(CampaignRefusals.FigureNotSummed, role, $"Tiêu chí {leaf.Code} không cộng số liệu của các đơn vị nên không giao riêng từng số liệu được; hãy bỏ phần giao số liệu ở tiêu chí này.")]
            :
            [
                .. leaf.Rule.Asks.Any(a => string.Equals(a.Role, role, StringComparison.Ordinal)) ? (ReadOnlySpan<Refusal>)[]
                    : [new(CampaignRefusals.FigureUnknown, role, $"Tiêu chí {leaf.Code} không hỏi số liệu \"{role}\"; các số liệu được hỏi: {string.Join(", ", leaf.Rule.Asks.Select(a => a.Role))}.")],
                .. units.Contains(unit, StringComparer.Ordinal) ? (ReadOnlySpan<Refusal>)[]
                    : [new(CampaignRefusals.FigureUnit, role, $"Tiêu chí {leaf.Code}: {unit} không chủ trì cũng không phối hợp nên không giao số liệu \"{role}\" cho đơn vị này được; hãy thêm đơn vị hoặc chọn đơn vị khác.")],
            ];

    private static IEnumerable<Refusal> Blank(params (string Where, string Label, string Text)[] texts) =>
        texts.Where(t => DocumentText.Clean(t.Text) is null).Select(t => new Refusal(CampaignRefusals.Incomplete, t.Where, $"Còn thiếu {t.Label}; hãy điền."));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameText();
}
