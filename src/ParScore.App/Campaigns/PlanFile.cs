using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.App.Campaigns;

/// <summary>Reads plan.json. A plan with any fault is refused, with all its faults.</summary>
public static class PlanFile
{
    /// <summary>The steps as files and the record write them.</summary>
    internal static readonly Words<DeadlineStep> Steps = new(("self-score", DeadlineStep.SelfScore), ("consolidate", DeadlineStep.Consolidate), ("submit-to-ministry", DeadlineStep.SubmitToMinistry));

    public static LoadedPlan Read(ReadOnlySpan<byte> bytes, CriteriaSet set)
    {
        var faults = new FaultList();
        var root = JsonText.Parse(bytes, faults);
        var json = root is not null && FileKind.Is(root, "assignments", faults) ? ObjectReader.Of(root, faults) : null;
        var plan = json is null ? null : ReadPlan(json, set);
        return faults.All.Count == 0 ? new LoadedPlan(plan, []) : new LoadedPlan(null, [.. faults.All.OrderBy(f => f.Line)]);
    }

    private static CampaignPlan ReadPlan(ObjectReader json, CriteriaSet set)
    {
        _ = json.Text("$schema", required: false);
        SetReference.Check(json, set);
        var units = ReadUnits(json);
        var year = json.Whole("indexYear", 2000, 2999) ?? 0;
        if (year != 0 && !set.IndexYears.Contains(year))
        {
            json.Faults.Add(AppFaultCodes.YearNotServed, json.Optional("indexYear")!, $"Bộ tiêu chí này dùng cho năm đánh giá {string.Join(", ", set.IndexYears)}, không dùng cho {year}.");
        }

        var basis = json.Object("legalBasis");
        var plan = new CampaignPlan
        {
            Id = json.Code("id") ?? "",
            Name = json.Text("name") ?? "",
            Province = json.Text("province") ?? "",
            IndexYear = year,
            LegalBasis = new LegalDocument { Number = basis?.Text("number") ?? "", Issuer = basis?.Text("issuer") ?? "", Date = basis?.Date("date") },
            Coordinator = UnitCode(json, "coordinator", units) ?? "",
            Units = units,
            Deadlines = ReadDeadlines(json),
            Assignments = ReadAssignments(json, set, units),
            Note = json.Text("note", required: false),
        };
        basis?.Done();
        json.Done();
        CheckAssigned(json, plan, set);
        return plan;
    }

