using Dapper;
using ParScore.App;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Journal;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;
using ParScore.Tests.App.Reports;

namespace ParScore.Tests.App.Consolidation;

/// <summary>What stands in the record says the same as the folder it came from: the same result to the hash, the same workbook to the byte.</summary>
public sealed class CampaignRecordTests : IDisposable
{
    private readonly DataDirectory _directory = DataDirectory.At(Directory.CreateTempSubdirectory("parscore-record-").FullName);

    private readonly SetClock _clock = new() { Now = SmallRecord.Start };

    public void Dispose() => Directory.Delete(_directory.Path, recursive: true);

    [Fact]
    public async Task The_sample_in_the_record_is_the_sample_in_its_folder()
    {
        using var database = Open();

        var (wasThere, findings) = await ImportAsync(database, CampaignCopy.Sample, CampaignCopy.SampleFolder);
        var recorded = await FindAsync(database);

        (wasThere, findings.Count).ShouldBe((false, 0));
        recorded.Hash.ShouldBe(CampaignCopy.Sample.Hash);
        recorded.Labels.ShouldBe(CampaignCopy.Sample.Labels);
        recorded.Findings.Select(f => (f.Fault.Code, f.Fault.Row)).ShouldBe(CampaignCopy.Sample.Findings.Select(f => (f.Fault.Code, f.Fault.Row)));
        recorded.Units.Select(u => (u.Unit.Code, u.LateBy, u.Points.Value)).ShouldBe(CampaignCopy.Sample.Units.Select(u => (u.Unit.Code, u.LateBy, u.Points.Value)));
        MinistryWorkbook.WriteBytes(recorded, Workbooks.Binding, _clock.Now).AsSpan().SequenceEqual(MinistryWorkbook.WriteBytes(CampaignCopy.Sample, Workbooks.Binding, _clock.Now)).ShouldBeTrue();
        var report = await new Verifier(_directory, new DataSettings(), _clock).RunAsync(new VerifyOptions());
        report.Problems.ShouldBeEmpty();
        report.PassedOf(CheckKind.Score).ShouldBe(103);
    }

