using System.Security.Cryptography;
using Dapper;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>What people do with evidence: register, replace, link, take back, read – and what is refused to whom.</summary>
public sealed class EvidenceServiceTests : IAsyncLifetime
{
    private static readonly Actor Stranger = new() { Account = "minh", Role = Role.Officer, Unit = "STP" };
    private static readonly string Leaf = CampaignCopy.Set.Leaves.First().Id;

    private EvidenceDesk? _desk;

    private EvidenceDesk Desk => _desk!;

    public async Task InitializeAsync() => _desk = await EvidenceDesk.OpenAsync();

    public async Task DisposeAsync() => await Desk.DisposeAsync();

    [Fact]
    public async Task An_uploaded_document_is_in_the_register_on_the_disk_and_in_the_journal()
    {
        var outcome = await Desk.UploadAsync("Kế hoạch 125.pdf", PdfFiles.Good);

        outcome.IsDone.ShouldBeTrue();
        (outcome.Document, outcome.Revision).ShouldBe(("SNV-01", 1));
        var stored = await Desk.DocumentAsync("SNV-01");
        stored.Document.Number.ShouldBe("125/KH-UBND");
        stored.Document.File.ShouldBe("Kế hoạch 125.pdf");
        stored.Document.Stored.ShouldBe(new StoredFile(PdfFiles.Good.Length, Digest(PdfFiles.Good)));
        stored.Type.ShouldBe(EvidenceType.Pdf);
        (await File.ReadAllBytesAsync(PathOf(PdfFiles.Good))).ShouldBe(PdfFiles.Good);
        (await Desk.JournalAsync()).Count(e => e is { Action: "evidence-uploaded", Actor: "lan", Unit: "SNV", Subject: "document" or "document_file" or "stored_file" }).ShouldBe(3);
        Directory.EnumerateFiles(Desk.Folder.IncomingFolder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Faults_of_the_details_are_told_all_at_once_and_nothing_is_kept()
    {
        var before = await Desk.TraceAsync();
        var details = new DocumentDetails { Number = " ", Date = new DateOnly(1, 1, 1), Issuer = "", Abstract = new string('a', 30_000) };

        var outcome = await Desk.Service.UploadAsync(EvidenceDesk.Campaign, "SNV", details, "a.pdf", new MemoryStream(PdfFiles.Good), null, EvidenceDesk.Officer, null);

        outcome.Refusals.Select(r => (r.Code, r.Where)).ShouldBe([(EvidenceRefusals.Incomplete, "number"), (EvidenceRefusals.Incomplete, "issuer"), (EvidenceRefusals.Incomplete, "abstract"), (EvidenceRefusals.Incomplete, "date")]);
        outcome.Refusals.ShouldAllBe(r => r.Message.EndsWith('.'));
        (await Desk.TraceAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_replaced_file_is_a_new_version_and_the_old_one_stays()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);

        var outcome = await Desk.Service.ReplaceFileAsync(EvidenceDesk.Campaign, "SNV", "SNV-01", "b.png", new MemoryStream(PictureFiles.Png), null, EvidenceDesk.Officer, null);

        outcome.Revision.ShouldBe(2);
        (await Desk.DocumentAsync("SNV-01")).Document.File.ShouldBe("b.png");
        (await ReadAsync("SNV-01", revision: 1)).ShouldBe(PdfFiles.Good);
        (await ReadAsync("SNV-01")).ShouldBe(PictureFiles.Png);
    }

    [Fact]
    public async Task A_document_without_a_file_needs_a_reason_and_takes_no_file_later()
    {
        var without = await Desk.Service.RegisterWithoutFileAsync(EvidenceDesk.Campaign, "SNV", EvidenceDesk.Details, " \u0000 ", EvidenceDesk.Officer, null);
        without.Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.WithoutFile);

        (await Desk.Service.RegisterWithoutFileAsync(EvidenceDesk.Campaign, "SNV", EvidenceDesk.Details, "Văn bản mật", EvidenceDesk.Officer, null)).Document.ShouldBe("SNV-01");

        (await Desk.DocumentAsync("SNV-01")).Document.WithoutFile.ShouldBe("Văn bản mật");
        var replaced = await Desk.Service.ReplaceFileAsync(EvidenceDesk.Campaign, "SNV", "SNV-01", "a.pdf", new MemoryStream(PdfFiles.Good), null, EvidenceDesk.Officer, null);
        replaced.Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.WithoutFile);
        (await GiveOutAsync("SNV-01")).Code.ShouldBe(EvidenceRefusals.WithoutFile);
    }

