using System.Text;
using NodaTime;
using ParScore.App;
using ParScore.App.Campaigns;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Campaigns;

/// <summary>plan.json: the facts of QĐ 320/QĐ-UBND, and every way in which a plan can be wrong.</summary>
public sealed class PlanFileTests
{
    private static CampaignPlan Plan => CampaignCopy.Plan;

    [Fact]
    public void The_plan_rests_on_QD_320_of_5_February_2021_for_index_year_2020()
    {
        Plan.LegalBasis.Number.ShouldBe("320/QĐ-UBND");
        Plan.LegalBasis.Issuer.ShouldBe("UBND tỉnh Quảng Trị");
        Plan.LegalBasis.Date.ShouldBe(new DateOnly(2021, 2, 5));
        Plan.IndexYear.ShouldBe(2020);
        Plan.Province.ShouldBe("Quảng Trị");
        Plan.Coordinator.ShouldBe("SNV");
    }

    [Fact]
    public void The_eight_units_stand_in_the_order_of_their_annexes() =>
        Plan.Units.Select(u => (u.Annex, u.Code, u.Name)).ShouldBe(
        [
            (1, "SNV", "Sở Nội vụ"),
            (2, "STP", "Sở Tư pháp"),
            (3, "VPUBND", "Văn phòng UBND tỉnh"),
            (4, "STC", "Sở Tài chính"),
            (5, "STTTT", "Sở Thông tin và Truyền thông"),
            (6, "SKHCN", "Sở Khoa học và Công nghệ"),
            (7, "SKHDT", "Sở Kế hoạch và Đầu tư"),
            (8, "STNMT", "Sở Tài nguyên và Môi trường"),
        ]);

    [Fact]
    public void Each_unit_is_asked_for_an_initiative_in_the_words_of_its_annex() =>
        Plan.Units.ShouldAllBe(u => u.Content!.Contains("đề xuất ít nhất 01 sáng kiến", StringComparison.Ordinal));

    [Fact]
    public void The_three_deadlines_end_with_the_last_moment_of_18_23_and_26_February_in_Vietnam() =>
        Plan.Deadlines.Select(d => (d.Step, d.Due)).ShouldBe(
        [
            (DeadlineStep.SelfScore, Instant.FromUtc(2021, 2, 18, 17, 0)),
            (DeadlineStep.Consolidate, Instant.FromUtc(2021, 2, 23, 17, 0)),
            (DeadlineStep.SubmitToMinistry, Instant.FromUtc(2021, 2, 26, 17, 0)),
        ]);

    [Theory]
    [InlineData("1.1", "SNV")]
    [InlineData("1.4.1", "STTTT SNV")]
    [InlineData("1.4.2", "STTTT SNV")]
    [InlineData("1.5", "SNV STP VPUBND STC STTTT SKHCN SKHDT STNMT")]
    [InlineData("1.6", "VPUBND")]
    [InlineData("2.2.2", "STP")]
    [InlineData("3.4.3", "VPUBND")]
    [InlineData("4.1.1", "SNV")]
    [InlineData("4.3.1", "SNV STC SKHDT STNMT")]
    [InlineData("4.3.2", "SNV STC SKHDT STNMT")]
    [InlineData("4.3.3", "SNV STC SKHDT STNMT")]
    [InlineData("5.5", "SNV")]
    [InlineData("6.1.1", "STC")]
    [InlineData("7.1.1", "STTTT")]
    [InlineData("7.1.2", "STTTT")]
    [InlineData("7.1.3", "VPUBND")]
    [InlineData("7.2.1", "VPUBND")]
    [InlineData("7.3.1", "STTTT")]
    [InlineData("7.4.1", "SKHCN")]
    [InlineData("8.2", "SKHDT")]
    [InlineData("8.3.1", "SKHDT")]
    [InlineData("8.3.2", "STC")]
    [InlineData("8.4", "STC")]
    [InlineData("8.5", "SKHDT")]
    [InlineData("8.6", "SKHDT")]
    public void Leaves_go_to_the_units_that_QD_320_names_the_lead_first(string code, string units) =>
        Plan.FindAssignment(CampaignCopy.Set.Find(code)!)!.Units.ShouldBe(units.Split(' '));

