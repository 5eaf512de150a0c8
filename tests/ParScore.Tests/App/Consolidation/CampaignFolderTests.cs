using ParScore.App;
using ParScore.App.Consolidation;
using ParScore.Scoring;

namespace ParScore.Tests.App.Consolidation;

/// <summary>A campaign's folder as it may be found: incomplete, mixed up, unreadable.</summary>
public sealed class CampaignFolderTests
{
    [Theory]
    [InlineData("plan.json")]
    [InlineData("../no-such-folder/plan.json")]
    public void Without_a_plan_there_is_no_result(string plan)
    {
        using var campaign = new CampaignCopy();
        File.Delete(campaign.PathOf("plan.json"));

        var (result, faults) = CampaignFolder.Load(Path.GetDirectoryName(campaign.PathOf(plan))!, CampaignCopy.SetFile);

        result.ShouldBeNull();
        var (file, fault) = faults.ShouldHaveSingleItem();
        file.ShouldEndWith("plan.json");
        fault.Code.ShouldBe(FaultCodes.FileUnreadable);
        fault.Message.ShouldBeASentence();
    }

    [Fact]
    public void Without_a_set_or_with_a_broken_one_there_is_no_result()
    {
        using var campaign = new CampaignCopy();
        var broken = campaign.PathOf("set.json");
        File.WriteAllText(broken, "{");

        CampaignFolder.Load(campaign.Folder, campaign.PathOf("none.json")).Faults.ShouldHaveSingleItem().Fault.Code.ShouldBe(FaultCodes.FileUnreadable);
        CampaignFolder.Load(campaign.Folder, campaign.Folder).Faults.ShouldHaveSingleItem().Fault.Code.ShouldBe(FaultCodes.FileUnreadable);
        CampaignFolder.Load(campaign.Folder, broken).Faults.ShouldHaveSingleItem().Fault.Code.ShouldBe(FaultCodes.JsonSyntax);
    }

    [Fact]
    public void A_file_under_another_units_name_is_not_taken_in()
    {
        using var campaign = new CampaignCopy();
        File.Copy(campaign.PathOf("answers/STC.json"), campaign.PathOf("answers/STP.json"), overwrite: true);

        var result = campaign.Load().Result!;

        var (file, fault) = result.Findings.Single(f => f.Fault.Code is RefusalCodes.NotAssigned);
        (file, fault.Pointer).ShouldBe(("answers/STP.json", "/unit"));
        fault.Message.ShouldBe("Tệp này phải là phiếu của STP nhưng ghi đơn vị STC; cả tệp không được nhận.");
        result.Units.Single(u => u.Unit.Code is "STP").Answers.ShouldBeNull();
        result.Units.Single(u => u.Unit.Code is "STC").Answers.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("answers/STP (1).json")]
    [InlineData("answers/stp.json")]
    [InlineData("answers/SYT.json")]
    public void A_file_that_nobody_will_read_is_reported(string name)
    {
        using var campaign = new CampaignCopy();
        File.Copy(campaign.PathOf("answers/STP.json"), campaign.PathOf(name));

        var (file, fault) = campaign.Load().Result!.Findings.Single(f => f.Fault.Code is FaultCodes.UnitUnknown);

        file.ShouldBe(name);
        fault.Message.ShouldBeASentence();
    }

    [Fact]
    public void A_contributor_that_chooses_a_state_is_told_that_the_lead_does()
    {
        using var campaign = new CampaignCopy();
        var at = CampaignCopy.AnswerTo("SNV", "1.4.2");
        campaign.Change("answers/SNV.json", $"{at}/figures", "{ \"choice\": \"none\" }");

        var result = campaign.Load().Result!;

        var (file, fault) = result.Findings.Single(f => f.Fault.Code is RefusalCodes.NotAssigned);
        (file, fault.Pointer, fault.Row).ShouldBe(("answers/SNV.json", $"{at}/figures", "1.4.2"));
        fault.Message.ShouldContain("do đơn vị chủ trì STTTT chọn mức");
        result.LineOf(result.Set.Find("1.4.2")!).Evidence.Count.ShouldBe(CampaignCopy.Sample.LineOf(CampaignCopy.Sample.Set.Find("1.4.2")!).Evidence.Count, "what the contributor attached still counts");
        result.LineOf(result.Set.Find("1.4.2")!).Score.Points.ShouldBe(CampaignCopy.Sample.LineOf(CampaignCopy.Sample.Set.Find("1.4.2")!).Score.Points);
    }

    [Fact]
    public void An_empty_folder_of_answers_is_eight_units_that_have_not_sent_anything()
    {
        using var campaign = new CampaignCopy();
        Directory.Delete(campaign.PathOf("answers"), recursive: true);
        File.Delete(campaign.PathOf("entered.json"));

        var result = campaign.Load().Result!;

        result.Findings.Select(f => f.Fault.Code).ShouldBe([.. Enumerable.Repeat(AppFaultCodes.AnswersMissing, 8), AppFaultCodes.EnteredMissing]);
        result.Sheet.Total.OpenCount.ShouldBe(103);
        result.Labels.ShouldBeEmpty();
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_plan()
    {
        using var campaign = new CampaignCopy();
        foreach (var unit in new[] { "STNMT", "SNV", "STC" })
        {
            File.WriteAllText(campaign.PathOf($"answers/{unit}.json"), "{");
        }

        campaign.Load().Result!.Findings.Select(f => f.File).ShouldBe(["answers/SNV.json", "answers/STC.json", "answers/STNMT.json", "answers/VPUBND.json"]);
    }
}
