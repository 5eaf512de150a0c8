using ParScore.App.Submissions.Checks;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>Each check is earned by one change to a unit's part, at the place it should be, and by nothing in a part that is in order.</summary>
public sealed class SubmissionChecksTests
{
    [Fact]
    public void A_part_in_order_has_nothing_to_mend() =>
        Run("SKHDT").Where(f => f.Severity == CheckSeverity.Refuses).ShouldBeEmpty();

    [Fact]
    public void The_sample_s_two_open_leaves_and_the_bare_one_are_found_and_nothing_else_refuses() =>
        CampaignCopy.Plan.Units.SelectMany(u => SubmissionChecks.Run(CampaignCopy.Sample, u.Code)).Where(f => f.Severity == CheckSeverity.Refuses).Select(f => $"{f.Code} {f.Leaf?.Code}")
            .ShouldBe(["leaf-unanswered 7.2.6", "evidence-missing 3.1.1", "leaf-unanswered 6.3.5"]);

    [Fact]
    public void A_leaf_without_figures_is_unanswered_and_its_figures_are_named()
    {
        var finding = Run("STP", c => c.Change("answers/STP.json", "/answers/4/figures", null)).Single(f => f.Code.Is("leaf-unanswered"));

        finding.Leaf!.Code.ShouldBe("2.2.2");
        finding.Severity.ShouldBe(CheckSeverity.Refuses);
        finding.What.ShouldContain(CampaignCopy.Set.Find("2.2.2")!.Rule!.Asks[0].Spec.Label);
    }

    [Fact]
    public void A_leaf_said_not_to_apply_is_answered() =>
        Run("SNV").ShouldNotContain(f => f.Code.Is("leaf-unanswered"));

    [Fact]
    public void Of_a_shared_list_a_unit_owes_its_own_items_only()
    {
        var own = Run("STNMT", c => c.Change("answers/STNMT.json", "/answers/1/figures", null)).Single(f => f.Code.Is("leaf-unanswered"));

        own.Leaf!.Code.ShouldBe("4.3.1");
        own.What.ShouldContain("đất đai", Case.Insensitive);
        own.What.ShouldNotContain("ngân sách", Case.Insensitive);
        Run("STC", c => c.Change("answers/STNMT.json", "/answers/1/figures", null)).ShouldNotContain(f => f.Code.Is("leaf-unanswered") && f.Leaf!.Code.Is("4.3.1"));
    }

    [Fact]
    public void A_unit_that_has_begun_nothing_owes_everything_it_was_given()
    {
        var findings = Run("STP", c => File.Delete(c.PathOf("answers/STP.json")));

        findings.Count(f => f.Code.Is("leaf-unanswered")).ShouldBe(7);
        findings.ShouldContain(f => f.Code.Is("initiative-incomplete"));
    }

    [Fact]
    public void A_figure_that_cannot_be_scored_is_refused_with_the_rule_s_own_sentence()
    {
        var finding = Run("SNV", c => c.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"65\"")).Single(f => f.Code.Is("figure-refused"));

