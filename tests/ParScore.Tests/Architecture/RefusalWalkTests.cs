using System.Reflection;
using System.Text.RegularExpressions;
using ParScore.App.Access;
using ParScore.Scoring;

namespace ParScore.Tests.Architecture;

/// <summary>Walks every refusal code there is: each is earned by a test, and wherever it is given it comes with a Vietnamese sentence that says what to do.</summary>
public sealed partial class RefusalWalkTests
{
    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Sources = new(() => Read("src"));

    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Tests = new(() => Read("tests/ParScore.Tests"));

    public static TheoryData<string, string> Codes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (type, name, _) in AllCodes())
            {
                data.Add(type.Name, name);
            }

            return data;
        }
    }

    [Fact]
    public void There_are_many_and_no_two_of_one_feature_are_the_same()
    {
        AllCodes().Count().ShouldBeGreaterThan(130);
        AllCodes().GroupBy(c => (c.Type, c.Code)).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_is_earned_by_a_test(string type, string field)
    {
        // A test that walks a whole class earns each of its codes by reflection.
        var isWalked = Tests.Value.Any(t => Walk().Matches(t.Text).Any(m => string.Equals(m.Groups["type"].Value, type, StringComparison.Ordinal)));

        (isWalked || Tests.Value.Any(t => t.Text.Contains($"{type}.{field}", StringComparison.Ordinal))).ShouldBeTrue($"{type}.{field}");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_is_given_with_a_sentence_that_says_what_to_do(string type, string field)
    {
        var given = Sources.Value.SelectMany(s => SentencesOf($"{type}.{field}", s.Text)).ToArray();
        var isRelayed = Sources.Value.Any(s => s.Text.Contains($"{type}.{field}", StringComparison.Ordinal) && !s.Path.EndsWith($"{type}.cs", StringComparison.Ordinal));

        isRelayed.ShouldBeTrue($"{type}.{field} is never given");
        foreach (var sentence in given)
        {
            sentence.ShouldMatch("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]");
            // A sentence that ends with what is advised for the state gets its full stop from there.
            sentence.ShouldMatch(@"(\.|\{Advice\(state\)\})$", sentence);
            sentence.ToLowerInvariant().ShouldMatch(@"hãy|chỉ |không cần|xin |phải |cần |liên hệ|đề nghị|\{advice", sentence);
        }
    }

    private static IEnumerable<(Type Type, string Field, string Code)> AllCodes() =>
        new[] { typeof(AccessRefusals).Assembly, typeof(RefusalCodes).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.Name.EndsWith("Refusals", StringComparison.Ordinal) && t is { IsAbstract: true, IsSealed: true })
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (t, f.Name, (string)f.GetRawConstantValue()!)));

    // new(Code, where, "sentence") and new Refusal(Code, where, $"sentence"): the last text before the closing bracket.
    private static IEnumerable<string> SentencesOf(string code, string source) =>
        Regex.Matches(source, $@"\({Regex.Escape(code)},\s*(?<where>""[^""]*""|[\w.!?\[\]]+(\([^()]*\))?),\s*\$?""(?<text>[^""{{}}]*(\{{[^{{}}]*(\{{[^{{}}]*\}}[^{{}}]*)*\}}[^""{{}}]*)*)""\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2))
            .Select(m => m.Groups["text"].Value);

    [GeneratedRegex(@"typeof\((?<type>\w+Refusals)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Walk();

    private static List<(string, string)> Read(string folder)
    {
        var root = RepositoryFiles.Path(folder.Split('/'));
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).ToArray();
        files.Length.ShouldBeGreaterThan(100);
        return [.. files.Select(f => (f, File.ReadAllText(f)))];
    }
}
