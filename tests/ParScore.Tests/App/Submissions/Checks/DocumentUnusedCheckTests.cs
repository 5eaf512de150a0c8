using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>A registered document proves something.</summary>
public sealed class DocumentUnusedCheckTests
{
    [Fact]
    public void A_document_that_nothing_uses_is_warned_of()
    {
        CheckRun.Of("STP").ShouldNotContain(f => f.Code.Is("document-unused"));

        CheckRun.Of("STP", c => c.Change("answers/STP.json", "/answers/6/evidence", "[]")).ShouldNotContain(f => f.Code.Is("document-unused"));
        CheckRun.Of("STP", c => c.Change("answers/STP.json", "/answers/3/evidence", "[]")).Single(f => f.Code.Is("document-unused")).Document.ShouldBe("STP-04");
    }
}
