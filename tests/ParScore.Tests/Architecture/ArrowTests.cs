using System.Reflection;
using System.Xml.Linq;

namespace ParScore.Tests.Architecture;

/// <summary>Scoring ← App ← {Web, Cli}: knowledge of points knows nothing of files, screens or clocks.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("ParScore.Scoring", "")]
    [InlineData("ParScore.App", "ParScore.Scoring")]
    [InlineData("ParScore.Cli", "ParScore.App")]
    [InlineData("ParScore.Web", "ParScore.App")]
    public void A_project_refers_only_to_the_one_below_it(string project, string below) =>
        References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)).ShouldBe(below.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("ParScore.Scoring", "ParScore.Scoring")]
    [InlineData("ParScore.App", "ParScore.App ParScore.Scoring")]
    [InlineData("parscore", "parscore ParScore.App ParScore.Scoring")]
    [InlineData("ParScore.Web", "ParScore.Web ParScore.App ParScore.Scoring")]
    public void What_was_built_knows_no_more_than_that(string assembly, string known)
    {
        var loaded = Assembly.Load(assembly);

        loaded.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("parscore", StringComparison.OrdinalIgnoreCase)).Append(loaded.GetName().Name!).Except(known.Split(' '), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Scoring_needs_nothing_but_the_platform()
    {
        References("ParScore.Scoring", "PackageReference").ShouldBeEmpty();
        References("ParScore.Scoring", "FrameworkReference").ShouldBeEmpty();
        Assembly.Load("ParScore.Scoring").GetReferencedAssemblies().Select(a => a.Name!).ShouldAllBe(n => n.StartsWith("System.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ParScore.App", "Dapper DocumentFormat.OpenXml MailKit Microsoft.Data.Sqlite Microsoft.Extensions.Hosting.Abstractions Microsoft.Extensions.Identity.Core NodaTime Otp.NET zxcvbn-core")]
    [InlineData("ParScore.Web", "QRCoder")]
    [InlineData("ParScore.Cli", "Spectre.Console System.CommandLine")]
    public void Packages_stand_where_they_are_used(string project, string packages) =>
        References(project, "PackageReference").ShouldBe(packages.Split(' '));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(RepositoryFiles.Path("src", project, $"{project}.csproj")).Descendants(kind).Select(r => r.Attribute("Include")!.Value);
}
