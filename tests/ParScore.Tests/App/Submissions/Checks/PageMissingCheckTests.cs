using ParScore.App.Submissions.Checks;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>A link names section or page.</summary>
public sealed class PageMissingCheckTests
{
    [Fact]
    public void A_link_that_names_neither_section_nor_page_is_warned_of()
    {
        var finding = CheckRun.Of("STP").Single(f => f.Code.Is("page-missing"));

        finding.Severity.ShouldBe(CheckSeverity.Warns);
        finding.Document.ShouldBe("STP-06");
    }
}