    [Fact]
    public void Every_leaf_the_province_scores_has_a_lead_and_no_other_leaf_has_one()
    {
        foreach (var leaf in CampaignCopy.Set.Leaves)
        {
            (Plan.FindAssignment(leaf) is not null).ShouldBe(leaf.ScoredBy == ScoredBy.Self, leaf.Code);
        }
    }

    [Theory]
    [InlineData("/indexYear", "2019", AppFaultCodes.YearNotServed, "/indexYear", null)]
    [InlineData("/indexYear", "1999", FaultCodes.OutOfBounds, "/indexYear", null)]
    [InlineData("/indexYear", "\"2020\"", FaultCodes.WrongType, "/indexYear", null)]
    [InlineData("/id", "\"quảng trị\"", FaultCodes.CodeCharacters, "/id", null)]
    [InlineData("/id", null, FaultCodes.PropertyMissing, "/id", null)]
    [InlineData("/name", "\"\"", FaultCodes.Empty, "/name", null)]
    [InlineData("/name", "\"Ca\\u0309i ca\\u0301ch\"", FaultCodes.NotNfc, "/name", null)]
    [InlineData("/province", "7", FaultCodes.WrongType, "/province", null)]
    [InlineData("/nickname", "\"x\"", FaultCodes.PropertyUnknown, "/nickname", null)]
    [InlineData("/set/version", "\"2019\"", RefusalCodes.OtherSet, "/set", null)]
    [InlineData("/set/status", "\"official\"", RefusalCodes.OtherSet, "/set", null)]
    [InlineData("/set/status", "\"final\"", FaultCodes.WrongWord, "/set/status", null)]
    [InlineData("/set/hash", "\"sha256:00\"", RefusalCodes.OtherSet, "/set", null)]
    [InlineData("/set", null, FaultCodes.PropertyMissing, "/set", null)]
    [InlineData("/legalBasis/date", "\"05/02/2021\"", FaultCodes.NotADate, "/legalBasis/date", null)]
    [InlineData("/legalBasis/date", "\"2021-02-30\"", FaultCodes.NotADate, "/legalBasis/date", null)]
    [InlineData("/legalBasis/signer", "\"x\"", FaultCodes.PropertyUnknown, "/legalBasis/signer", null)]
    [InlineData("/legalBasis", null, FaultCodes.PropertyMissing, "/legalBasis", null)]
    [InlineData("/coordinator", "\"SYT\"", FaultCodes.UnitUnknown, "/coordinator", null)]
    [InlineData("/units/0/code", "\"../SNV\"", FaultCodes.CodeCharacters, "/units/0/code", null)]
    [InlineData("/units/0/annex", "0", FaultCodes.OutOfBounds, "/units/0/annex", null)]
    [InlineData("/units/-", "{ \"code\": \"STP\", \"name\": \"Sở Tư pháp\" }", AppFaultCodes.Twice, "/units/8", null)]
    [InlineData("/units", "[]", FaultCodes.Empty, "/units", null)]
    [InlineData("/deadlines/1/step", "\"self-score\"", AppFaultCodes.Twice, "/deadlines/1", null)]
    [InlineData("/deadlines/1/step", "\"approve\"", FaultCodes.WrongWord, "/deadlines/1/step", null)]
    [InlineData("/deadlines/0/locked", "\"2021-02-18T23:59:59+07:00\"", AppFaultCodes.LockedBeforeDue, "/deadlines/0/locked", null)]
    [InlineData("/deadlines/0/due", "\"2021-02-18\"", AppFaultCodes.NotAnInstant, "/deadlines/0/due", null)]
    [InlineData("/deadlines/0/due", "\"2021-02-19T00:00:00\"", AppFaultCodes.NotAnInstant, "/deadlines/0/due", null)]
    [InlineData("/deadlines/0/due", "\"2021-02-19T00:00:00+07\"", AppFaultCodes.NotAnInstant, "/deadlines/0/due", null)]
    [InlineData("/deadlines/0/due", "\"2021-02-19T25:00:00+07:00\"", AppFaultCodes.NotAnInstant, "/deadlines/0/due", null)]
    [InlineData("/deadlines/0/due", "\"-2021-02-19T00:00:00Z\"", AppFaultCodes.NotAnInstant, "/deadlines/0/due", null)]
    [InlineData("/deadlines/0/due", "20210219", AppFaultCodes.NotAnInstant, "/deadlines/0/due", null)]
    [InlineData("/assignments/0", null, AppFaultCodes.NotAssignedToAnyone, "/assignments", "1.1")]
    [InlineData("/assignments/0/code", "\"1.2\"", FaultCodes.CodeNumbering, "/assignments/0/code", "1.1")]
    [InlineData("/assignments/0/lead", "\"SYT\"", FaultCodes.UnitUnknown, "/assignments/0/lead", "1.1")]
    [InlineData("/assignments/0/lead", null, FaultCodes.PropertyMissing, "/assignments/0/lead", "1.1")]
    [InlineData("/assignments/0/contributors/-", "\"SYT\"", FaultCodes.UnitUnknown, "/assignments/0/contributors/0", "1.1")]
    [InlineData("/assignments/0/contributors/-", "\"SNV\"", AppFaultCodes.Twice, "/assignments/0", "1.1")]
    [InlineData("/assignments/6/contributors/-", "\"STP\"", AppFaultCodes.Twice, "/assignments/6", "1.5")]
    [InlineData("/assignments/0/leaf", "\"9.9\"", RefusalCodes.LeafUnknown, "/assignments/0/leaf", null)]
    [InlineData("/assignments/-", "{ \"leaf\": \"2.1\", \"lead\": \"STP\" }", AppFaultCodes.NotALeaf, "/assignments/84/leaf", "2.1")]
    [InlineData("/assignments/-", "{ \"leaf\": \"1.1\", \"lead\": \"STP\" }", AppFaultCodes.Twice, "/assignments/84", "1.1")]
    [InlineData("/assignments/-", "{ \"leaf\": \"2.4.1\", \"lead\": \"STP\" }", AppFaultCodes.AssignedThoughEntered, "/assignments/84", "2.4.1")]
    [InlineData("/assignments/-", "{ \"leaf\": \"8.1\", \"lead\": \"SNV\" }", AppFaultCodes.AssignedThoughEntered, "/assignments/84", "8.1")]
    [InlineData("/assignments", "{}", FaultCodes.WrongType, "/assignments", null)]
    public void A_fault_is_found_where_it_is_and_the_plan_is_refused(string pointer, string? value, string code, string at, string? row)
    {
        var json = JsonEdit.Change(CampaignCopy.SampleText("plan.json"), pointer, value);

        var (plan, faults) = Read(json);

        plan.ShouldBeNull();
        var fault = faults.First(f => f.Code.Is(code) && f.Pointer.Is(at));
        fault.Row.ShouldBe(row);
        fault.Message.ShouldBeASentence();
        faults.ShouldAllBe(f => f.Line > 0);
        fault.ShouldPointInto(json);
    }