        finding.Leaf!.Code.ShouldBe("1.1");
        Run("STP", c => c.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"65\"")).ShouldNotContain(f => f.Code.Is("figure-refused"));
    }

    [Fact]
    public void Neither_evidence_nor_explanation_is_found_and_either_suffices()
    {
        Run("STP", c => c.Change("answers/STP.json", "/answers/2/evidence", "[]")).Single(f => f.Code.Is("evidence-missing")).Leaf!.Code.ShouldBe("2.1.2");
        Run("STP", c =>
        {
            c.Change("answers/STP.json", "/answers/2/evidence", "[]");
            c.Change("answers/STP.json", "/answers/2/explanation", "\"Đã xử lý xong trong quý IV.\"");
        }).ShouldNotContain(f => f.Code.Is("evidence-missing"));
    }

    [Fact]
    public void A_document_without_a_file_is_explained_wherever_it_is_used()
    {
        Run("STC").ShouldNotContain(f => f.Code.Is("without-file-unexplained"));

        var finding = Run("STC", c => c.Change("answers/STC.json", "/answers/6/explanation", null)).Single(f => f.Code.Is("without-file-unexplained"));

        finding.Leaf!.Id.ShouldBe("thuc-hien-kien-nghi-sau-thanh-tra-kiem");
        finding.Document.ShouldBe("STC-11");
    }

    [Theory]
    [InlineData("/initiatives", "[]", "Chưa đề xuất sáng kiến nào")]
    [InlineData("/initiatives/0/cost", null, "còn thiếu: kinh phí")]
    public void An_initiative_states_scale_cost_time_and_effect(string pointer, string? value, string what) =>
        Run("STP", c => c.Change("answers/STP.json", pointer, value)).Single(f => f.Code.Is("initiative-incomplete")).What.ShouldContain(what);

    [Fact]
    public void A_link_that_names_neither_section_nor_page_is_warned_of()
    {
        var finding = Run("STP").Single(f => f.Code.Is("page-missing"));

        finding.Severity.ShouldBe(CheckSeverity.Warns);
        finding.Document.ShouldBe("STP-06");
    }

    [Fact]
    public void Evidence_of_another_year_is_warned_of_once_with_all_its_leaves_unless_a_note_says_why()
    {
        var finding = Run("STP").Single(f => f.Code.Is("evidence-outside-year"));

        finding.Document.ShouldBe("STP-04");
        finding.What.ShouldContain("22/01/2021");
        Run("STP", c =>
        {
            c.Change("answers/STP.json", "/answers/3/evidence/0/note", "\"Công bố cho năm 2020\"");
            c.Change("answers/STP.json", "/answers/3/evidence/1/note", "\"Công bố cho năm 2020\"");
        }).ShouldNotContain(f => f.Code.Is("evidence-outside-year"));
        Run("STP", c => c.Change("answers/STP.json", "/documents/0/date", "\"2020-12-31\"")).ShouldNotContain(f => "STP-01".Is(f.Document ?? ""));
        Run("STP", c =>
        {
            c.Change("answers/STP.json", "/answers/1/explanation", null);
            c.Change("answers/STP.json", "/documents/0/date", "\"2021-01-01\"");
        }).ShouldContain(f => f.Code.Is("evidence-outside-year") && "STP-01".Is(f.Document ?? ""));
    }

    [Fact]
    public void The_same_figure_with_two_values_is_warned_of()
    {
        // 7.2.1 and 7.2.2 both ask how many procedures are online at levels 3 and 4.
        var denominator = $"{CampaignCopy.AnswerTo("VPUBND", "7.2.2")}/figures/denominator";
        Run("VPUBND").ShouldNotContain(f => f.Code.Is("figure-inconsistent"));

        var finding = Run("VPUBND", c => c.Change("answers/VPUBND.json", denominator, "\"1\"")).Single(f => f.Code.Is("figure-inconsistent"));

        finding.Leaf!.Code.ShouldBe("7.2.2");
        finding.What.ShouldContain("1 ở 7.2.2");
    }

    [Fact]
    public void A_document_that_nothing_uses_is_warned_of()
    {
        Run("STP").ShouldNotContain(f => f.Code.Is("document-unused"));

        Run("STP", c => c.Change("answers/STP.json", "/answers/6/evidence", "[]")).ShouldNotContain(f => f.Code.Is("document-unused"));
        Run("STP", c => c.Change("answers/STP.json", "/answers/3/evidence", "[]")).Single(f => f.Code.Is("document-unused")).Document.ShouldBe("STP-04");
    }

    [Fact]
    public void Points_outside_of_the_maximum_are_refused()
    {
        var result = CampaignCopy.Sample;
        var line = result.Lines.First(l => l.Units.Count > 0 && l.Units[0].Is("STP") && l.Score.Points > Points.Zero);
        var tampered = line with { Score = line.Score with { Points = line.Leaf.MaxPoints + new Points(Fraction.Parse("0.01")) } };
        var units = result.Units.Select(u => u.Unit.Code.Is("STP") ? u with { Led = [.. u.Led.Select(l => ReferenceEquals(l, line) ? tampered : l)] } : u).ToArray();

        SubmissionChecks.Run(result with { Units = units }, "STP").Single(f => f.Code.Is("points-out-of-range")).Leaf.ShouldBe(line.Leaf);
        Run("STP").ShouldNotContain(f => f.Code.Is("points-out-of-range"));
    }

    [Fact]
    public void Every_check_has_its_own_code_and_says_in_Vietnamese_what_it_looks_at_and_every_finding_what_to_do()
    {
        SubmissionChecks.All.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count().ShouldBe(SubmissionChecks.All.Count);
        SubmissionChecks.All.ShouldAllBe(c => c.About.EndsWith('.') && c.About.Any(l => l > 'ạ'));
        var findings = CampaignCopy.Plan.Units.SelectMany(u => SubmissionChecks.Run(CampaignCopy.Sample, u.Code)).ToArray();
        findings.ShouldAllBe(f => f.What.EndsWith('.') && f.Advice.EndsWith('.') && f.Advice.StartsWith("Hãy", StringComparison.Ordinal));
    }

    [Fact]
    public void A_unit_that_the_plan_does_not_have_is_a_fault_of_the_caller() =>
        Should.Throw<ArgumentException>(() => SubmissionChecks.Run(CampaignCopy.Sample, "SYT"));

    private static IReadOnlyList<CheckFinding> Run(string unit, Action<CampaignCopy>? change = null)
    {
        using var campaign = new CampaignCopy();
        change?.Invoke(campaign);
        return SubmissionChecks.Run(campaign.Load().Result.ShouldNotBeNull(), unit);
    }
}
