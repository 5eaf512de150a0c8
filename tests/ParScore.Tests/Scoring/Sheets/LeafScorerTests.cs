using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Sheets;

/// <summary>How the parts of several units become the one answer of a shared leaf, and who may say what.</summary>
public sealed class LeafScorerTests
{
    private const string Share = """
        { "kind": "ratio", "figures": { "numerator": { "label": "Hồ sơ đúng hạn", "unit": "hồ sơ" }, "denominator": { "label": "Tổng số hồ sơ", "unit": "hồ sơ" } }, "notApplicable": "lowers-max" }
        """;

    private const string Met = """{ "kind": "met", "figures": { "met": { "label": "Công khai đúng hạn" } }, "notApplicable": "full" }""";

    private const string Choice = """
        { "kind": "choice", "figures": { "choice": { "label": "Mức" } }, "options": [ { "code": "a", "label": "Kịp thời", "points": "1" }, { "code": "b", "label": "Chậm", "points": "0.5" } ], "notApplicable": "zero" }
        """;

    private const string Dated = """{ "kind": "deduction", "minus": "1", "due": "2020-12-15", "figures": { "date": { "label": "Ngày gửi" } } }""";

    private const string Checklist = """
        { "kind": "checklist", "figures": { "items": { "label": "Phân cấp" } }, "notApplicable": "lowers-max", "items": [
            { "code": "ngan-sach", "label": "Ngân sách", "owner": "STC" }, { "code": "dau-tu", "label": "Đầu tư", "owner": "SKHDT" }, { "code": "to-chuc", "label": "Tổ chức" } ] }
        """;

    private const string Bonus = """{ "kind": "bonus", "figures": { "items": { "label": "Thành tích" } }, "items": [ { "code": "a", "label": "Sáng kiến", "points": "1", "most": 5 } ] }""";
    private const string Survey = """{ "kind": "entered", "source": "survey", "figures": { "points": { "label": "Điểm công bố" } }, "notApplicable": "lowers-max" }""";

    [Fact]
    public void Figures_of_several_units_are_added()
    {
        var one = OneRule.Of(Share, "2");

        var score = one.Score([Cases(one, "SNV", "10", "20"), Cases(one, "STC", "80", "80")]);

        score.ShouldGive("1.8");
        score.Trace!.ToString().ShouldBe(
            "Số liệu: Hồ sơ đúng hạn: 90 hồ sơ; Tổng số hồ sơ: 100 hồ sơ (gồm Hồ sơ đúng hạn: 10 của SNV + 80 của STC; Tổng số hồ sơ: 20 của SNV + 80 của STC). "
            + "Cách tính: từ 100 % trở lên: 2 điểm; dưới 100 %: tỷ lệ × 2 điểm. "
            + "Mức: tỷ lệ = 90 ÷ 100 × 100 = 90 %, thuộc mức dưới 100 %. Điểm: 90 % × 2 = 1,8 điểm.");
    }

    [Fact]
    public void A_unit_that_has_not_answered_is_named()
    {
        var one = OneRule.Of(Share);

        one.Score([Cases(one, "SNV", "1", "2")], ["STC", "SNV", "STP"]).ShouldLack("phần của STC", "phần của STP");
        one.Score([Cases(one, "SNV", "1", "2"), new AnswerPart { Unit = "STC" }], ["SNV", "STC"]).ShouldLack("phần của STC");
        one.Score([], ["SNV", "STC"]).ShouldLack("số liệu kê khai");
    }

    [Fact]
    public void A_figure_that_one_unit_left_out_does_not_make_a_sum()
    {
        var one = OneRule.Of(Share);

        one.Score([Cases(one, "SNV", "1", "2"), one.Part("STC", ("numerator", "1"))]).ShouldLack("Tổng số hồ sơ (STC)");
    }

    [Fact]
    public void A_unit_that_had_nothing_to_do_does_not_stop_the_others()
    {
        var one = OneRule.Of(Share);

        one.Score([Cases(one, "SNV", "0", "0"), Cases(one, "STC", "1", "4")]).ShouldGive("0.25");
        one.Score([new AnswerPart { Unit = "SNV", NotApplicable = "Không có hồ sơ" }, Cases(one, "STC", "1", "4")]).ShouldGive("0.25");
        var atLeastOne = OneRule.Of("""{ "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu", "min": "2" } } }""");
        atLeastOne.Score([Cases(atLeastOne, "SNV", "0", "0"), Cases(atLeastOne, "STC", "1", "4")]).ShouldGive("0.25");
        atLeastOne.Score([Cases(atLeastOne, "SNV", "0", "0"), Cases(atLeastOne, "STC", "1", "1")]).ShouldBeRefused(RefusalCodes.FigureTooSmall, "denominator");
        atLeastOne.Score([Cases(atLeastOne, "SNV", "1", "0"), Cases(atLeastOne, "STC", "1", "4")]).ShouldBeRefused(RefusalCodes.NumeratorAboveDenominator, "numerator");
        var together = one.Score([Cases(one, "SNV", "0", "0"), Cases(one, "STC", "0", "0")]);
        together.ShouldBeRefused(RefusalCodes.DenominatorZero, "denominator");
        together.Refusals[0].Unit.ShouldBeNull();
        var alone = one.Score([Cases(one, "SNV", "0", "0")]);
        alone.ShouldBeRefused(RefusalCodes.DenominatorZero, "denominator");
        alone.Refusals[0].Unit.ShouldBe("SNV");
    }

