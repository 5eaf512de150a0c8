using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>Evidence or explanation on every answered leaf.</summary>
public sealed class EvidenceMissingCheckTests
{
    [Fact]
    public void Neither_evidence_nor_explanation_is_found_and_either_suffices()
    {
        CheckRun.Of("STP", c => c.Change("answers/STP.json", "/answers/2/evidence", "[]")).Single(f => f.Code.Is("evidence-missing")).Leaf!.Code.ShouldBe("2.1.2");
        CheckRun.Of("STP", c =>
        {
            c.Change("answers/STP.json", "/answers/2/evidence", "[]");
            c.Change("answers/STP.json", "/answers/2/explanation", "\"Đã xử lý xong trong quý IV.\"");
        }).ShouldNotContain(f => f.Code.Is("evidence-missing"));
    }
}
