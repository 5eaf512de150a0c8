using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.PublishedResults;

/// <summary>Recomputes a published table: totals from parts, index and group from totals, ranks from the order of totals.</summary>
public sealed class ResultsCheck
{
    /// <summary>The groups of PAR INDEX reports: A from 90 %, B from 80, C from 70, D below.</summary>
    public static readonly IReadOnlyList<ResultGroup> Groups = [new("A", new(90)), new("B", new(80)), new("C", new(70)), new("D", Fraction.Zero)];

    private static readonly Fraction Hundredth = Fraction.One / Fraction.Hundred;

    private readonly List<ResultFinding> _findings = [];

    private ResultsCheck(PublishedTable table)
    {
        Table = table;
        Provinces = [.. table.Provinces.Select(Check)];
        CheckOrder();
        CheckGroups();
        CheckMax();
    }

    public PublishedTable Table { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ProvinceCheck> Provinces { get; }

    public IReadOnlyList<ResultFinding> Findings => _findings;

    public static ResultsCheck Of(PublishedTable table) => new(table);

    private static string GroupOf(Fraction index) => Groups.First(g => index >= g.From).Code;

    private ProvinceCheck Check(PublishedProvince province)
    {
        foreach (var (part, points) in province.Parts.Where(p => p.Value > Table.Max[p.Key]))
        {
            Add(province, isError: true, $"/{part}", "part-above-max", $"{province.Name}: phần \"{part}\" {points.ToVietnamese()} điểm vượt điểm tối đa {Table.Max[part].ToVietnamese()}.");
        }

        var index = Table.MaxTotal.Value.IsZero ? Fraction.Zero : province.Total.Value * Fraction.Hundred / Table.MaxTotal.Value;
        var check = new ProvinceCheck { Province = province, Sum = province.Parts.Count == 0 ? null : province.Parts.Values.Total, Index = index, Group = GroupOf(index) };
        if (check.Difference is { IsZero: false } difference)
        {
            var isRounding = difference.Abs() <= Hundredth;
            Add(province, !isRounding, "/publishedTotal", isRounding ? "rounding" : "total-differs",
                $"{province.Name}: các phần cộng lại được {check.Sum!.Value.ToVietnamese()}, bảng in {province.Total.ToVietnamese()}, lệch {difference.ToVietnamese()} điểm; {(isRounding ? "do làm tròn từng phần" : "không thể do làm tròn, có chữ số sai")}.");
        }

        return check;
    }

    private void CheckOrder()
    {
        var ordered = Ranking.Of(Table.Provinces, p => p.Total.Value, RankingMethod.Shared);
        foreach (var (higher, lower) in ordered.Zip(ordered.Skip(1)))
        {
            var (first, second) = (higher.Item, lower.Item);
            var isRight = higher.Rank == lower.Rank ? first.Rank == second.Rank : first.Rank < second.Rank;
            if (!isRight)
            {
                Add(second, isError: true, "/rank", "rank-differs", $"{first.Name} ({first.Total.ToVietnamese()} điểm) xếp hạng {first.Rank} và {second.Name} ({second.Total.ToVietnamese()} điểm) xếp hạng {second.Rank}: thứ hạng trái với tổng điểm.");
            }
        }

        foreach (var province in Table.Provinces.Where(p => p.Rank > Table.ProvinceCount))
        {
            Add(province, isError: true, "/rank", "rank-differs", $"{province.Name}: hạng {province.Rank} lớn hơn số tỉnh được xếp hạng ({Table.ProvinceCount}).");
        }
    }

    private void CheckGroups()
    {
        if (Table.GroupCounts.Sum(g => g.Count) != Table.ProvinceCount)
        {
            _findings.Add(new ResultFinding(true, new Fault { Code = "group-counts", Pointer = "/groups", Message = $"Số tỉnh của các nhóm cộng lại được {Table.GroupCounts.Sum(g => g.Count)}, khác tổng số {Table.ProvinceCount}." }));
            return;
        }

        foreach (var check in Provinces.Where(p => p.Province.Rank <= Table.ProvinceCount))
        {
            var byCount = GroupAt(check.Province.Rank);
            if (!string.Equals(byCount, check.Group, StringComparison.Ordinal))
            {
                Add(check.Province, isError: true, "/publishedTotal", "group-differs", $"{check.Province.Name}: chỉ số {Show(check.Index)} % thuộc nhóm {check.Group}, nhưng theo số tỉnh từng nhóm thì hạng {check.Province.Rank} thuộc nhóm {byCount}.");
            }
        }
    }

    private void CheckMax()
    {
        var sum = Table.Max.Values.Total;
        if (Table.Max.Count > 0 && sum != Table.MaxTotal)
        {
            _findings.Add(new ResultFinding(true, new Fault { Code = "max-differs", Pointer = "/max/total", Message = $"Điểm tối đa của các phần cộng lại được {sum.ToVietnamese()}, bảng ghi {Table.MaxTotal.ToVietnamese()}." }));
        }
    }

    // Groups are filled from the top, so a rank tells the group.
    private string GroupAt(int rank)
    {
        foreach (var (code, count) in Table.GroupCounts)
        {
            if (rank <= count)
            {
                return code;
            }

            rank -= count;
        }

        return "";
    }

    private static string Show(Fraction index) => new Rounding(2, RoundingMode.HalfUp).Show(index);

    private void Add(PublishedProvince province, bool isError, string where, string code, string message) => _findings.Add(new ResultFinding(isError, new Fault
    {
        Code = code,
        Pointer = province.Pointer + where,
        Line = province.Line,
        Row = province.Name,
        Message = message,
    }));
}
