using Dapper;
using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Waivers;

namespace ParScore.Tests.App.Submissions;

/// <summary>One round trip per store, no column at its default: a forgotten column would come back empty in silence.</summary>
public sealed class StoreRoundTripTests
{
    private const string Campaign = SmallRecord.Campaign;

    [Fact]
    public async Task Campaign_and_set_come_back_as_they_were_kept()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();

        var (set, plan) = (await database.ReadAsync(connection => CampaignStore.FindAsync(Campaign, connection))).ShouldNotBeNull();

        var expected = SmallRecord.Plan;
        set.Hash.ShouldBe(SmallRecord.Set.Hash);
        (plan.Id, plan.Name, plan.Province, plan.IndexYear, plan.Coordinator, plan.Note).ShouldBe((expected.Id, expected.Name, expected.Province, expected.IndexYear, expected.Coordinator, expected.Note));
        plan.LegalBasis.ShouldBe(expected.LegalBasis);
        plan.Units.ShouldBe(expected.Units);
        plan.Deadlines.ShouldBe(expected.Deadlines);
        plan.Assignments.Select(a => (a.Leaf.Id, a.Lead, string.Join(',', a.Contributors))).ShouldBe(expected.Assignments.Select(a => (a.Leaf.Id, a.Lead, string.Join(',', a.Contributors))));
        (await database.ReadAsync(CampaignStore.ListAsync)).ShouldBe([Campaign, "thu-2019"]);
        (await database.ReadAsync(connection => CampaignStore.FindAsync("none", connection))).ShouldBeNull();
    }

    [Fact]
    public async Task Figures_and_texts_come_back_with_their_versions_one_leaf_or_all()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();

        var figures = await database.ReadAsync(connection => AnswerStore.ListFiguresAsync(Campaign, connection));
        figures.ShouldBe(
        [
            new StoredFigure { Leaf = "n1-1", Unit = "SNV", Figure = new TypedFigure("met", "", "true"), Version = 1 },
            new StoredFigure { Leaf = "n1-2", Unit = "SNV", Figure = new TypedFigure("denominator", "", "\"81\""), Version = 1 },
            new StoredFigure { Leaf = "n1-2", Unit = "SNV", Figure = new TypedFigure("numerator", "", "\"40,5\""), Version = 1 },
            new StoredFigure { Leaf = "n1-3", Unit = "SNV", Figure = new TypedFigure("items", "b", "\"met\""), Version = 1 },
        ]);
        (await database.ReadAsync(connection => AnswerStore.ListFiguresAsync(Campaign, "n1-2", connection))).ShouldBe(figures.Skip(1).Take(2));
        var reason = new StoredText { Leaf = "n1-3", Unit = "STC", Text = "Không phát sinh.", Version = 1 };
        (await database.ReadAsync(connection => AnswerStore.ListNotApplicableAsync(Campaign, connection))).ShouldBe([reason]);
        (await database.ReadAsync(connection => AnswerStore.ListNotApplicableAsync(Campaign, "n1-3", connection))).ShouldBe([reason]);
        var explanation = new StoredText { Leaf = "n1-2", Unit = "SNV", Text = "Số liệu đến hết tháng 12.", Version = 1 };
        (await database.ReadAsync(connection => AnswerStore.ListExplanationsAsync(Campaign, connection))).ShouldBe([explanation, new StoredText { Leaf = "n1-3", Unit = "SNV", Text = "Đã làm xong trong quý III.", Version = 1 }]);
        (await database.ReadAsync(connection => AnswerStore.ListExplanationsAsync(Campaign, "n1-2", connection))).ShouldBe([explanation]);
    }

    [Fact]
    public async Task Submissions_receipts_initiatives_difficulties_and_entered_results_come_back_whole()
    {
        using var record = await SmallRecord.CopyAsync();
        record.Edit("update submission set label = 'Số liệu minh họa', state = 'returned', version = 7, submitted_at = '2021-02-18T01:02:03.0000004Z' where unit = 'SNV'");
        using var database = record.Open();

        (await database.ReadAsync(connection => SubmissionStore.FindAsync(Campaign, "SNV", connection))).ShouldBe(new StoredSubmission
        {
            Unit = "SNV",
            State = SubmissionState.Returned,
            Label = "Số liệu minh họa",
            FirstSubmittedAt = SmallRecord.Start,
            SubmittedAt = Instant.FromUtc(2021, 2, 18, 1, 2, 3).PlusTicks(4),
            Version = 7,
        });
        (await database.ReadAsync(connection => SubmissionStore.ListAsync(Campaign, connection))).Select(s => s.Unit).ShouldBe(["SNV", "STC"]);
        var receipt = (await database.ReadAsync(connection => SubmissionStore.ListReceiptsAsync(Campaign, "SNV", connection))).ShouldHaveSingleItem();
        receipt.ContentHash.ShouldStartWith("sha256:");
        receipt.Checkpoint.Count.ShouldBeGreaterThan(20);
        receipt.Checkpoint.Head.Length.ShouldBe(64);
        (receipt.Number, receipt.SubmittedAt, receipt.SubmittedBy).ShouldBe((1, SmallRecord.Start, "truong.snv"));
        var (unit, position, initiative) = (await database.ReadAsync(connection => SubmissionStore.ListInitiativesAsync(Campaign, connection))).ShouldHaveSingleItem();
        (unit, position, initiative.Title, initiative.Scale, initiative.Cost, initiative.Time, initiative.Effect).ShouldBe(("SNV", 1, "Một cửa số", "Toàn tỉnh", "0 đồng", "Quý II", "Giảm giấy tờ"));
        (await database.ReadAsync(connection => SubmissionStore.ListInitiativeLinksAsync(Campaign, connection))).ShouldHaveSingleItem().ShouldBe(("SNV", 1, "SNV-01", "I", "2", "n"));
        (await database.ReadAsync(connection => SubmissionStore.ListDifficultiesAsync(Campaign, connection))).ShouldHaveSingleItem().ShouldBe(("SNV", new Difficulty("Thiếu kinh phí", "Bố trí riêng")));
        (await database.ReadAsync(connection => SubmissionStore.FindEnteredSourceAsync(Campaign, connection))).ShouldBe(("Số liệu minh họa", "SIPAS 2020"));
        (await database.ReadAsync(connection => SubmissionStore.ListEnteredAsync(Campaign, connection))).ShouldHaveSingleItem().ShouldBe(("n2", "\"0,83\""));
    }

    [Fact]
    public async Task Waivers_come_back_with_who_asked_and_who_decided()
    {
        using var record = await SmallRecord.CopyAsync();
        record.Edit("update waiver set leaf = 'n1-2', document = 'SNV-04', decided_at = '2021-02-18T01:02:03.0000004Z' where number = 1");
        using var database = record.Open();

        var waiver = (await database.ReadAsync(connection => WaiverStore.FindAsync(Campaign, "SNV", 1, connection))).ShouldNotBeNull();

        waiver.ShouldBe(new Waiver
        {
            Unit = "SNV",
            Number = 1,
            Kind = WaiverKind.Check,
            Code = "initiative-incomplete",
            Leaf = "n1-2",
            Document = "SNV-04",
            Reason = "Chưa có sáng kiến.",
            RequestedAt = SmallRecord.Start,
            RequestedBy = "truong.snv",
            Decision = WaiverDecision.Refused,
            DecisionReason = "Kế hoạch yêu cầu ít nhất 01 sáng kiến.",
            DecidedAt = Instant.FromUtc(2021, 2, 18, 1, 2, 3).PlusTicks(4),
            DecidedBy = "hoa.snv",
            Version = 2,
        });
        (await database.ReadAsync(connection => WaiverStore.ListAsync(Campaign, connection))).ShouldContain(waiver);
        (await database.ReadAsync(connection => WaiverStore.FindAsync(Campaign, "SNV", 99, connection))).ShouldBeNull();
    }

    [Fact]
    public async Task Documents_come_back_with_file_links_and_uses()
    {
        using var record = await SmallRecord.CopyAsync();
        record.Edit("update document set version = 3, removed_reason = 'Nhầm' where code = 'SNV-04'");
        using var database = record.Open();

        var documents = await database.ReadAsync(connection => EvidenceStore.ListPageAsync(Campaign, "SNV", 0, 10, connection));
        documents.Select(d => (d.Document.Id, d.Position, d.UsedBy)).ShouldBe([("SNV-01", 1, 1), ("SNV-02", 2, 1), ("SNV-03", 3, 0), ("SNV-04", 4, 0)]);
        var (first, last) = (documents[0], documents[3]);
        (first.Document.Number, first.Document.Date, first.Document.Issuer, first.Document.Abstract, first.Document.Kind, first.Document.File, first.Document.Unit)
            .ShouldBe(("1/KH-UBND", new DateOnly(2020, 5, 6), "UBND tỉnh", "Về việc 1/KH-UBND", "Kế hoạch", "bản quét 1.png", "SNV"));
        (first.Revision, first.Type, first.Document.Stored).ShouldBe((1, EvidenceType.Png, new StoredFile(SmallRecord.Picture(1).Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SmallRecord.Picture(1))))));
        (last.Document.WithoutFile, last.RemovedReason, last.Version, last.Revision, last.Document.Stored).ShouldBe(("Văn bản mật.", "Nhầm", 3, null, null));
        var link = (await database.ReadAsync(connection => EvidenceStore.ListLinksAsync(Campaign, "n1-1", connection))).ShouldHaveSingleItem();
        (link.Leaf, link.Position, link.Document.Document.Id, link.Section, link.Page, link.Note, link.Version).ShouldBe(("n1-1", 1, "SNV-01", "II", "3", "ghi chú", 1));
        (await database.ReadAsync(connection => EvidenceStore.ListLinksAsync(Campaign, connection))).ShouldBe([("n1-1", "SNV", "SNV-01", "II", "3", "ghi chú"), ("n1-2", "SNV", "SNV-02", "III", "4", null)]);
        (await database.ReadAsync(connection => EvidenceStore.ListUsesAsync(Campaign, "SNV", "SNV-02", connection))).ShouldBe(["n1-2"]);
        (await database.ReadAsync(connection => EvidenceStore.ListAsync(Campaign, connection))).Select(d => d.Document.Id).ShouldBe(["SNV-01", "SNV-02", "SNV-03"]);
    }

    [Fact]
    public async Task Scores_come_back_to_the_digit_and_a_third_is_no_decimal()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        (await new AnswerService(database).SaveAsync(SmallRecord.Save("1.2", "numerator", "\"17\"", 1) with { Figures = [new(new("numerator", "", "\"17\""), 1), new(new("denominator", "", "\"30\""), 1)] }, SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();

        var scores = await database.ReadAsync(connection => LeafScoreStore.ListAsync(Campaign, connection));

        scores.Select(s => s.Leaf).ShouldBe(["n1-1", "n1-2", "n1-3", "n2"]);
        (scores[1].State, scores[1].Points, scores[1].Max, scores[1].SetHash, scores[1].Engine).ShouldBe(("scored", "2/3", "1", SmallRecord.Set.Hash, ParScore.Scoring.Sheets.Engine.Version));
        scores[1].Trace.ShouldNotBeNull();
        scores[1].InputHash.ShouldStartWith("sha256:");
    }

    [Fact]
    public async Task A_journal_row_comes_back_with_every_column()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        await database.WriteAsync(new Act { Actor = SmallRecord.Officer, Action = "changed", Reason = "Lý do", Request = "r" }, session => session.Connection.ExecuteAsync("update difficulty set text = 'x'"));

        var entry = (await database.ReadAsync(connection => Task.FromResult(JournalStore.ReadAfter(0, connection).ToArray())))[^1];

        typeof(JournalEntry).GetProperties().Where(p => p.GetValue(entry) is null or "" or 0L).Select(p => p.Name).ShouldBeEmpty();
        entry.Digest().ShouldBe(entry.Hash);
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(new Checkpoint(entry.Seq, entry.Hash));
        (await database.ReadAsync(connection => JournalStore.ListAboutAsync("difficulty", entry.Key!, connection))).Select(e => e.New is null).ShouldBe([false, false]);
    }

    [Fact]
    public void Instants_sort_as_texts_and_come_back_to_the_tick()
    {
        var instants = new[] { Instant.FromUtc(2020, 12, 31, 23, 59, 59).PlusTicks(9_999_999), Instant.FromUtc(2021, 1, 1, 0, 0), Instant.FromUtc(2021, 1, 1, 0, 0).PlusTicks(1), Instant.FromUtc(2021, 10, 1, 0, 0) };

        instants.Select(StoredInstants.Text).Order(StringComparer.Ordinal).Select(StoredInstants.Read).ShouldBe(instants);
    }
}
