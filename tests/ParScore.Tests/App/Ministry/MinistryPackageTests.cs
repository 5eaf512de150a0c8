using ParScore.App.Approvals;
using ParScore.App.Ministry;
using ParScore.App.Storage;

namespace ParScore.Tests.App.Ministry;

/// <summary>The package equals the approved version, and whoever changes it is found.</summary>
public sealed class MinistryPackageTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("parscore-goi-").FullName;

    private string Folder => Path.Combine(_parent, "goi");

    public static TheoryData<string> Changes => [.. Edits.Keys];

    private static readonly Dictionary<string, Action<string>> Edits = new(StringComparer.Ordinal)
    {
        ["an explanation"] = d => File.AppendAllText(Path.Combine(d, "giai-trinh", "1.1.txt"), "Thêm."),
        ["an explanation removed"] = d => File.Delete(Path.Combine(d, "giai-trinh", "1.1.txt")),
        ["a document"] = d => Flip(Directory.EnumerateFiles(Path.Combine(d, "tai-lieu"), "*", SearchOption.AllDirectories).First()),
        ["a document removed"] = d => File.Delete(Directory.EnumerateFiles(Path.Combine(d, "tai-lieu"), "*", SearchOption.AllDirectories).First()),
        ["a document added"] = d => File.WriteAllText(Path.Combine(d, "tai-lieu", "them.pdf"), "x"),
        ["the keying list"] = d => File.AppendAllText(Path.Combine(d, "phieu-nhap.csv"), "\"9.9\""),
        ["the approved content"] = d => Replace(Path.Combine(d, "ban-chot.json"), "40,5", "41"),
        ["the points in it"] = d => Replace(Path.Combine(d, "ban-chot.json"), "\"points\":\"1\"", "\"points\":\"0\""),
        ["the criteria set"] = d => Replace(Path.Combine(d, "bo-tieu-chi.json"), "\"1.2\"", "\"1.9\""),
        ["the approved content removed"] = d => File.Delete(Path.Combine(d, "ban-chot.json")),
        ["the decision in the bag's information"] = d => Replace(Path.Combine(d, "..", "bag-info.txt"), "512/QĐ-UBND", "999/QĐ-UBND"),
    };

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public async Task It_is_made_from_the_approved_version_even_when_the_record_has_moved_on()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Correcting);
        using var database = record.Open();
        await record.ReturnAsync(database, "1.2", "SNV");
        var save = new ParScore.App.Submissions.SaveAnswer { Campaign = WorkflowRecord.Campaign, Leaf = "1.2", Unit = "SNV", Explanation = new("Đã sửa sau phê duyệt.", 1) };
        (await new ParScore.App.Submissions.AnswerService(database).SaveAsync(save, WorkflowRecord.Person(ParScore.App.Accounts.Role.Officer, "SNV"), null)).Refusals.ShouldBeEmpty();

        var made = await MakeAsync(record, database);

        made.Snapshot!.Number.ShouldBe(1);
        File.ReadAllText(Path.Combine(Folder, "data", "giai-trinh", "1.2.txt")).ShouldBe("Số liệu đến hết tháng 12.\n");
        File.ReadAllText(Path.Combine(Folder, "data", "ban-chot.json")).ShouldBe(made.Snapshot.Content);
        Directory.EnumerateFiles(Path.Combine(Folder, "data", "tai-lieu", "1", "1.1")).Select(Path.GetFileName).ShouldHaveSingleItem().ShouldBe("1.1-01 – 1-BC-STC.png");
    }

    [Fact]
    public async Task The_same_version_gives_the_same_files()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        var first = await MakeAsync(record, database);
        record.Clock.Now += NodaTime.Duration.FromDays(3);

        var second = await new MinistryPackage(database).WriteAsync(WorkflowRecord.Campaign, 1, Path.Combine(_parent, "goi-2"), _ => null, record.Coordinator);

        second.ManifestSha256.ShouldBe(first.ManifestSha256);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Whatever_is_changed_in_it_is_found(string change)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        var made = await MakeAsync(record, database);
        MinistryProof.Check(Folder, made.Snapshot!.Hash, _ => null).ShouldBeEmpty();

        Edits[change](Path.Combine(Folder, "data"));

        var differences = MinistryProof.Check(Folder, made.Snapshot.Hash, _ => null);
        differences.ShouldNotBeEmpty();
        differences.ShouldAllBe(d => d.EndsWith('.'));
    }

    [Fact]
    public async Task A_whole_package_of_another_version_is_told_from_the_approved_one()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        await MakeAsync(record, database);

        MinistryProof.Check(Folder, "sha256:" + new string('0', 64), _ => null).ShouldHaveSingleItem().ShouldContain("khác mã của bản đã phê duyệt");
        MinistryProof.Check(Path.Combine(_parent, "khong-co"), null, _ => null).ShouldHaveSingleItem().ShouldContain("Không đọc được gói");
    }

    [Fact]
    public async Task A_lost_file_stops_it_and_nothing_is_handed_out()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        File.Delete(Directory.EnumerateFiles(record.Directory.EvidenceFolder, "*", SearchOption.AllDirectories).First());

        var made = await new MinistryPackage(database).WriteAsync(WorkflowRecord.Campaign, null, Folder, _ => null, record.Coordinator);

        made.Problems.ShouldHaveSingleItem().Message.ShouldContain("1.1-01");
        made.Snapshot.ShouldBeNull();
        Directory.EnumerateFileSystemEntries(_parent).ShouldBeEmpty();
    }

    [Fact]
    public async Task There_is_no_version_that_was_not_approved()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();

        (await new MinistryPackage(database).WriteAsync(WorkflowRecord.Campaign, 2, Folder, _ => null, record.Coordinator)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.NotApproved);
        (await database.ReadAsync(connection => ApprovalStore.FindSnapshotAsync(WorkflowRecord.Campaign, 2, connection))).ShouldBeNull();
    }

    private async Task<MadeMinistryPackage> MakeAsync(WorkflowRecord record, Database database)
    {
        var made = await new MinistryPackage(database).WriteAsync(WorkflowRecord.Campaign, null, Folder, _ => null, record.Coordinator);
        made.Problems.ShouldBeEmpty();
        made.Refusals.ShouldBeEmpty();
        return made;
    }

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static void Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(file);
        text.ShouldContain(old);
        File.WriteAllText(file, text.Replace(old, with, StringComparison.Ordinal));
    }
}
