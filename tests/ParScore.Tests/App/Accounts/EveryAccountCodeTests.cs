using System.Reflection;
using ParScore.App.Accounts;

namespace ParScore.Tests.App.Accounts;

/// <summary>Every code of what is refused about accounts is earned by a test beside this one.</summary>
public sealed class EveryAccountCodeTests
{
    public static TheoryData<string> Names => [.. typeof(AccountRefusals).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_stands_in_a_test(string name)
    {
        var tests = Directory.EnumerateFiles(RepositoryFiles.Path("tests", "ParScore.Tests", "App", "Accounts"), "*Tests.cs").Select(File.ReadAllText);

        tests.ShouldContain(t => t.Contains($"{nameof(AccountRefusals)}.{name}", StringComparison.Ordinal), name);
    }
}
