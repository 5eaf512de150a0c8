using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>Evidence of the index year, or a word why not.</summary>
public sealed class EvidenceOutsideYearCheckTests
{
    [Fact]
    public void Evidence_of_another_year_is_warned_of_once_with_all_its_leaves_unless_a_note_says_why()
    {
        var finding = CheckRun.Of("STP").Single(f => f.Code.Is("evidence-outside-year"));

        finding.Document.ShouldBe("STP-04");
        finding.What.ShouldContain("22/01/2021");
        CheckRun.Of("STP", c =>
        {
            c.Change("answers/STP.json", "/answers/3/evidence/0/note", "\"Công bố cho năm 2020\"");
            c.Change("answers/STP.json", "/answers/3/evidence/1/note", "\"Công bố cho năm 2020\"");
        }).ShouldNotContain(f => f.Code.Is("evidence-outside-year"));
        CheckRun.Of("STP", c => c.Change("answers/STP.json", "/documents/0/date", "\"2020-12-31\"")).ShouldNotContain(f => "STP-01".Is(f.Document ?? ""));
        CheckRun.Of("STP", c =>
        {
            c.Change("answers/STP.json", "/answers/1/explanation", null);
            c.Change("answers/STP.json", "/documents/0/date", "\"2021-01-01\"");
        }).ShouldContain(f => f.Code.Is("evidence-outside-year") && "STP-01".Is(f.Document ?? ""));
    }
}