    [Fact]
    public void All_faults_are_reported_at_once_in_the_order_of_the_file()
    {
        var json = CampaignCopy.SampleText("plan.json");
        foreach (var (pointer, value) in new[] { ("/indexYear", "2019"), ("/deadlines/2/due", "\"mai\""), ("/assignments/3/lead", "\"SYT\"") })
        {
            json = JsonEdit.Change(json, pointer, value);
        }

        var faults = Read(json).Faults;

        faults.Select(f => f.Pointer).ShouldBe(["/indexYear", "/deadlines/2/due", "/assignments/3/lead"]);
        faults.Select(f => f.Line).ShouldBeInOrder();
    }

    [Fact]
    public void A_leaf_may_be_named_by_its_printed_code_and_the_code_for_readers_left_out()
    {
        var json = JsonEdit.Change(JsonEdit.Change(CampaignCopy.SampleText("plan.json"), "/assignments/0/leaf", "\"1.1\""), "/assignments/0/code", null);

        var (plan, faults) = Read(json);

        faults.ShouldBeEmpty();
        plan!.Assignments[0].Leaf.Code.ShouldBe("1.1");
    }

    [Fact]
    public void The_same_property_twice_is_refused()
    {
        var (plan, faults) = Read(CampaignCopy.SampleText("plan.json").Replace("\"coordinator\": \"SNV\"", "\"coordinator\": \"SNV\", \"coordinator\": \"STP\"", StringComparison.Ordinal));

        plan.ShouldBeNull();
        faults.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.PropertyTwice);
    }

    private static LoadedPlan Read(string json) => PlanFile.Read(Encoding.UTF8.GetBytes(json), CampaignCopy.Set);
}