    [Fact]
    public void What_is_wrong_with_one_part_is_refused_although_the_sum_would_do()
    {
        var one = OneRule.Of(Share);

        var score = one.Score([Cases(one, "SNV", "5", "4"), Cases(one, "STC", "1", "10"), one.Part("STP", ("numerator", "-1"), ("denominator", "1.000,0"))]);

        score.State.ShouldBe(LeafState.Open);
        score.Refusals.Select(r => (r.Unit, r.Refusal.Code)).ShouldBe(
            [("SNV", RefusalCodes.NumeratorAboveDenominator), ("STP", RefusalCodes.FigureUnreadable), ("STP", RefusalCodes.FigureNegative)]);
    }

    [Fact]
    public void Only_when_all_units_say_so_does_a_leaf_not_apply()
    {
        var one = OneRule.Of(Share);
        AnswerPart NotHere(string unit, string reason) => new() { Unit = unit, NotApplicable = reason };

        one.Score([NotHere("SNV", "Không có."), NotHere("STC", "Không có"), NotHere("STP", "Chưa giao")]).ShouldNotApply("0", "0");
        one.Score([NotHere("SNV", "Không có."), NotHere("STC", "Không có"), NotHere("STP", "Chưa giao")]).Trace!.Figures.ShouldBe("không áp dụng, lý do: Không có; Chưa giao");
        one.Score([NotHere("SNV", "Không có")], ["SNV", "STC"]).ShouldLack("phần của STC");
    }

    [Fact]
    public void Met_is_met_when_every_unit_has_met_it()
    {
        var one = OneRule.Of(Met);

        one.Score([one.Part("SNV", ("met", "true")), one.Part("STC", ("met", "true"))]).ShouldGive("1");
        var score = one.Score([one.Part("SNV", ("met", "true")), one.Part("STC", ("met", "false"))]);
        score.ShouldGive("0");
        score.Trace!.Figures.ShouldBe("Công khai đúng hạn: không đạt (gồm đạt của SNV + không đạt của STC)");
        one.Score([one.Part("SNV", ("met", "true")), new AnswerPart { Unit = "STC", NotApplicable = "Không phát sinh" }]).ShouldGive("1");
        one.Score([one.Part("SNV", ("met", "true"))], ["SNV", "STC"]).ShouldLack("phần của STC");
    }

    [Fact]
    public void The_lead_answers_and_contributors_add_evidence_only()
    {
        var one = OneRule.Of(Choice);

        one.Score([one.Part("SNV", ("choice", "b"))], ["SNV", "STC"]).ShouldGive("0.5");
        one.Score([one.Part("STC", ("choice", "a")), one.Part("SNV", ("choice", "b"))], ["SNV", "STC"]).ShouldGive("0.5");
        one.Score([one.Part("STC"), one.Part("SNV", ("choice", "b"))], ["SNV", "STC"]).ShouldGive("0.5");
        one.Score([one.Part("STC", ("choice", "a"))], ["SNV", "STC"]).ShouldLack("phần của SNV");
        one.Score([new AnswerPart { Unit = "SNV", NotApplicable = "Không phát sinh" }, one.Part("STC", ("choice", "a"))], ["SNV", "STC"]).ShouldNotApply("0", "1");
        one.Score([one.Part("STC", ("choice", "x")), one.Part("SNV", ("choice", "b"))], ["SNV", "STC"]).ShouldBeRefused(RefusalCodes.ChoiceUnknown, "choice");
    }

    [Fact]
    public void The_lead_s_day_counts()
    {
        var one = OneRule.Of(Dated, "5");

        one.Score([one.Part("STC", ("date", "2020-12-31")), one.Part("SNV", ("date", "2020-12-17"))], ["SNV", "STC"]).ShouldGive("3");
    }

