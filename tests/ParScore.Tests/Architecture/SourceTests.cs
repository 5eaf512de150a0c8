using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ParScore.Tests.Architecture;

/// <summary>Rules that hold in every source file: one clock, no binary fractions, spreadsheets in one place, a word for every type.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Nobody_asks_the_machine_what_time_it_is_but_the_two_programs() =>
        FilesNaming(MachineClock()).Except(["ParScore.Cli/Program.cs", "ParScore.Web/Program.cs"], StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void The_command_line_gets_its_clock_from_the_platform_in_its_first_lines() =>
        FilesNaming(MachineClock()).ShouldContain(f => f == "ParScore.Cli/Program.cs");

    [Fact]
    public void No_binary_fraction_touches_points() =>
        FilesNaming(BinaryFraction()).Where(f => f.StartsWith("ParScore.Scoring/", StringComparison.Ordinal)).ShouldBe(["ParScore.Scoring/Json/CanonicalJson.cs"]);

    [Fact]
    public void Only_reports_know_spreadsheets() =>
        FilesNaming(Spreadsheets()).ShouldAllBe(f => f.StartsWith("ParScore.App/Reports/", StringComparison.Ordinal));

    [Fact]
    public void Only_one_file_knows_the_mail_library() =>
        FilesNaming(MailLibrary()).ShouldBe(["ParScore.App/Reminders/SmtpMailSender.cs"]);

    [Fact]
    public void Only_stores_and_what_guards_the_record_know_the_database() =>
        FilesNaming(DatabaseLibraries()).Where(f => !f.StartsWith("ParScore.App/Storage/", StringComparison.Ordinal) && !f.StartsWith("ParScore.App/Journal/", StringComparison.Ordinal) && !f.StartsWith("ParScore.App/Verification/", StringComparison.Ordinal) && !f.EndsWith("Store.cs", StringComparison.Ordinal))
            .ShouldBe(
            [
                "ParScore.App/Access/Gate.cs", "ParScore.App/Approvals/ApprovalDraft.cs", "ParScore.App/Approvals/ApprovalService.cs", "ParScore.App/Backups/BackupService.cs",
                "ParScore.App/Consolidation/CampaignRecord.cs", "ParScore.App/Ministry/AppraisalService.cs", "ParScore.App/Ministry/KeyingService.cs",
                "ParScore.App/Ministry/ResultsService.cs", "ParScore.App/Submissions/Parts/SeenByUnit.cs",
            ]);

    [Fact]
    public void Rules_and_answers_know_neither_files_nor_the_network() =>
        FilesNaming(OutsideWorld()).Where(f => f.StartsWith("ParScore.Scoring/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("ParScore.Scoring")]
    [InlineData("ParScore.App")]
    public void Every_public_type_says_what_it_means_in_the_office(string assembly)
    {
        var summaries = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml")).Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value))
            .Select(m => m.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var types = Assembly.Load(assembly).GetExportedTypes().Where(t => !t.FullName!.Contains('<', StringComparison.Ordinal)).ToArray();

        types.Length.ShouldBeGreaterThan(20);
        types.Select(t => $"T:{t.FullName!.Replace('+', '.')}").Where(t => !summaries.Contains(t)).ShouldBeEmpty();
    }

    [Fact]
    public void The_patterns_above_find_what_they_look_for()
    {
        MachineClock().IsMatch("var now = DateTimeOffset.UtcNow;").ShouldBeTrue();
        MachineClock().IsMatch("SystemClock.Instance").ShouldBeTrue();
        BinaryFraction().IsMatch("(double)points").ShouldBeTrue();
        BinaryFraction().IsMatch("1.5f").ShouldBeTrue();
        Code("x(); // a double\n/// <summary>double</summary>\n\"double\"").ShouldNotContain("double");
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b|\bSystemClock\b|\bTimeProvider\s*\.\s*System\b|\bStopwatch\b|\bTickCount", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"\b(double|float|Double|Single|Half)\b|(?<![\w.])\d+(\.\d+)?[fFdD]\b|\bToDouble\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BinaryFraction();

    [GeneratedRegex(@"\bDocumentFormat\b|\bOpenXml\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spreadsheets();

    [GeneratedRegex(@"\b(MailKit|MimeKit)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MailLibrary();

    [GeneratedRegex(@"\bDapper\b|\bSqlite", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatabaseLibraries();

    [GeneratedRegex(@"\bSystem\.(IO|Net|Data)\b|\b(File|Directory|Path|Environment|Console)\s*\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OutsideWorld();

    [GeneratedRegex("""//[^\n]*|"([^"\\\n]|\\.)*"|'([^'\\\n]|\\.)'""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WordsForPeople();

    private static string Code(string source) => WordsForPeople().Replace(source, " ");

    /// <summary>Sources whose code, comments and texts aside, matches; as paths below src.</summary>
    private static IEnumerable<string> FilesNaming(Regex pattern)
    {
        var src = RepositoryFiles.Path("src");
        var files = Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(src, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .ToArray();
        files.Length.ShouldBeGreaterThan(100);
        return files.Where(f => pattern.IsMatch(Code(File.ReadAllText(Path.Combine(src, f))))).Order(StringComparer.Ordinal);
    }
}
