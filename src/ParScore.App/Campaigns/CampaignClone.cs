using System.Collections.Frozen;
using ParScore.App.Evidence;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>
/// Works out what of last year's plan serves the new set: a leaf keeps its units under its id, or under the id the mapping names; a unit that
/// was succeeded gives way to its successor. Pure: the record is read before and written after.
/// </summary>
public static class CampaignClone
{
    /// <summary>Why a mapping cannot be followed; empty when it can.</summary>
    public static IReadOnlyList<Refusal> ReasonsNot(IReadOnlyDictionary<string, string?> mapping, CriteriaSet old, CriteriaSet set) =>
    [
        .. mapping.Keys.Where(from => old.Find(from) is not { IsLeaf: true } leaf || !string.Equals(leaf.Id, from, StringComparison.Ordinal))
            .Select(from => new Refusal(CampaignRefusals.MappingUnknown, from, $"Bảng ánh xạ: bộ tiêu chí cũ {old.Version} không có tiêu chí chấm điểm \"{from}\"; hãy ghi đúng mã (id).")),
        .. mapping.Where(m => m.Value is { } to && (set.Find(to) is not { IsLeaf: true, ScoredBy: ScoredBy.Self } leaf || !string.Equals(leaf.Id, to, StringComparison.Ordinal)))
            .Select(m => new Refusal(CampaignRefusals.MappingUnknown, m.Key, $"Bảng ánh xạ: bộ tiêu chí mới {set.Version} không có tiêu chí tự chấm \"{m.Value}\" để nhận phân công của \"{m.Key}\"; hãy ghi đúng mã (id) hoặc bỏ dòng này.")),
    ];

    /// <summary>What is taken over.</summary>
    /// <param name="old">Last year's set and plan.</param>
    /// <param name="set">The new year's set.</param>
    /// <param name="mapping">Old leaf id → new leaf id; null = not taken over.</param>
    /// <param name="links">Every link from a unit to a successor.</param>
    /// <param name="names">The units' names, by code.</param>
    /// <param name="today">A successor counts from its day on.</param>
    public static CloneProposal Propose((CriteriaSet Set, CampaignPlan Plan) old, CriteriaSet set, IReadOnlyDictionary<string, string?> mapping, IReadOnlyList<UnitSuccessor> links, IReadOnlyDictionary<string, string> names, DateOnly today)
    {
        var units = new Succession(links, today);
        var targets = mapping.Values.OfType<string>().ToHashSet(StringComparer.Ordinal);
        // A leaf that the mapping fills is not also filled by the leaf that happens to have its id.
        Node? Target(Assignment a) => mapping.TryGetValue(a.Leaf.Id, out var to) ? to is null ? null : set.Find(to)
            : !targets.Contains(a.Leaf.Id) && set.Find(a.Leaf.Id) is { IsLeaf: true, ScoredBy: ScoredBy.Self } same && string.Equals(same.Id, a.Leaf.Id, StringComparison.Ordinal) ? same : null;

        var byLeaf = old.Plan.Assignments.Select(a => (Old: a, New: Target(a))).ToArray();
        var leftOut = new List<(Node, string)>();
        var assignments = set.Leaves
            .Select(leaf => (Leaf: leaf, Olds: byLeaf.Where(b => b.New is { } to && string.Equals(to.Id, leaf.Id, StringComparison.Ordinal)).Select(b => b.Old).ToArray()))
            .Where(b => b.Olds.Length > 0)
            .Select(b => Merge(b.Leaf, b.Olds, units, leftOut))
            .ToArray();
        var coordinator = units.Follow(old.Plan.Coordinator);
        var busy = assignments.SelectMany(a => a.Units).Append(coordinator).ToHashSet(StringComparer.Ordinal);
        return new CloneProposal
        {
            Differences = CriteriaDiff.Compare(old.Set, set),
            Assignments = assignments,
            Units = [.. old.Plan.Units.Select(u => Renamed(u, units.Follow(u.Code), names)).DistinctBy(u => u.Code, StringComparer.Ordinal).Where(u => busy.Contains(u.Code))],
            Coordinator = coordinator,
            LeavesWithoutUnit = [.. set.Leaves.Where(l => l.ScoredBy == ScoredBy.Self && !assignments.Any(a => ReferenceEquals(a.Leaf, l)))],
            AssignmentsWithoutLeaf = [.. byLeaf.Where(b => b.New is null).Select(b => b.Old)],
            Successors = units.Followed,
            SplitUnits = units.Split,
            FiguresLeftOut = leftOut,
        };
    }

    // Two old leaves that became one: the first one's lead leads, all others contribute.
    private static Assignment Merge(Node leaf, Assignment[] olds, Succession units, List<(Node, string)> leftOut)
    {
        string[] all = [.. olds.SelectMany(o => o.Units).Select(units.Follow).Distinct(StringComparer.Ordinal)];
        var figures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, unit) in olds.SelectMany(o => o.Figures))
        {
            if (PlanReasons.NotToOwn(leaf, role, units.Follow(unit), all).Count > 0 || !figures.TryAdd(role, units.Follow(unit)))
            {
                leftOut.Add((leaf, role));
            }
        }

        return new Assignment { Leaf = leaf, Lead = all[0], Contributors = all[1..], Figures = figures.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    private static PlanUnit Renamed(PlanUnit unit, string code, IReadOnlyDictionary<string, string> names) =>
        string.Equals(unit.Code, code, StringComparison.Ordinal) ? unit : unit with { Code = code, Name = DocumentText.Clean(names.GetValueOrDefault(code)) ?? code };

    /// <summary>Follows units to their successors and remembers which were followed.</summary>
    private sealed class Succession(IReadOnlyList<UnitSuccessor> links, DateOnly today)
    {
        private readonly ILookup<string, UnitSuccessor> _links = links.Where(l => l.Since <= today).ToLookup(l => l.Unit, StringComparer.Ordinal);
        private readonly List<UnitSuccessor> _followed = [];
        private readonly List<string> _split = [];

        public IReadOnlyList<UnitSuccessor> Followed => [.. _followed.Distinct()];

        public IReadOnlyList<string> Split => [.. _split.Distinct(StringComparer.Ordinal)];

        public string Follow(string unit)
        {
            // Circles are refused when units are linked; the count only guards against a record that somebody changed.
            for (var step = 0; step < 100; step++)
            {
                var next = _links[unit].ToArray();
                if (next.Length != 1)
                {
                    _split.AddRange(next.Length > 1 ? [unit] : []);
                    return unit;
                }

                _followed.Add(next[0]);
                unit = next[0].Successor;
            }

            return unit;
        }
    }
}
