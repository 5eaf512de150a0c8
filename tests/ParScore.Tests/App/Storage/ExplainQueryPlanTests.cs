using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Storage;

/// <summary>Ten years of documents do not slow a page down: what a page asks is answered from an index, never by reading a whole table.</summary>
public sealed partial class ExplainQueryPlanTests
{
    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["a page of the register"] = EvidenceStore.PageOfDocuments,
        ["the links of a leaf"] = EvidenceStore.LinksOfLeaf,
        ["the figures of a leaf"] = AnswerStore.FiguresOfLeaf,
        ["the reasons for not applicable of a leaf"] = AnswerStore.NotApplicableOfLeaf,
        ["the explanations of a leaf"] = AnswerStore.ExplanationsOfLeaf,
        ["the journal about a row"] = SourceOf("Journal/JournalStore.cs", "ListAboutAsync"),
        ["the journal's head"] = SourceOf("Journal/JournalStore.cs", "GetHeadAsync"),
        ["the journal after a row"] = SourceOf("Journal/JournalStore.cs", "ReadAfter"),
        ["where a document is used"] = SourceOf("Evidence/EvidenceStore.cs", "ListUsesAsync"),
        ["one document"] = SourceOf("Evidence/EvidenceStore.cs", "FindAsync"),
        ["one submission"] = SourceOf("Submissions/SubmissionStore.cs", "FindAsync"),
        ["a unit's receipts"] = SourceOf("Submissions/SubmissionStore.cs", "ListReceiptsAsync"),
        ["the entered results"] = SourceOf("Submissions/SubmissionStore.cs", "ListEnteredAsync"),
        ["one campaign"] = SourceOf("Campaigns/CampaignStore.cs", "FindAsync"),
        ["a campaign's extensions"] = SourceOf("Campaigns/ExtensionStore.cs", "ListAsync"),
        ["the reminders that were sent"] = SourceOf("Reminders/ReminderStore.cs", "ListSentAsync"),
        ["a campaign's e-mails"] = SourceOf("Reminders/MailStore.cs", "ListAsync"),
        ["a unit's notices"] = SourceOf("Notices/NoticeStore.cs", "ListAsync"),
        ["a session"] = SourceOf("Accounts/SessionStore.cs", "FindAsync"),
        ["the roles of an account"] = SourceOf("Accounts/MembershipStore.cs", "ListAsync"),
        ["a password's hash"] = SourceOf("Accounts/AccountStore.cs", "FindPasswordHashAsync"),
        ["a handled request"] = SourceOf("Storage/WriteSession.cs", "FindHandledAsync"),
    };

    public static TheoryData<string> Names => [.. Queries.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_reads_by_an_index(string query)
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = Database.Connect(record.Directory.DatabaseFile, SqliteOpenMode.ReadWrite);

        var plan = Plan(Queries[query], connection);

        plan.ShouldNotBeEmpty();
        // Two of them read from one end: the newest row, and what follows a row.
        plan.Where(p => p.StartsWith("SCAN", StringComparison.Ordinal) && query is not "the journal's head").ShouldBeEmpty(string.Join('\n', plan));
        if (query is "a page of the register" or "the links of a leaf" or "the journal about a row" or "the journal after a row")
        {
            plan.ShouldNotContain(p => p.Contains("TEMP B-TREE", StringComparison.Ordinal), string.Join('\n', plan));
        }
    }

    [Fact]
    public async Task The_test_sees_a_whole_table_being_read()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = Database.Connect(record.Directory.DatabaseFile, SqliteOpenMode.ReadWrite);

        Plan("select * from document where issuer = @Issuer", connection).ShouldContain(p => p.StartsWith("SCAN document", StringComparison.Ordinal));
    }

    private static string[] Plan(string sql, SqliteConnection connection)
    {
        // Values change no plan here, but each name must have one.
        var parameters = new DynamicParameters();
        foreach (Match name in Parameter().Matches(sql))
        {
            parameters.Add(name.Groups["name"].Value, "1");
        }

        return [.. connection.Query($"explain query plan {sql}", parameters).Cast<IDictionary<string, object>>().Select(r => (string)r["detail"])];
    }

    /// <summary>The statement of a store's method, with its constants put in.</summary>
    private static string SourceOf(string file, string method)
    {
        var source = File.ReadAllText(RepositoryFiles.Path(["src", "ParScore.App", .. file.Split('/')]));
        var body = source[source.IndexOf($" {method}(", StringComparison.Ordinal)..];
        var sql = Statement().Match(body).Groups["sql"].Value;
        return Constant().Replace(sql, constant => Regex.Match(source, $"const string {constant.Groups["name"].Value} = (\"\"\"(?<sql>.*?)\"\"\"|\"(?<sql>[^\"]*)\")", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["sql"].Value);
    }

    [GeneratedRegex("@(?<name>[A-Z][A-Za-z0-9]*)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Parameter();

    [GeneratedRegex("sql = \\$?(\"\"\"(?<sql>.*?)\"\"\"|\"(?<sql>[^\"]*)\")", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Statement();

    [GeneratedRegex("\\{(?<name>[A-Z][A-Za-z]*)\\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Constant();
}
