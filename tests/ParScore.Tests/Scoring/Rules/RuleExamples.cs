namespace ParScore.Tests.Scoring.Rules;

/// <summary>One rule of every kind with all its properties, and figures that give it points.</summary>
internal static class RuleExamples
{
    public static readonly IReadOnlyList<RuleExample> All =
    [
        new("met", "0.50", """{ "kind": "met", "otherwise": "0.250", "figures": { "met": { "label": "Đạt" } }, "notApplicable": "full", "note": "Ghi chú." }""", ("met", "true")),
        new("choice", "1.00", """
            { "kind": "choice", "figures": { "choice": { "label": "Mức" } }, "notApplicable": "lowers-max",
              "options": [ { "code": "a", "label": "Kịp thời", "points": "1.0" }, { "code": "b", "label": "Không ban hành", "points": "0" } ] }
            """, ("choice", "a")),
        new("percent-bands", "2", """
            { "kind": "percent-bands", "figures": { "numerator": { "label": "Tử", "unit": "hồ sơ", "whole": true }, "denominator": { "label": "Mẫu", "min": "1", "max": "5000" } }, "overHundred": true, "empty": "zero",
              "bands": [ { "above": "90", "points": "2.00", "label": "Tốt" }, { "from": "70", "upTo": "90", "points": "1" }, { "below": "70", "points": "0" } ] }
            """, ("numerator", "91"), ("denominator", "100")),
        new("ratio", "1.5", """
            { "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "full": "85", "floor": "60", "belowFloor": "0.10", "places": 3, "empty": "full", "overHundred": false, "notApplicable": "zero" }
            """, ("numerator", "70"), ("denominator", "100")),
        new("target", "4", """
            { "kind": "target", "target": "50", "figures": { "achieved": { "label": "Đạt được" } }, "empty": "not-applicable", "scale": { "full": "90", "floor": "45.5", "belowFloor": "0", "places": 2 } }
            """, ("achieved", "40")),
        new("count", "1.5", """
            { "kind": "count", "figures": { "count": { "label": "Số sáng kiến" } }, "notApplicable": "refused",
              "bands": [ { "from": "2", "points": "1.5" }, { "above": "0", "below": "2", "points": "0.75", "label": "Một" }, { "upTo": "0", "points": "0" } ] }
            """, ("count", "1")),
        new("deduction", "5", """
            { "kind": "deduction", "minus": "1", "start": "5.0", "first": { "upTo": "2", "minus": "1.5" }, "cutoff": "10", "due": "2020-12-15", "lastDay": "2020-12-31", "figures": { "date": { "label": "Ngày gửi" } } }
            """, ("date", "2020-12-18")),
        new("bonus", "15", """
            { "kind": "bonus", "figures": { "items": { "label": "Thành tích" } }, "items": [ { "code": "a", "label": "A", "points": "10", "most": 3 }, { "code": "b", "label": "B", "points": "0.125" } ] }
            """, ("items", """{ "a": "1", "b": "1" }""")),
        new("none-allowed", "0.125", """{ "kind": "none-allowed", "figures": { "count": { "label": "Vi phạm" } } }""", ("count", "0")),
        new("checklist", "1", """
            { "kind": "checklist", "figures": { "items": { "label": "Nội dung" } }, "items": [ { "code": "a", "label": "A", "owner": "STC" }, { "code": "b", "label": "B" }, { "code": "c", "label": "C" } ] }
            """, ("items", """{ "a": "met", "b": "not-met", "c": "not-met" }""")),
        new("punctuality", "2", """
            { "kind": "punctuality", "latePart": "0.50", "empty": "full", "figures": { "assigned": { "label": "Giao" }, "onTime": { "label": "Đúng hạn" }, "late": { "label": "Quá hạn" } } }
            """, ("assigned", "4"), ("onTime", "2"), ("late", "1")),
        new("change", "1", """
            { "kind": "change", "direction": "decrease", "empty": "if-better", "figures": { "current": { "label": "Nay", "min": "-10" }, "previous": { "label": "Trước" } }, "scale": { "full": "10" } }
            """, ("current", "95"), ("previous", "100")),
        new("plan", "1", """
            { "kind": "plan", "empty": "zero", "figures": { "actual": { "label": "Thực hiện" }, "plan": { "label": "Kế hoạch" } }, "scale": { "bands": [ { "from": "100", "points": "1" }, { "below": "100", "points": "0" } ] } }
            """, ("actual", "100"), ("plan", "100")),
        new("entered", "1.25", """{ "kind": "entered", "source": "sipas", "figures": { "points": { "label": "Điểm công bố", "max": "1.25" } } }""", ("points", "1,03")),
    ];
}