    [Fact]
    public void Without_a_lead_two_answers_are_one_too_many()
    {
        var one = OneRule.Of(Choice);

        var score = one.Score([one.Part("SNV", ("choice", "a")), one.Part("STC", ("choice", "b"))], []);

        score.Refusals.Select(r => (r.Unit, r.Refusal.Code)).ShouldBe([("SNV", RefusalCodes.AnsweredTwice), ("STC", RefusalCodes.AnsweredTwice)]);
        one.Score([one.Part("STC", ("choice", "b"))], []).ShouldGive("0.5");
    }

    [Fact]
    public void Each_item_comes_from_the_unit_that_owns_it()
    {
        var one = OneRule.Of(Checklist, "1.5");

        one.Score([Items(one, "SNV", "to-chuc", "met"), Items(one, "STC", "ngan-sach", "met"), Items(one, "SKHDT", "dau-tu", "not-met")]).ShouldGive("1");
        one.Score([Items(one, "SNV", "to-chuc", "met"), Items(one, "SKHDT", "dau-tu", "not-met")], ["SNV", "STC", "SKHDT"]).ShouldLack("Ngân sách");
    }

    [Fact]
    public void An_item_of_another_unit_is_refused()
    {
        var one = OneRule.Of(Checklist);

        var score = one.Score([Items(one, "SNV", "ngan-sach", "met"), Items(one, "STC", "to-chuc", "met")], ["SNV", "STC", "SKHDT"]);

        score.Refusals.Select(r => (r.Unit, r.Refusal.Code, r.Refusal.Message)).ShouldBe(
        [
            ("SNV", RefusalCodes.NotAssigned, "Nội dung \"Ngân sách\" do STC kê khai, không phải SNV."),
            ("STC", RefusalCodes.NotAssigned, "Nội dung \"Tổ chức\" do SNV kê khai, không phải STC."),
        ]);
    }

    [Fact]
    public void An_item_of_a_unit_that_the_plan_does_not_expect_falls_to_the_lead()
    {
        var one = OneRule.Of(Checklist, "1.5");

        one.Score([one.Part("SNV", ("items", """{ "to-chuc": "met", "ngan-sach": "met" }""")), Items(one, "SKHDT", "dau-tu", "met")], ["SNV", "SKHDT"]).ShouldGive("1.5");
        one.Score([one.Part("SNV", ("items", """{ "to-chuc": "met" }""")), one.Part("SKHDT", ("items", """{ "dau-tu": "met", "ngan-sach": "met" }"""))], ["SNV", "SKHDT"])
            .ShouldBeRefused(RefusalCodes.NotAssigned, "items");
    }

    [Fact]
    public void One_unit_cannot_say_for_all_that_a_checklist_does_not_apply()
    {
        var one = OneRule.Of(Checklist, "1.5");
        AnswerPart NotHere(string unit) => new() { Unit = unit, NotApplicable = "Không phân cấp" };

        one.Score([NotHere("STC")], ["SNV", "STC", "SKHDT"]).ShouldLack("phần của SNV", "phần của SKHDT");
        one.Score([NotHere("STC"), Items(one, "SNV", "to-chuc", "met")], ["SNV", "STC", "SKHDT"]).ShouldLack("Đầu tư");
        var two = one.Score([NotHere("STC"), Items(one, "SNV", "to-chuc", "met"), Items(one, "SKHDT", "dau-tu", "not-met")], ["SNV", "STC", "SKHDT"]);
        two.ShouldGive("0.75");
        two.Trace!.Band.ShouldBe("đạt 1 trong 2 nội dung áp dụng");
        two.Trace.Figures.ShouldEndWith("; không áp dụng ở STC (Không phân cấp)");
        one.Score([NotHere("SNV"), NotHere("STC"), NotHere("SKHDT")]).ShouldNotApply("0", "0");
    }

    [Fact]
    public void Counted_items_of_several_units_are_added()
    {
        var one = OneRule.Of(Bonus, "5");

        one.Score([one.Part("SNV", ("items", """{ "a": "1" }""")), one.Part("STC", ("items", """{ "a": "3" }"""))]).ShouldGive("4");
        one.Score([one.Part("SNV", ("items", """{ "a": "1" }""")), one.Part("STC", ("items", "{}"))]).ShouldGive("1");
        one.Score([one.Part("SNV", ("items", """{ "a": "3" }""")), one.Part("STC", ("items", """{ "a": "3" }"""))]).ShouldGive("5");
    }

