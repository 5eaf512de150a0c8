using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>A document without a file is explained wherever it is used.</summary>
public sealed class WithoutFileUnexplainedCheckTests
{
    [Fact]
    public void A_document_without_a_file_is_explained_wherever_it_is_used()
    {
        CheckRun.Of("STC").ShouldNotContain(f => f.Code.Is("without-file-unexplained"));

        var finding = CheckRun.Of("STC", c => c.Change("answers/STC.json", "/answers/6/explanation", null)).Single(f => f.Code.Is("without-file-unexplained"));

        finding.Leaf!.Id.ShouldBe("thuc-hien-kien-nghi-sau-thanh-tra-kiem");
        finding.Document.ShouldBe("STC-11");
    }
}
