using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Submissions.Initiatives;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>Evidence reaches no further than its unit's task: not to others' leaves, and not past what an extension opened.</summary>
public sealed class EvidenceReachTests
{
    private static readonly Actor Officer = WorkflowRecord.Person(Role.Officer, "STC");

    [Theory]
    [InlineData("1.2")]
    [InlineData("2")]
    public async Task A_document_is_not_linked_to_a_leaf_that_is_not_the_units(string leaf)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Draft);
        using var database = record.Open();

        var refusal = (await new EvidenceService(database).LinkAsync(WorkflowRecord.Campaign, leaf, "STC", "STC-01", "II", "3", null, Officer, null)).Refusals.ShouldHaveSingleItem();

        (refusal.Code, refusal.Where).ShouldBe((RefusalCodes.NotAssigned, "leaf"));
        refusal.Message.ShouldBeASentence();
        (await new EvidenceService(database).LinkAsync(WorkflowRecord.Campaign, "1.3", "STC", "STC-01", "II", "3", null, Officer, null)).Refusals.ShouldBeEmpty("a contributor proves its part");
    }

    [Fact]
    public async Task An_extension_for_a_leaf_does_not_open_the_documents_of_initiatives()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Returned);
        using var database = record.Open();
        var evidence = new EvidenceService(database);
        using var first = new MemoryStream(SmallRecord.Picture(7));
        var document = (await evidence.UploadAsync(WorkflowRecord.Campaign, "STC", SmallRecord.Details("7/SK"), "a.png", first, first.Length, Officer, null)).Document!;
        (await new InitiativeService(database).LinkAsync(WorkflowRecord.Campaign, "STC", 1, document, null, "1", null, Officer, null)).Refusals.ShouldBeEmpty();
        record.Clock.Now = WorkflowRecord.SelfScoreLocked;
        var grant = new GrantExtension { Campaign = WorkflowRecord.Campaign, Step = DeadlineStep.SelfScore, Unit = "STC", Leaf = WorkflowRecord.Set.Find("1.1")!.Id, Until = record.Clock.Now + Duration.FromDays(2), Reason = "Sửa 1.1." };
        (await new ExtensionService(database, record.Clock).GrantAsync(grant, record.Coordinator, null)).Refusals.ShouldBeEmpty();

        (await ReplaceAsync(evidence, document)).ShouldBe([AccessRefusals.Locked]);
        (await ReplaceAsync(evidence, "STC-01")).ShouldBeEmpty("it proves the leaf that was extended");
    }

    private static async Task<string[]> ReplaceAsync(EvidenceService evidence, string document)
    {
        using var picture = new MemoryStream(SmallRecord.Picture(9));
        return [.. (await evidence.ReplaceFileAsync(WorkflowRecord.Campaign, "STC", document, "b.png", picture, picture.Length, Officer, null)).Refusals.Select(r => r.Code)];
    }
}
