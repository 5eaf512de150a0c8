using System.Text;
using ParScore.App;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions;

/// <summary>Survey and SIPAS points: entered apart, by Sở Nội vụ alone.</summary>
public sealed class EnteredFileTests
{
    [Fact]
    public void The_sample_enters_every_leaf_that_no_unit_scores_and_nothing_else()
    {
        var (entered, faults) = Read(CampaignCopy.SampleText("entered.json"));

        faults.ShouldBeEmpty();
        entered!.Values.Select(v => v.Leaf).ShouldBe(CampaignCopy.Set.Leaves.Where(l => l.ScoredBy is ScoredBy.Survey or ScoredBy.Sipas));
        entered.Values.ShouldAllBe(v => v.Part.IsEntered && v.Part.Unit == null);
        entered.Label.ShouldBe("Số liệu minh họa");
        entered.Source.ShouldStartWith("Số liệu minh họa");
    }

    [Theory]
    [InlineData("/enteredBy", "\"STC\"", AppFaultCodes.NotTheCoordinator, null, 0)]
    [InlineData("/campaign", "\"khac\"", AppFaultCodes.OtherCampaign, null, 0)]
    [InlineData("/set/index", "\"sipas\"", RefusalCodes.OtherSet, null, 0)]
    [InlineData("/values/0/leaf", "\"9.9\"", RefusalCodes.LeafUnknown, null, 18)]
    [InlineData("/values/0/leaf", "\"2.4\"", AppFaultCodes.NotALeaf, "2.4", 18)]
    [InlineData("/values/0/leaf", "\"2.4.2\"", RefusalCodes.AnsweredTwice, "2.4.2", 18)]
    [InlineData("/values/0/leaf", "\"2.1.1\"", RefusalCodes.NotAssigned, "2.1.1", 18)]
    [InlineData("/values/0/points", null, FaultCodes.PropertyMissing, "2.4.1", 18)]
    [InlineData("/values/0/unit", "\"SNV\"", FaultCodes.PropertyUnknown, "2.4.1", 19)]
    [InlineData("/source", null, FaultCodes.PropertyMissing, null, 19)]
    [InlineData("/values", "[]", FaultCodes.Empty, null, 0)]
    [InlineData("/values", "{}", FaultCodes.WrongType, null, 0)]
    public void A_fault_is_located_and_the_other_values_count(string pointer, string? value, string code, string? row, int taken)
    {
        var json = JsonEdit.Change(CampaignCopy.SampleText("entered.json"), pointer, value);

        var (entered, faults) = Read(json);

        var fault = faults.ShouldHaveSingleItem();
        fault.Code.ShouldBe(code);
        fault.Row.ShouldBe(row);
        fault.Message.ShouldBeASentence();
        fault.ShouldPointInto(json);
        (entered?.Values.Count ?? 0).ShouldBe(taken);
    }

    [Theory]
    [InlineData("\"1.26\"", RefusalCodes.FigureTooLarge)]
    [InlineData("\"-0.1\"", RefusalCodes.FigureNegative)]
    [InlineData("\"1..2\"", RefusalCodes.FigureUnreadable)]
    [InlineData("true", RefusalCodes.FigureWrongKind)]
    public void Points_that_cannot_be_leave_their_leaf_open_and_say_where(string points, string code)
    {
        using var campaign = new CampaignCopy();
        campaign.Change("entered.json", "/values/0/points", points);

        var result = campaign.Load().Result.ShouldNotBeNull();

        var (file, fault) = result.Findings.Single(f => f.Fault.Code.Is(code));
        (file, fault.Pointer, fault.Row).ShouldBe(("entered.json", "/values/0/points", "2.4.1"));
        fault.ShouldPointInto(campaign.Text("entered.json"));
        result.Sheet.Total.OpenCount.ShouldBe(CampaignCopy.Sample.Sheet.Total.OpenCount + 1);
    }

    [Fact]
    public void The_exact_maximum_and_zero_are_accepted()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("entered.json", "/values/0/points", "\"1.25\"");
        campaign.Change("entered.json", "/values/1/points", "\"0\"");

        var result = campaign.Load().Result.ShouldNotBeNull();

        result.Findings.Count.ShouldBe(CampaignCopy.Sample.Findings.Count);
        result.Sheet.LineOf(CampaignCopy.Set.Find("2.4.1")!).Points.ShouldBe(Points.Parse("1.25", provider: null));
        result.Sheet.LineOf(CampaignCopy.Set.Find("2.4.2")!).Points.ShouldBe(Points.Zero);
        result.Sheet.Total.OpenCount.ShouldBe(CampaignCopy.Sample.Sheet.Total.OpenCount);
    }

    private static LoadedEntered Read(string json) => EnteredFile.Read(Encoding.UTF8.GetBytes(json), "entered.json", CampaignCopy.Context);
}