    [Fact]
    public async Task The_same_bytes_lie_on_the_disk_once()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        await Desk.UploadAsync("b.pdf", PdfFiles.Good);

        Desk.FilesOnDisk().ShouldBe([PathOf(PdfFiles.Good)]);
        (await Desk.DocumentAsync("SNV-02")).Document.Stored.ShouldBe((await Desk.DocumentAsync("SNV-01")).Document.Stored);
    }

    [Fact]
    public async Task Links_number_the_evidence_of_a_leaf_and_are_taken_back_with_a_reason()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        await Desk.UploadAsync("b.pdf", PdfFiles.Good);

        (await LinkAsync("SNV-02", "mục II")).Link.ShouldBe(1);
        (await LinkAsync("SNV-01", null)).Link.ShouldBe(2);
        (await LinksAsync()).ShouldBe([("SNV-02", 1, "mục II"), ("SNV-01", 2, null)]);

        (await UnlinkAsync(1, version: 1, reason: "")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.ReasonMissing);
        (await UnlinkAsync(1, version: 2, reason: "nhầm")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.Changed);
        (await UnlinkAsync(1, version: 1, reason: "nhầm")).IsDone.ShouldBeTrue();
        (await UnlinkAsync(1, version: 2, reason: "nhầm")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.Changed);

        (await LinksAsync()).ShouldBe([("SNV-01", 2, null)]);
        (await LinkAsync("SNV-02", null)).Link.ShouldBe(3);
        (await ReadAsync("SNV-02")).ShouldBe(PdfFiles.Good);
        (await Desk.JournalAsync()).Single(e => e.Action is "evidence-unlinked").Reason.ShouldBe("nhầm");
    }

    [Theory]
    [InlineData("no-such-leaf", "SNV-01")]
    [InlineData(null, "SNV-99")]
    public async Task What_is_not_there_is_not_linked(string? leaf, string document)
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        var before = await Desk.TraceAsync();

        var outcome = await Desk.Service.LinkAsync(EvidenceDesk.Campaign, leaf ?? Leaf, "SNV", document, null, null, null, EvidenceDesk.Officer, null);

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
        (await Desk.TraceAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_document_is_removed_with_a_reason_when_nothing_uses_it_and_keeps_its_bytes()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        await LinkAsync("SNV-01", null);

        (await RemoveAsync(version: 1, reason: null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.ReasonMissing);
        var used = (await RemoveAsync(version: 1, reason: "trùng")).Refusals.ShouldHaveSingleItem();
        used.Code.ShouldBe(EvidenceRefusals.Changed);
        used.Message.ShouldContain(CampaignCopy.Set.Leaves.First().Code.ToString());
        await UnlinkAsync(1, version: 1, reason: "trùng");
        (await RemoveAsync(version: 7, reason: "trùng")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.Changed);
        (await RemoveAsync(version: 1, reason: "trùng")).IsDone.ShouldBeTrue();

        (await Desk.DocumentAsync("SNV-01")).RemovedReason.ShouldBe("trùng");
        (await ReadAsync("SNV-01")).ShouldBe(PdfFiles.Good);
        (await LinkAsync("SNV-01", null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.Removed);
        var replaced = await Desk.Service.ReplaceFileAsync(EvidenceDesk.Campaign, "SNV", "SNV-01", "a.png", new MemoryStream(PictureFiles.Png), null, EvidenceDesk.Officer, null);
        replaced.Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.Removed);
        (await Desk.UploadAsync("a.pdf", PdfFiles.Good)).Document.ShouldBe("SNV-02");
    }

    [Fact]
    public async Task The_same_request_is_carried_out_once_and_its_name_serves_nothing_else()
    {
        var first = await Desk.UploadAsync("a.pdf", PdfFiles.Good, request: "r1");
        var trace = await Desk.TraceAsync();
        var again = await Desk.UploadAsync("a.pdf", PdfFiles.Good, request: "r1");

        again.ShouldBe(first with { Refusals = again.Refusals });
        (await Desk.TraceAsync()).ShouldBe(trace);
        await Should.ThrowAsync<InvalidOperationException>(() => Desk.UploadAsync("a.pdf", PdfFiles.Modern(), request: "r1"));
        await Should.ThrowAsync<InvalidOperationException>(() => Desk.UploadAsync("other.pdf", PdfFiles.Good, request: "r1"));
    }

    [Fact]
    public async Task Damaged_bytes_are_healed_by_uploading_the_same_file_again()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        Damage(bytes => bytes[100] ^= 1);
        (await GiveOutAsync("SNV-01")).Code.ShouldBe(EvidenceRefusals.Damaged);

        await Desk.UploadAsync("a.pdf", PdfFiles.Good);

        (await ReadAsync("SNV-01")).ShouldBe(PdfFiles.Good);
        Desk.FilesOnDisk().ShouldBe([PathOf(PdfFiles.Good)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task One_flipped_bit_is_enough_to_give_nothing_out(int at)
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        Damage(bytes => bytes[at < 0 ? bytes.Length + at : at] ^= 0x80);
        var before = await Desk.TraceAsync();

        var (_, code) = await GiveOutAsync("SNV-01", range: "bytes=5-9");

        code.ShouldBe(EvidenceRefusals.Damaged);
        (await Desk.TraceAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_shorter_is_not_given_out()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        File.SetAttributes(PathOf(PdfFiles.Good), FileAttributes.Normal);
        await File.WriteAllBytesAsync(PathOf(PdfFiles.Good), PdfFiles.Good[..^1]);
        (await GiveOutAsync("SNV-01")).Code.ShouldBe(EvidenceRefusals.Damaged);

        File.Delete(PathOf(PdfFiles.Good));
        (await GiveOutAsync("SNV-01")).Code.ShouldBe(EvidenceRefusals.Damaged);
    }

    [Theory]
    [InlineData(Role.Officer, "SNV", null, null)]
    [InlineData(Role.Head, "SNV", null, null)]
    [InlineData(Role.Coordinator, "SNV", null, null)]
    [InlineData(Role.Operator, null, null, AccessRefusals.Role)]
    [InlineData(Role.Coordinator, "VPUBND", null, AccessRefusals.NotOwnUnit)]
    [InlineData(Role.Approver, null, null, AccessRefusals.Role)]
    [InlineData(Role.Auditor, null, null, AccessRefusals.Role)]
    [InlineData(Role.Officer, "STP", AccessRefusals.NotFound, AccessRefusals.NotOwnUnit)]
    [InlineData(Role.Officer, null, AccessRefusals.NotFound, AccessRefusals.NotOwnUnit)]
    [InlineData(Role.Officer, "snv", AccessRefusals.NotFound, AccessRefusals.NotOwnUnit)]
    [InlineData(Role.Head, "STP", AccessRefusals.NotFound, AccessRefusals.NotOwnUnit)]
    [InlineData(Role.Administrator, "SNV", AccessRefusals.NotFound, AccessRefusals.Role)]
    public async Task Who_may_read_and_who_may_change(Role role, string? unit, string? reading, string? changing)
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        await LinkAsync("SNV-01", null);
        var (actor, before) = (new Actor { Account = "ai-do", Role = role, Unit = unit }, await Desk.TraceAsync());

        var given = await GiveOutAsync("SNV-01", actor: actor);
        given.Code.ShouldBe(reading);
        if (reading is null)
        {
            var entry = (await Desk.JournalAsync())[^1];
            (entry.Action, entry.Actor).ShouldBe(("evidence-read", "ai-do"));
            entry.Key!.ShouldContain(Digest(PdfFiles.Good));
        }

        if (changing is not null)
        {
            foreach (var outcome in new[]
            {
                await Desk.UploadAsync("b.png", PictureFiles.Png, actor),
                await Desk.Service.RegisterWithoutFileAsync(EvidenceDesk.Campaign, "SNV", EvidenceDesk.Details, "mật", actor, null),
                await Desk.Service.ReplaceFileAsync(EvidenceDesk.Campaign, "SNV", "SNV-01", "b.png", new MemoryStream(PictureFiles.Png), null, actor, null),
                await Desk.Service.LinkAsync(EvidenceDesk.Campaign, Leaf, "SNV", "SNV-01", null, null, null, actor, null),
                await Desk.Service.UnlinkAsync(EvidenceDesk.Campaign, Leaf, "SNV", 1, 1, "x", actor, null),
                await Desk.Service.RemoveAsync(EvidenceDesk.Campaign, "SNV", "SNV-01", 1, "x", actor, null),
            })
            {
                outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe(changing);
            }

            if (reading is not null)
            {
                (await Desk.TraceAsync()).ShouldBe(before);
            }
        }
        else
        {
            (await Desk.UploadAsync("b.png", PictureFiles.Png, actor)).IsDone.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_stranger_cannot_tell_a_document_from_none()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);

        (await Desk.Service.GiveOutAsync(EvidenceDesk.Campaign, "SNV", "SNV-01", null, null, false, Stranger)).Refusals
            .ShouldBe((await Desk.Service.GiveOutAsync(EvidenceDesk.Campaign, "SNV", "SNV-99", null, null, false, Stranger)).Refusals);
        (await GiveOutAsync("SNV-99")).Code.ShouldBe(AccessRefusals.NotFound);
        (await GiveOutAsync("SNV-01", revision: 2)).Code.ShouldBe(AccessRefusals.NotFound);
    }

    [Theory]
    [InlineData(null, 0, 0)]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=100-199", 100, 100)]
    [InlineData("bytes=100-", 100, 0)]
    [InlineData("bytes=-5", -5, 5)]
    [InlineData("bytes=10-999999", 10, 0)]
    [InlineData("bytes=0-1,5-6", 0, 0)]
    public async Task A_part_of_a_file_has_the_right_bytes(string? range, int from, int count)
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        from = from < 0 ? PdfFiles.Good.Length + from : from;

        (await ReadAsync("SNV-01", range: range)).ShouldBe(PdfFiles.Good.AsSpan(from, count == 0 ? PdfFiles.Good.Length - from : count).ToArray());
    }

    [Theory]
    [InlineData("bytes=999999-")]
    [InlineData("bytes=-0")]
    public async Task A_part_that_the_file_does_not_have_is_refused(string range)
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);

        (await GiveOutAsync("SNV-01", range: range)).Code.ShouldBe(EvidenceRefusals.Range);
    }

    [Fact]
    public async Task Only_what_is_safe_is_shown_in_the_browser()
    {
        foreach (var (name, content, mayBeShown, media) in new[]
        {
            ("a.pdf", PdfFiles.Good, true, "application/pdf"), ("a.png", PictureFiles.Png, true, "image/png"), ("a.jpg", PictureFiles.Jpeg, true, "image/jpeg"),
            ("a.docx", OfficeFiles.Docx(), false, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), ("a.xlsx", OfficeFiles.Xlsx(), false, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        })
        {
            var document = (await Desk.UploadAsync(name, content)).Document!;
            var (preview, _) = await Desk.Service.GiveOutAsync(EvidenceDesk.Campaign, "SNV", document, null, null, isPreview: true, EvidenceDesk.Officer);
            var (attachment, _) = await Desk.Service.GiveOutAsync(EvidenceDesk.Campaign, "SNV", document, null, null, isPreview: false, EvidenceDesk.Officer);
            using (preview)
            using (attachment)
            {
                preview!.IsPreview.ShouldBe(mayBeShown);
                preview.ContentDisposition.ShouldStartWith(mayBeShown ? "inline;" : "attachment;");
                preview.MediaType.ShouldBe(media);
                preview.ETag.ShouldBe($"\"{Digest(content)}\"");
                attachment!.ContentDisposition.ShouldStartWith("attachment;");
            }
        }
    }

    [Fact]
    public async Task The_quota_counts_what_is_stored_and_holds_while_a_file_comes_in()
    {
        await using var desk = await EvidenceDesk.OpenAsync(new DataSettings { MinFreeBytes = 0, QuotaBytes = PdfFiles.Good.Length + 10 });
        await desk.UploadAsync("a.pdf", PdfFiles.Good);
        var before = await desk.TraceAsync();

        foreach (var announced in new long?[] { PictureFiles.Png.Length, null })
        {
            var refusal = (await desk.UploadAsync("b.png", new MemoryStream(PictureFiles.Png), announced)).Refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe(EvidenceRefusals.NoRoom);
            refusal.Message.ShouldBeASentence();
        }

        (await desk.TraceAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Uploads_leave_the_reserve_of_the_disk_free()
    {
        await using var desk = await EvidenceDesk.OpenAsync(new DataSettings { MinFreeBytes = long.MaxValue });
        var before = await desk.TraceAsync();

        var refusal = (await desk.UploadAsync("a.pdf", PdfFiles.Good)).Refusals.ShouldHaveSingleItem();

        refusal.Code.ShouldBe(EvidenceRefusals.NoRoom);
        refusal.Message.ShouldBeASentence();
        (await desk.TraceAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_sweeper_takes_old_orphans_and_parts_and_nothing_else()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        var old = DateTime.UtcNow.AddHours(-25);
        File.SetLastWriteTimeUtc(PathOf(PdfFiles.Good), old);
        var (oldOrphan, youngOrphan) = (Orphan("aa11"), Orphan("aa22"));
        var (oldPart, youngPart) = (Path.Combine(Desk.Folder.IncomingFolder, "old.part"), Path.Combine(Desk.Folder.IncomingFolder, "young.part"));
        foreach (var part in new[] { oldPart, youngPart })
        {
            await File.WriteAllTextAsync(part, "%PDF-");
        }

        File.SetLastWriteTimeUtc(oldOrphan, old);
        File.SetLastWriteTimeUtc(oldPart, old);

        (await Desk.Service.SweepAsync(SystemClock.Instance)).ShouldBe(2);

        Desk.FilesOnDisk().ShouldBe([.. new[] { PathOf(PdfFiles.Good), youngOrphan, youngPart }.Order(StringComparer.Ordinal)]);
        (await Desk.JournalAsync())[^1].Action.ShouldBe("orphans-swept");
        var rows = (await Desk.JournalAsync()).Count;
        (await Desk.Service.SweepAsync(SystemClock.Instance)).ShouldBe(0);
        (await Desk.JournalAsync()).Count.ShouldBe(rows);
    }

    [Fact]
    public async Task An_old_orphan_that_is_uploaded_again_is_young_again()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);
        var path = PathOf(PdfFiles.Good);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-9));

        await Desk.UploadAsync("b.pdf", PdfFiles.Good);

        File.GetLastWriteTimeUtc(path).ShouldBeGreaterThan(DateTime.UtcNow.AddHours(-1));
    }

    [Fact]
    public async Task A_file_in_its_place_cannot_be_written_to()
    {
        await Desk.UploadAsync("a.pdf", PdfFiles.Good);

        File.GetAttributes(PathOf(PdfFiles.Good)).HasFlag(FileAttributes.ReadOnly).ShouldBeTrue();
        (await Desk.Database.ReadAsync(c => c.ExecuteScalarAsync<string>("select type from stored_file"))).ShouldBe("pdf");
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string PathOf(byte[] content) => Path.Combine(Desk.Folder.EvidenceFolder, Digest(content)[..2], Digest(content));

    private string Orphan(string start)
    {
        var path = Path.Combine(Desk.Folder.EvidenceFolder, start[..2], start.PadRight(64, '0'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "%PDF-");
        return path;
    }

    private void Damage(Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(PathOf(PdfFiles.Good));
        change(bytes);
        File.SetAttributes(PathOf(PdfFiles.Good), FileAttributes.Normal);
        File.WriteAllBytes(PathOf(PdfFiles.Good), bytes);
    }

    private Task<EvidenceOutcome> LinkAsync(string document, string? section) => Desk.Service.LinkAsync(EvidenceDesk.Campaign, Leaf, "SNV", document, section, null, null, EvidenceDesk.Officer, null);

    private Task<EvidenceOutcome> UnlinkAsync(int position, long version, string reason) => Desk.Service.UnlinkAsync(EvidenceDesk.Campaign, Leaf, "SNV", position, version, reason, EvidenceDesk.Officer, null);

    private Task<EvidenceOutcome> RemoveAsync(long version, string? reason) => Desk.Service.RemoveAsync(EvidenceDesk.Campaign, "SNV", "SNV-01", version, reason, EvidenceDesk.Officer, null);

    private async Task<IEnumerable<(string Document, int Position, string? Section)>> LinksAsync() =>
        (await Desk.Database.ReadAsync(c => EvidenceStore.ListLinksAsync(EvidenceDesk.Campaign, Leaf, c))).Select(l => (l.Document.Document.Id, l.Position, l.Section));

    private async Task<byte[]> ReadAsync(string document, int? revision = null, string? range = null) => (await GiveOutAsync(document, revision, range)).Content.ShouldNotBeNull();

    private async Task<(byte[]? Content, string? Code)> GiveOutAsync(string document, int? revision = null, string? range = null, Actor? actor = null)
    {
        var (given, refusals) = await Desk.Service.GiveOutAsync(EvidenceDesk.Campaign, "SNV", document, revision, range, isPreview: false, actor ?? EvidenceDesk.Officer);
        if (given is null)
        {
            refusals.ShouldHaveSingleItem().Message.ShouldBeASentence();
            return (null, refusals[0].Code);
        }

        using (given)
        {
            using var copy = new MemoryStream();
            await given.CopyToAsync(copy, CancellationToken.None);
            return (copy.ToArray(), null);
        }
    }
}
