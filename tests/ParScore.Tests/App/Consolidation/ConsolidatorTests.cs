using ParScore.App;
using ParScore.App.Consolidation;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.App.Consolidation;

/// <summary>Shared leaves, missing parts, evidence and order: how eight files become one result.</summary>
public sealed class ConsolidatorTests
{
    private static ProvinceResult Sample => CampaignCopy.Sample;

    [Fact]
    public void A_checklist_takes_each_item_from_its_owner()
    {
        var line = LineOf(Sample, "4.3.1");

        line.Answers.Select(a => a.Part.Unit).ShouldBe(["SNV", "STC", "SKHDT", "STNMT"]);
        line.Score.Points.Value.ShouldBe(Fraction.Parse("0.8"));
        line.Score.Trace!.Band.ShouldBe("đạt 4 trong 5 nội dung áp dụng");
    }

    [Fact]
    public void A_yes_of_all_needs_a_yes_of_each()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/STNMT.json", $"{CampaignCopy.AnswerTo("STNMT", "4.3.2")}/figures/met", "false");

        var line = LineOf(campaign.Load().Result!, "4.3.2");

        LineOf(Sample, "4.3.2").Score.Points.Value.ShouldBe(Fraction.Parse("0.5"));
        line.Score.State.ShouldBe(LeafState.Scored);
        line.Score.Points.ShouldBe(Points.Zero);
        line.Score.Trace!.Figures.ShouldContain("không đạt của STNMT");
    }

    [Fact]
    public void Figures_of_several_units_are_added_before_the_rule_sees_them_and_the_trace_says_who_gave_what()
    {
        var trace = LineOf(Sample, "4.3.3").Score.Trace!;

        trace.Band.ShouldContain("20 ÷ 22 × 100");
        trace.Figures.ShouldContain("4 của SNV + 5 của STC + 5 của SKHDT + 6 của STNMT");
        trace.Figures.ShouldContain("4 của SNV + 6 của STC + 5 của SKHDT + 7 của STNMT");
        LineOf(Sample, "1.5").Score.Trace!.Figures.ShouldContain("2 của SNV + 1 của STP + 1 của VPUBND + 1 của STC + 1 của STTTT + 1 của SKHCN + 1 của SKHDT + 1 của STNMT");
    }

    [Fact]
    public void A_choice_is_the_leads_and_the_others_may_add_evidence_without_figures()
    {
        var line = LineOf(Sample, "1.4.2");

        line.Units.ShouldBe(["STTTT", "SNV"]);
        line.Answers.Select(a => (a.Part.Unit, a.Part.Figures.ByRole.Count)).ShouldBe([("STTTT", 1), ("SNV", 0)]);
        line.Score.State.ShouldBe(LeafState.Scored);
        line.Evidence.Select(e => e.Link.Document.Unit).ShouldBe(["STTTT", "SNV"]);
        line.Evidence.Select(e => e.Number).ShouldBe(["1.4.2-01", "1.4.2-02"]);
    }

    [Theory]
    [InlineData("STNMT", "4.3.1", "Phân cấp quản lý đất đai")]
    [InlineData("STC", "4.3.2", "phần của STC")]
    [InlineData("SKHDT", "4.3.3", "phần của SKHDT")]
    [InlineData("SKHCN", "1.5", "phần của SKHCN")]
    [InlineData("STTTT", "1.4.2", "phần của STTTT")]
    public void A_missing_part_leaves_the_leaf_open_and_names_what_is_missing(string unit, string code, string missing)
    {
        using var campaign = new CampaignCopy();
        campaign.Change($"answers/{unit}.json", CampaignCopy.AnswerTo(unit, code), null);

        var result = campaign.Load().Result!;

        var score = LineOf(result, code).Score;
        score.State.ShouldBe(LeafState.Open);
        score.OpenReason.ShouldBe($"Còn thiếu: {missing}.");
        result.Sheet.Total.OpenCount.ShouldBe(Sample.Sheet.Total.OpenCount + 1);
        result.Sheet.Total.Points.ShouldBe(Sample.Sheet.Total.Points - LineOf(Sample, code).Score.Points);
        result.Sheet.Total.Max.ShouldBe(Sample.Sheet.Total.Max);
    }

    [Fact]
    public void A_half_given_sum_does_not_look_whole()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/STC.json", $"{CampaignCopy.AnswerTo("STC", "4.3.3")}/figures/denominator", null);

        var score = LineOf(campaign.Load().Result!, "4.3.3").Score;

        score.State.ShouldBe(LeafState.Open);
        score.OpenReason.ShouldEndWith("(STC).");
    }

    [Fact]
    public void Together_nothing_was_planned_is_refused_where_each_alone_might_be_right()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/STTTT.json", $"{CampaignCopy.AnswerTo("STTTT", "1.4.1")}/figures", """{ "numerator": "0", "denominator": "0" }""");
        LineOf(campaign.Load().Result!, "1.4.1").Score.Points.Value.ShouldBe(Fraction.Parse("0.5"));
        campaign.Change("answers/SNV.json", $"{CampaignCopy.AnswerTo("SNV", "1.4.1")}/figures", """{ "numerator": "0", "denominator": "0" }""");

        var result = campaign.Load().Result!;

        LineOf(result, "1.4.1").Score.State.ShouldBe(LeafState.Open);
        var (file, fault) = result.Findings.Single(f => f.Fault.Code is RefusalCodes.DenominatorZero);
        fault.ShouldPointInto(campaign.Text(file));
    }

    [Fact]
    public void Another_units_item_in_a_checklist_is_refused()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/STC.json", $"{CampaignCopy.AnswerTo("STC", "4.3.1")}/figures/items/dat-dai", "\"met\"");

        var result = campaign.Load().Result!;

        LineOf(result, "4.3.1").Score.State.ShouldBe(LeafState.Open);
        var (file, fault) = result.Findings.Single(f => f.Fault.Code is RefusalCodes.NotAssigned);
        file.ShouldBe("answers/STC.json");
        fault.Message.ShouldContain("do STNMT kê khai, không phải STC");
        fault.ShouldPointInto(campaign.Text(file));
    }

    [Fact]
    public void The_order_in_which_units_hand_in_does_not_matter()
    {
        var answers = Sample.Units.Select(u => u.Answers!).ToArray();
        var random = new Random(320);
        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(answers);

            var result = Consolidator.Consolidate(Sample.Set, Sample.Plan, answers, Sample.Entered, []);

            result.Hash.ShouldBe(Sample.Hash);
            result.Sheet.InputHash.ShouldBe(Sample.Sheet.InputHash);
            result.Lines.SelectMany(l => l.Evidence).Select(e => (e.Number, e.Link.Document.Id)).ShouldBe(Sample.Evidence.Select(e => (e.Number, e.Link.Document.Id)));
        }
    }

    [Fact]
    public void Two_files_of_one_unit_are_not_added_up()
    {
        var answers = Sample.Units.Select(u => u.Answers!).ToArray();

        var result = Consolidator.Consolidate(Sample.Set, Sample.Plan, [.. answers, answers[1]], Sample.Entered, []);

        LineOf(result, "1.5").Score.State.ShouldBe(LeafState.Open);
        LineOf(result, "2.2.2").Score.OpenReason.ShouldBe("Tiêu chí 2.2.2 có hai câu trả lời của STP; chỉ giữ một. Tiêu chí 2.2.2 có hai câu trả lời của STP; chỉ giữ một.");
    }

    [Fact]
    public void A_unit_file_that_answers_for_the_whole_province_stands_alone()
    {
        var context = new AnswersContext(Sample.Set, null);
        var json = JsonEdit.Change(JsonEdit.Change(CampaignCopy.SampleText("answers/SNV.json"), "/unit", null), "/campaign", null);
        var answers = AnswersFile.Read(System.Text.Encoding.UTF8.GetBytes(json), "tinh.json", context).Answers!;

        var sheet = Consolidator.Score(context, [answers], null);

        sheet.LineOf(Sample.Set.Find("1.1")!).State.ShouldBe(LeafState.Scored);
        sheet.LineOf(Sample.Set.Find("1.5")!).Trace!.Figures.ShouldBe("Số sáng kiến hoặc giải pháp mới trong CCHC: 2 sáng kiến");
        sheet.LineOf(Sample.Set.Find("4.3.1")!).OpenReason.ShouldStartWith("Còn thiếu: Phân cấp quản lý ngân sách nhà nước;");
    }

    [Fact]
    public void Without_any_answer_everything_is_open_and_nothing_is_zero_by_mistake()
    {
        var result = Consolidator.Consolidate(Sample.Set, Sample.Plan, [], null, []);

        result.Lines.ShouldAllBe(l => l.Score.State == LeafState.Open && l.EvidenceState == EvidenceState.NotNeeded);
        result.Sheet.Total.OpenCount.ShouldBe(103);
        result.Sheet.Total.Max.ShouldBe(Points.Parse("100", provider: null));
        result.Findings.ShouldBeEmpty();
        result.Units.ShouldAllBe(u => u.Answers == null && u.LateBy == null);
        LineOf(result, "2.4.1").Score.OpenReason.ShouldBe("Còn thiếu: kết quả do Sở Nội vụ nhập.");
    }

    [Theory]
    [InlineData(true, true, EvidenceState.Documents)]
    [InlineData(true, false, EvidenceState.Documents)]
    [InlineData(false, true, EvidenceState.Explanation)]
    [InlineData(false, false, EvidenceState.Nothing)]
    public void A_scored_leaf_is_backed_by_documents_or_by_an_explanation_or_by_nothing(bool withDocument, bool withExplanation, EvidenceState state)
    {
        using var campaign = new CampaignCopy();
        if (!withDocument)
        {
            campaign.Change("answers/STP.json", "/answers/1/evidence", null);
        }

        if (!withExplanation)
        {
            campaign.Change("answers/STP.json", "/answers/1/explanation", null);
        }

        var result = campaign.Load().Result!;

        LineOf(result, "2.1.1").EvidenceState.ShouldBe(state);
        result.Findings.Count(f => f.Fault.Code is AppFaultCodes.EvidenceMissing && f.Fault.Row is "2.1.1").ShouldBe(state == EvidenceState.Nothing ? 1 : 0);
    }

    [Fact]
    public void A_document_whose_file_is_lost_or_was_never_there_proves_nothing()
    {
        using var campaign = new CampaignCopy();
        File.Delete(campaign.PathOf("documents/STP-03.docx"));
        File.Delete(campaign.PathOf("documents/STP-04.pdf"));
        var links = Sample.LineOf(Sample.Set.Find("2.1.2")!).Evidence.Select(e => e.Link.Document.File!).ToArray();
        foreach (var file in links)
        {
            File.Delete(campaign.PathOf(file));
        }

        var line = LineOf(campaign.Load().Result!, "2.1.2");

        line.Evidence.Count.ShouldBe(links.Length);
        line.EvidenceState.ShouldBe(EvidenceState.Nothing);
        line.Score.State.ShouldBe(LeafState.Scored);
    }

    [Theory]
    [InlineData("scale")]
    [InlineData("cost")]
    [InlineData("time")]
    [InlineData("effect")]
    public void An_initiative_without_one_of_its_four_statements_does_not_count_as_the_one_that_is_asked_for(string property)
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/STP.json", $"/initiatives/0/{property}", null);

        campaign.Load().Result!.Findings.Single(f => f.Fault.Code is AppFaultCodes.InitiativeMissing).Fault.Message.ShouldStartWith("Sở Tư pháp chưa có sáng kiến nào");
    }

    [Fact]
    public void One_complete_initiative_is_enough()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/STP.json", "/initiatives/-", """{ "title": "Sáng kiến thứ hai" }""");

        campaign.Load().Result!.Findings.Count.ShouldBe(Sample.Findings.Count);
    }

    [Fact]
    public void A_draft_is_scored_and_is_neither_late_nor_in_time()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/SKHDT.json", "/submittedAt", null);

        var unit = campaign.Load().Result!.Units.Single(u => u.Unit.Code is "SKHDT");

        unit.LateBy.ShouldBeNull();
        unit.Answers!.SubmittedAt.ShouldBeNull();
        unit.Points.ShouldBe(Sample.Units.Single(u => u.Unit.Code is "SKHDT").Points);
    }

    [Fact]
    public void Each_unit_is_counted_where_it_leads_and_named_where_it_helps()
    {
        Sample.Units.Select(u => (u.Unit.Code, u.Led.Count, u.Contributed.Count)).ShouldBe(
        [
            ("SNV", 26, 2), ("STP", 6, 1), ("VPUBND", 26, 1), ("STC", 13, 4), ("STTTT", 7, 1), ("SKHCN", 2, 1), ("SKHDT", 4, 4), ("STNMT", 0, 4),
        ]);
        Sample.Units.Select(u => u.Points).Total.ShouldBe(Sample.Sheet.Total.Points - Sample.Lines.Where(l => l.Units.Count == 0).Select(l => l.Score.Points).Total);
    }

    private static ConsolidatedLine LineOf(ProvinceResult result, string code) => result.LineOf(result.Set.Find(code)!);
}