    [Fact]
    public void Published_points_are_entered_once_and_apart_from_every_unit()
    {
        var one = OneRule.Of(Survey, "5");
        var entered = one.Part("SNV", ("points", "2"));

        one.Score([entered], []).ShouldGive("2");
        one.Score([entered with { Unit = null }], []).ShouldGive("2");
        one.Score([entered with { IsEntered = false }], ["SNV"]).ShouldBeRefused(RefusalCodes.EnteredByUnit);
        one.Score([entered, one.Part(null, ("points", "2"))], []).Refusals.Select(r => r.Refusal.Code).ShouldBe([RefusalCodes.AnsweredTwice, RefusalCodes.AnsweredTwice]);
        one.Score([new AnswerPart { NotApplicable = "Không khảo sát", IsEntered = true }], []).ShouldNotApply("0", "0");
    }

    [Fact]
    public void Two_answers_of_one_unit_are_refused()
    {
        var one = OneRule.Of(Share);

        var score = one.Score([Cases(one, "SNV", "1", "2"), Cases(one, "STC", "1", "2"), Cases(one, "SNV", "1", "2")], ["SNV", "STC"]);

        score.State.ShouldBe(LeafState.Open);
        score.Refusals.Select(r => (r.Unit, r.Refusal.Code)).ShouldBe([("SNV", RefusalCodes.AnsweredTwice), ("SNV", RefusalCodes.AnsweredTwice)]);
        score.Refusals[0].Refusal.Message.ShouldBe("Tiêu chí 1 có hai câu trả lời của SNV; chỉ giữ một.");
    }

    [Fact]
    public void An_answer_for_the_whole_province_stands_alone()
    {
        var one = OneRule.Of(Share);

        one.Score([Cases(one, null, "1", "2")], ["SNV", "STC"]).ShouldGive("0.5");
        one.Score([Cases(one, null, "1", "2"), Cases(one, "SNV", "1", "2")], ["SNV"]).ShouldBeRefused(RefusalCodes.AnsweredTwice);
        one.Score([Cases(one, null, "1", "2"), Cases(one, null, "1", "2")], ["SNV"]).Refusals.Count.ShouldBe(2);
    }

    [Fact]
    public void A_leaf_of_another_unit_may_not_be_answered()
    {
        var one = OneRule.Of(Share);

        var score = one.Score([Cases(one, "STP", "1", "2"), Cases(one, "SNV", "1", "2")], ["SNV", "STC"]);

        score.ShouldBeRefused(RefusalCodes.NotAssigned);
        (score.Refusals[0].Unit, score.OpenReason).ShouldBe(("STP", "Tiêu chí 1 không giao cho STP; được giao: SNV, STC."));
    }

    [Theory]
    [InlineData("lowers-max", "0", "0", "không tính; điểm tối đa 2 được trừ khỏi tổng")]
    [InlineData("full", "2", "2", "không phát sinh được tính đủ 2 điểm")]
    [InlineData("zero", "0", "2", "0 điểm")]
    public void Not_applicable_does_what_the_set_says(string effect, string points, string max, string words)
    {
        foreach (var rule in (ReadOnlySpan<string>)[Share, Checklist, Survey])
        {
            var one = OneRule.Of(rule.Replace("lowers-max", effect, StringComparison.Ordinal), "2");
            var score = one.Score([new AnswerPart { NotApplicable = "Năm 2020 không phát sinh.", IsEntered = true }]);

            score.ShouldNotApply(points, max);
            score.Trace!.ToString().ShouldBe(
                $"Số liệu: không áp dụng, lý do: Năm 2020 không phát sinh. Cách tính: {one.Words}. Mức: không áp dụng. Điểm: {words}.");
        }
    }

    [Theory]
    [InlineData("\"notApplicable\": \"refused\"")]
    [InlineData("\"note\": \"Không nói gì về không áp dụng\"")]
    public void Not_applicable_is_refused_unless_the_set_allows_it(string property)
    {
        var score = OneRule.Of(Met.Replace("\"notApplicable\": \"full\"", property, StringComparison.Ordinal)).ScoreNotApplicable();

        score.ShouldBeRefused(RefusalCodes.NotApplicableRefused);
        score.OpenReason.ShouldBe("Tiêu chí 1 không cho chọn \"không áp dụng\"; hãy kê khai số liệu.");
    }

    [Fact]
    public void A_row_without_a_rule_has_no_score() =>
        Should.Throw<ArgumentException>(() => LeafScorer.Score(new LeafAnswer { Leaf = Sets.Of("1", [Sets.Branch("1", "1", [Sets.Leaf("1.1", "1", Met)])]).Fields[0] }));

    private static AnswerPart Cases(OneRule one, string? unit, string numerator, string denominator) => one.Part(unit, ("numerator", numerator), ("denominator", denominator));

    private static AnswerPart Items(OneRule one, string unit, string code, string state) => one.Part(unit, ("items", $$"""{ "{{code}}": "{{state}}" }"""));
}