    private static PlanUnit[] ReadUnits(ObjectReader json)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return [.. (json.Objects("units") ?? []).Select(item =>
        {
            var unit = new PlanUnit
            {
                Code = item.Code("code") ?? "",
                Name = item.Text("name") ?? "",
                Annex = item.Whole("annex", 1, 999, required: false),
                Content = item.Text("content", required: false),
            };
            item.Done();
            if (!codes.Add(unit.Code))
            {
                item.Faults.Add(AppFaultCodes.Twice, item.Item, $"Đơn vị \"{ObjectReader.Shorten(unit.Code)}\" có hai lần.");
            }

            return unit;
        })];
    }

    private static Deadline[] ReadDeadlines(ObjectReader json)
    {
        var steps = new HashSet<DeadlineStep>();
        return [.. (json.Objects("deadlines") ?? []).Select(item =>
        {
            var deadline = new Deadline
            {
                Step = item.Word("step", Steps) ?? default,
                Name = item.Text("name") ?? "",
                Due = item.Instant("due") ?? default,
                Locked = item.Instant("locked", required: false),
                Source = item.Text("source", required: false),
            };
            item.Done();
            if (deadline.Locked < deadline.Due)
            {
                item.Faults.Add(AppFaultCodes.LockedBeforeDue, item.Optional("locked")!, $"Thời điểm khóa của \"{ObjectReader.Shorten(deadline.Name)}\" sớm hơn thời hạn; hãy ghi thời điểm khóa bằng hoặc sau thời hạn.");
            }

            if (!item.Faults.HasWithin(item.Item.Pointer) && !steps.Add(deadline.Step))
            {
                item.Faults.Add(AppFaultCodes.Twice, item.Item, $"Thời hạn \"{Steps.For(deadline.Step)}\" có hai lần.");
            }

            return deadline;
        })];
    }

    private static Assignment[] ReadAssignments(ObjectReader json, CriteriaSet set, PlanUnit[] units)
    {
        var assignments = new Dictionary<string, Assignment>(StringComparer.Ordinal);
        foreach (var item in json.Objects("assignments") ?? [])
        {
            var leaf = SetReference.Leaf(item, set);
            var code = item.Text("code", required: false);
            if (leaf is not null && code is not null && !string.Equals(code, leaf.Code, StringComparison.Ordinal))
            {
                item.Faults.Add(FaultCodes.CodeNumbering, item.Optional("code")!, $"\"{ObjectReader.Shorten(code)}\" không phải số thứ tự của {leaf.Id}; trong bộ tiêu chí là {leaf.Code}.");
            }

            var lead = UnitCode(item, "lead", units);
            var contributors = (item.List("contributors", required: false, mayBeEmpty: true) ?? []).Select(c => UnitCodeOf(c, units, item.Faults)).OfType<string>().ToArray();
            item.Done();
            if (leaf is not null && lead is not null)
            {
                CheckAssignment(leaf, lead, contributors, item);
                if (!assignments.TryAdd(leaf.Id, new Assignment { Leaf = leaf, Lead = lead, Contributors = contributors }))
                {
                    item.Faults.Add(AppFaultCodes.Twice, item.Item, $"Tiêu chí {leaf.Code} được phân công hai lần.");
                }
            }

            item.Faults.Row = null;
        }

        return [.. assignments.Values];
    }

    private static void CheckAssignment(Node leaf, string lead, string[] contributors, ObjectReader json)
    {
        if (leaf.ScoredBy != ScoredBy.Self)
        {
            json.Faults.Add(AppFaultCodes.AssignedThoughEntered, json.Item, $"Tiêu chí {leaf.Code} lấy kết quả đã công bố, không giao cho đơn vị nào tự chấm.");
        }

        if (contributors.Append(lead).Distinct(StringComparer.Ordinal).Count() != contributors.Length + 1)
        {
            json.Faults.Add(AppFaultCodes.Twice, json.Item, $"Tiêu chí {leaf.Code}: một đơn vị được ghi hai lần.");
        }
    }

    private static void CheckAssigned(ObjectReader json, CampaignPlan plan, CriteriaSet set)
    {
        if (json.Optional("assignments") is not { } item || json.Faults.HasWithin(item.Pointer) || json.Faults.Has("/set"))
        {
            return;
        }

        foreach (var leaf in set.Leaves.Where(l => l.ScoredBy == ScoredBy.Self && plan.FindAssignment(l) is null))
        {
            json.Faults.Row = leaf.Code;
            json.Faults.Add(AppFaultCodes.NotAssignedToAnyone, item, $"Tiêu chí {leaf.Code} ({ObjectReader.Shorten(leaf.Name)}) chưa giao cho đơn vị nào.");
        }

        json.Faults.Row = null;
    }

    private static string? UnitCode(ObjectReader json, string name, PlanUnit[] units) => UnitCodeOf(json.Required(name), units, json.Faults);

    private static string? UnitCodeOf(JsonItem? item, PlanUnit[] units, FaultList faults)
    {
        if (ObjectReader.TextOf(item, faults) is not { } code)
        {
            return null;
        }

        if (units.Any(u => string.Equals(u.Code, code, StringComparison.Ordinal)))
        {
            return code;
        }

        faults.Add(FaultCodes.UnitUnknown, item!, $"Không có đơn vị \"{ObjectReader.Shorten(code)}\" trong danh sách \"units\" của kế hoạch.");
        return null;
    }
}