    [Fact]
    public async Task The_leaf_alone_scores_as_the_whole_campaign_does()
    {
        using var database = Open();
        await ImportAsync(database, CampaignCopy.Sample, CampaignCopy.SampleFolder);

        var stored = await database.ReadAsync(connection => LeafScoreStore.ListAsync(CampaignCopy.Plan.Id, connection));

        stored.ToDictionary(s => s.Leaf, s => s.Points, StringComparer.Ordinal).ShouldBe(CampaignCopy.Sample.Lines.ToDictionary(l => l.Leaf.Id, l => l.Score.Points.Value.ToExactText(), StringComparer.Ordinal), ignoreOrder: true);
        stored.Select(s => s.Trace).ShouldBe(CampaignCopy.Sample.Lines.OrderBy(l => l.Leaf.Id, StringComparer.Ordinal).Select(l => l.Score.Trace?.ToString()));
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        using var database = Open();
        await ImportAsync(database, CampaignCopy.Sample, CampaignCopy.SampleFolder);
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        var (wasThere, findings) = await ImportAsync(database, CampaignCopy.Sample, CampaignCopy.SampleFolder);

        (wasThere, findings.Count).ShouldBe((true, 0));
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Fact]
    public async Task A_file_that_is_refused_is_told_with_its_place_and_the_rest_comes_in()
    {
        using var campaign = new CampaignCopy();
        var pdf = File.ReadAllText(campaign.PathOf("documents/STP-01.pdf"), System.Text.Encoding.Latin1);
        File.WriteAllText(campaign.PathOf("documents/STP-01.pdf"), pdf.Replace("/Type", "/JavaScript (x) /Type", StringComparison.Ordinal), System.Text.Encoding.Latin1);
        var result = campaign.Load().Result!;
        using var database = Open();

        var (_, refused) = await ImportAsync(database, result, campaign.Folder);
        refused.ShouldNotBeEmpty();
        (await database.ReadAsync(connection => CampaignRecord.FindAsync(CampaignCopy.Plan.Id, connection))).ShouldBeNull("nothing comes in by halves unless that is asked for");

        var (wasThere, findings) = await new CampaignImport(database).ImportAsync(result, campaign.Folder, SmallRecord.Operator, mayBePartial: true);

        wasThere.ShouldBeFalse();
        var (file, fault) = result.Findings.Concat(findings).Where(f => f.Fault.Code is AppFaultCodes.DocumentContent).ShouldHaveSingleItem();
        (file, fault.Pointer).ShouldBe(("answers/STP.json", "/documents/0/file"));
        fault.Message.ShouldContain("STP-01");
        fault.Message.ShouldBeASentence();
        var documents = (await FindAsync(database)).Units.Single(u => u.Unit.Code.Is("STP")).Answers!.Documents;
        documents.Count.ShouldBe(8);
        documents.Where(d => d.Stored is null).ShouldHaveSingleItem().Id.ShouldBe("STP-01");
        (await new Verifier(_directory, new DataSettings(), _clock).RunAsync(new VerifyOptions())).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SNV", "1.1", "numerator", "\"2986,4\"")]
    [InlineData("SNV", "1.1", "numerator", "\"1.234,5\"")]
    [InlineData("SNV", "1.1", "numerator", "\" 8,50 \"")]
    [InlineData("SNV", "1.1", "numerator", "45.10")]
    [InlineData("SNV", "1.1", "numerator", "true")]
    [InlineData("SNV", "4.3.1", "items", "{ \"x\": \"met\" }")]
    [InlineData("STP", "2.1.1", "choice", "\"không có mức này\"")]
    public async Task A_figure_survives_as_it_was_typed_readable_or_not(string unit, string code, string role, string typed)
    {
        using var campaign = new CampaignCopy();
        campaign.Change($"answers/{unit}.json", $"{CampaignCopy.AnswerTo(unit, code)}/figures/{role}", typed);
        var result = campaign.Load().Result!;
        using var database = Open();

        await ImportAsync(database, result, campaign.Folder);
        var recorded = await FindAsync(database);

        recorded.Hash.ShouldBe(result.Hash);
        var (was, now) = (Line(result), Line(recorded));
        (now.Score.State, now.Score.OpenReason, now.Score.Points).ShouldBe((was.Score.State, was.Score.OpenReason, was.Score.Points));
        Typed(now).ShouldBe(Typed(was));
        Typed(now).ShouldNotBeEmpty();
        if (typed[0] is not '{')
        {
            Typed(now).ShouldContain(t => t.Role == role && t.Json == typed);
        }

        ConsolidatedLine Line(ProvinceResult from) => from.LineOf(from.Set.Find(code)!);
        TypedFigure[] Typed(ConsolidatedLine line) => [.. line.Answers.Single(a => a.Part.Unit.Is(unit)).Typed.OrderBy(t => t.Role, StringComparer.Ordinal).ThenBy(t => t.Item, StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Each_item_of_a_list_is_a_row_of_its_own()
    {
        using var database = Open();
        await ImportAsync(database, CampaignCopy.Sample, CampaignCopy.SampleFolder);

        var items = (await database.ReadAsync(connection => AnswerStore.ListFiguresAsync(CampaignCopy.Plan.Id, connection))).Where(f => f.Figure.Item.Length > 0).ToArray();

        items.Length.ShouldBe(5);
        items.ShouldAllBe(f => f.Figure.Role == "items" && f.Figure.Json!.StartsWith('"'));
    }

    [Fact]
    public async Task A_campaign_with_no_answers_at_all_comes_in_too()
    {
        using var campaign = new CampaignCopy();
        Directory.Delete(campaign.PathOf("answers"), recursive: true);
        File.Delete(campaign.PathOf("entered.json"));
        var result = campaign.Load().Result!;
        using var database = Open();

        await ImportAsync(database, result, campaign.Folder);

        (await FindAsync(database)).Hash.ShouldBe(result.Hash);
        (await database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from submission"))).ShouldBe(0);
    }

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Administrator)]
    public async Task Only_the_operator_at_the_server_imports_and_nobody_else_leaves_a_trace(Role role)
    {
        using var database = Open();
        using var campaign = new CampaignCopy();
        var head = await database.ReadAsync(ParScore.App.Journal.JournalStore.GetHeadAsync);

        var (wasThere, findings) = await new CampaignImport(database).ImportAsync(campaign.Load().Result.ShouldNotBeNull(), campaign.Folder, new Actor { Account = "ai-do", Role = role, Unit = "SNV" }, mayBePartial: true);

        wasThere.ShouldBeFalse();
        var fault = findings.ShouldHaveSingleItem().Fault;
        fault.Code.ShouldBe(AccessRefusals.Role);
        fault.Message.ShouldBeASentence();
        (await database.ReadAsync(ParScore.App.Journal.JournalStore.GetHeadAsync)).ShouldBe(head);
        Directory.EnumerateFiles(_directory.EvidenceFolder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        using var database = Open();

        (await database.ReadAsync(connection => CampaignRecord.FindAsync("none", connection))).ShouldBeNull();
    }

    private Database Open() => Database.Open(_directory, new DataSettings(), _clock);

    private static Task<(bool WasThere, IReadOnlyList<FileFault> Findings)> ImportAsync(Database database, ProvinceResult result, string folder) =>
        new CampaignImport(database).ImportAsync(result, folder, SmallRecord.Operator);

    private static async Task<ProvinceResult> FindAsync(Database database) =>
        (await database.ReadAsync(connection => CampaignRecord.FindAsync(CampaignCopy.Plan.Id, connection))).ShouldNotBeNull().Consolidate();
}
