using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Packages;
using ParScore.App.Storage;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Packages;

/// <summary>What an inspector takes away, looked at with an inspector's means: sha256sum, a browser's view of links, and a bag reader that knows no ParScore.</summary>
public sealed partial class AuditPackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-package-").FullName;

    private string Bag => Path.Combine(_folder, "gói hồ sơ 2020");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ToolFact("/usr/bin/sha256sum")]
    public async Task Sha256sum_finds_every_file_as_both_manifests_say()
    {
        using var record = await SmallRecord.CopyAsync();
        await PackAsync(record);

        foreach (var manifest in new[] { "manifest-sha256.txt", "tagmanifest-sha256.txt" })
        {
            var (code, output) = Sha256sum(manifest);
            code.ShouldBe(0, output);
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(l => l.EndsWith(": OK", StringComparison.Ordinal));
        }

        File.AppendAllText(Path.Combine(Bag, "data", "giai-trinh.txt"), " ");
        Sha256sum("manifest-sha256.txt").Code.ShouldNotBe(0);
    }

    /// <summary>RFC 8493: declaration, Payload-Oxum, and manifests complete in both directions.</summary>
    [Fact]
    public async Task Of_accounts_it_holds_nothing_but_the_names_of_who_acted()
    {
        using var record = await SmallRecord.CopyAsync();
        await PackAsync(record);
        using var connection = record.Raw();
        var secrets = connection.Query<string>("select password_hash from account_secret union select security_stamp from account_secret union select token_hash from session union select secret_digest from account union select code_hash from first_link").ToArray();

        var text = string.Concat(Directory.EnumerateFiles(Bag, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".png", StringComparison.Ordinal)).Select(File.ReadAllText));

        secrets.Length.ShouldBeGreaterThan(4);
        foreach (var word in secrets.Concat(["lan@example.vn", "Nguyễn Thị Lan", "secret_digest", "account-created", "\"subject\":\"membership\"", "signed-in"]))
        {
            text.ShouldNotContain(word, Case.Insensitive, word);
        }

        text.ShouldContain("lan.snv");
    }

    [Fact]
    public async Task It_is_a_complete_and_valid_bag()
    {
        using var record = await SmallRecord.CopyAsync();
        await PackAsync(record);
        var files = Directory.EnumerateFiles(Bag, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Bag, f)).ToArray();
        var payload = files.Where(f => f.StartsWith("data/", StringComparison.Ordinal)).ToArray();

        File.ReadAllText(Path.Combine(Bag, "bagit.txt")).ShouldBe("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        var info = File.ReadAllLines(Path.Combine(Bag, "bag-info.txt")).Select(l => l.Split(": ", 2)).ToLookup(l => l[0], l => l[1], StringComparer.Ordinal);
        info["Payload-Oxum"].ShouldHaveSingleItem().ShouldBe(string.Create(CultureInfo.InvariantCulture, $"{payload.Sum(f => new FileInfo(Path.Combine(Bag, f)).Length)}.{payload.Length}"));
        info["Bagging-Date"].ShouldHaveSingleItem().ShouldBe("2021-02-18");
        info["External-Identifier"].ShouldBe([SmallRecord.Campaign]);
        Manifest("manifest-sha256.txt").Keys.Order(StringComparer.Ordinal).ShouldBe(payload.Order(StringComparer.Ordinal));
        Manifest("tagmanifest-sha256.txt").Keys.Order(StringComparer.Ordinal).ShouldBe(files.Except(payload, StringComparer.Ordinal).Except(["tagmanifest-sha256.txt"], StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var (path, digest) in Manifest("manifest-sha256.txt").Concat(Manifest("tagmanifest-sha256.txt")))
        {
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Bag, path)))).ShouldBe(digest, path);
        }

        files.ShouldAllBe(f => f.IsNormalized(NormalizationForm.FormC) && !f.Contains('\\') && !f.Contains(".."));
        payload.Count(f => f.StartsWith("data/tai-lieu/1/1.1/", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task The_chain_ends_at_the_checkpoint_that_is_printed_everywhere()
    {
        using var record = await SmallRecord.CopyAsync();
        var checkpoint = await PackAsync(record);
        var last = File.ReadAllLines(Data("chuoi-bam.txt"))[^1].Split(' ');

        (last[0], last[2]).ShouldBe((checkpoint.Count.ToString(CultureInfo.InvariantCulture), checkpoint.Head));
        File.ReadAllText(Data("moc-doi-chieu.txt")).ShouldBe($"{checkpoint}\n");
        File.ReadAllText(Data("index.html")).ShouldContain(checkpoint.Show());
        File.ReadAllText(Path.Combine(Bag, "HUONG-DAN-KIEM-TRA.txt")).ShouldContain(checkpoint.Show());
        File.ReadAllText(Path.Combine(Bag, "bag-info.txt")).ShouldContain($"ParScore-Checkpoint: {checkpoint}\n");
        (await record.VerifyAsync(checkpoint)).Problems.ShouldBeEmpty();
        (await record.VerifyAsync(record.Paper)).Problems.ShouldBeEmpty();
    }

    /// <summary>As the guide in the bag says: SHA-256 over the line without its "hash", which is found in the chain.</summary>
    [Fact]
    public async Task Each_line_of_the_journal_hashes_to_its_place_in_the_chain()
    {
        using var record = await SmallRecord.CopyAsync();
        await PackAsync(record);
        var chain = File.ReadAllLines(Data("chuoi-bam.txt")).Select(l => l.Split(' ')).ToArray();

        chain.Select(c => c[0]).ShouldBe(Enumerable.Range(1, chain.Length).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        chain.Skip(1).Select(c => c[1]).ShouldBe(chain.SkipLast(1).Select(c => c[2]));
        var lines = File.ReadAllLines(Data("nhat-ky.jsonl"));
        lines.Length.ShouldBeGreaterThan(30);
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var properties = json.RootElement.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).ToArray();
            var seq = int.Parse(json.RootElement.GetProperty("seq").GetString()!, CultureInfo.InvariantCulture);
            var without = "{" + string.Join(',', properties.Where(p => p.Name is not "hash").Select(p => $"{Encode(p.Name)}:{(p.Value.GetString() is { } text ? Encode(text) : "null")}")) + "}";
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(without))).ShouldBe(chain[seq - 1][2], line);
            json.RootElement.GetProperty("prev").GetString().ShouldBe(chain[seq - 1][1]);
        }

        static string Encode(string text) => $"\"{string.Concat(text.Select(c => c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", _ => c.ToString() }))}\"";
    }

    [Fact]
    public async Task The_page_is_well_formed_and_each_of_its_links_leads_somewhere_in_the_bag()
    {
        using var record = await SmallRecord.CopyAsync();
        await PackAsync(record, _ => [1, 2, 3]);
        var page = File.ReadAllText(Data("index.html"));

        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(page))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Groups["close"].Length > 0)
            {
                open.Pop().ShouldBe(name, $"at {tag.Index}");
            }
            else if (name is not ("meta" or "link" or "br"))
            {
                open.Push(name);
            }
        }

        open.ShouldBeEmpty();
        Regex.IsMatch(page, "<(script|style|iframe|img|form)|style=|onclick|http://|https://", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ShouldBeFalse("it needs no network and runs nothing");
        var ids = Regex.Matches(page, "id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["id"].Value).ToArray();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Length);
        var links = Regex.Matches(page, "href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value)).ToArray();
        links.Length.ShouldBeGreaterThan(8);
        foreach (var link in links)
        {
            if (link.StartsWith('#'))
            {
                ids.Contains(link[1..], StringComparer.Ordinal).ShouldBeTrue(link);
            }
            else
            {
                File.Exists(Path.Combine(Bag, "data", Uri.UnescapeDataString(link))).ShouldBeTrue(link);
            }
        }

        links.Contains("bo-noi-vu.xlsx", StringComparer.Ordinal).ShouldBeTrue();
        links.Contains("../HUONG-DAN-KIEM-TRA.txt", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public async Task That_the_set_is_not_official_and_the_figures_are_made_up_is_said_wherever_points_stand()
    {
        using var record = await SmallRecord.CopyAsync();
        await PackAsync(record);
        var warning = SmallRecord.Set.StatusWarning.ShouldNotBeNull();

        foreach (var file in new[] { "data/index.html", "data/bang-diem.csv", "bag-info.txt", "HUONG-DAN-KIEM-TRA.txt" })
        {
            File.ReadAllText(Path.Combine(Bag, file)).ShouldContain(warning);
        }

        File.ReadAllText(Data("index.html")).ShouldContain("Số liệu minh họa");
        File.ReadAllText(Path.Combine(Bag, "bag-info.txt")).ShouldContain("ParScore-Label: Số liệu minh họa");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"a\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task What_a_spreadsheet_would_run_is_a_text_in_the_table_and_the_page(string text)
    {
        using var record = await SmallRecord.CopyAsync();
        using (var database = record.Open())
        {
            await database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "changed" }, session => session.Connection.ExecuteAsync("update explanation set text = @Text, version = version + 1", new { Text = text }));
        }

        await PackAsync(record);

        var csv = File.ReadAllText(Data("bang-diem.csv"));
        csv.ShouldContain($"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        Regex.IsMatch(csv, "(^|,|\n)\"?[=+@\t\r-]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ShouldBeFalse();
        File.ReadAllBytes(Data("bang-diem.csv"))[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
    }

    [Fact]
    public async Task A_text_with_tags_stays_a_text()
    {
        using var record = await SmallRecord.CopyAsync();
        using (var database = record.Open())
        {
            await database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "changed" }, session => session.Connection.ExecuteAsync("update explanation set text = '<script>alert(1)</script> & \"x\"'; update difficulty set text = '</dd><img src=x>'"));
        }

        await PackAsync(record);

        var page = File.ReadAllText(Data("index.html"));
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Damaged_evidence_gives_no_package(bool isLost)
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        var stored = (await database.ReadAsync(connection => EvidenceStore.FindAsync(SmallRecord.Campaign, "SNV", "SNV-01", null, connection)))!.Document.Stored!;
        var path = new EvidenceFolder(record.Directory, new DataSettings()).PathOf(stored.Sha256);
        File.Delete(path);
        if (!isLost)
        {
            File.WriteAllBytes(path, SmallRecord.Picture(99));
        }

        var made = await new AuditPackage(database, record.Clock).WriteAsync(SmallRecord.Campaign, Bag, _ => null, SmallRecord.Operator);

        made!.Problems.ShouldHaveSingleItem().Message.ShouldContain("1.1-01");
        made.Checkpoint.ShouldBeNull();
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_campaign_that_is_not_there_leaves_no_trace()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        (await new AuditPackage(database, record.Clock).WriteAsync("thu-2021", Bag, _ => null, SmallRecord.Operator)).ShouldBeNull();

        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_stands_in_the_record_about_other_campaigns_is_not_in_the_bag()
    {
        using var record = await SmallRecord.CopyAsync();
        string secretDigest;
        using (var database = record.Open())
        {
            const string other = "thu-2020-mat";
            await database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "campaign-imported" }, async session =>
            {
                await CampaignStore.AddAsync(SmallRecord.Plan with { Id = other, Name = "Kỳ khác" }, SmallRecord.Set, session.Connection);
                return true;
            });
            var save = SmallRecord.Save("1.1", "met", "true") with { Campaign = other, Explanation = new ChangedText("Điều bí mật của kỳ khác.", 0) };
            (await new AnswerService(database).SaveAsync(save, SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
            using var picture = new MemoryStream(SmallRecord.Picture(200));
            var evidence = new EvidenceService(database);
            var uploaded = await evidence.UploadAsync(other, "SNV", SmallRecord.Details("77/BC-MAT"), "bí mật.png", picture, null, SmallRecord.Officer, null);
            (await evidence.GiveOutAsync(other, "SNV", uploaded.Document!, null, null, isPreview: false, SmallRecord.Officer)).File!.Dispose();
            secretDigest = Convert.ToHexStringLower(SHA256.HashData(SmallRecord.Picture(200)));
            (await evidence.GiveOutAsync(SmallRecord.Campaign, "SNV", "SNV-01", null, null, isPreview: false, SmallRecord.Officer)).File!.Dispose();
        }

        await PackAsync(record);

        foreach (var file in Directory.EnumerateFiles(Bag, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            foreach (var secret in new[] { "thu-2020-mat", "bí mật", "77/BC-MAT", "Kỳ khác", secretDigest })
            {
                text.ShouldNotContain(secret, Case.Sensitive, file);
            }
        }

        var lines = File.ReadAllLines(Data("nhat-ky.jsonl"));
        lines.ShouldContain(l => l.Contains("\"action\":\"evidence-read\"", StringComparison.Ordinal), "who read this campaign's evidence is");
        lines.Count(l => l.Contains("\"subject\":\"stored_file\"", StringComparison.Ordinal)).ShouldBe(3);
        lines.Length.ShouldBeLessThan(File.ReadAllLines(Data("chuoi-bam.txt")).Length);
    }

    [GeneratedRegex("<(?<close>/?)(?<name>[a-z][a-z0-9]*)(\\s[^<>]*)?>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Tag();

    private string Data(string name) => Path.Combine(Bag, "data", name);

    private Dictionary<string, string> Manifest(string name) =>
        File.ReadAllLines(Path.Combine(Bag, name)).Select(l => l.Split("  ", 2)).ToDictionary(l => l[1].Replace("%25", "%", StringComparison.Ordinal), l => l[0], StringComparer.Ordinal);

    private (int Code, string Output) Sha256sum(string manifest)
    {
        var start = new ProcessStartInfo("/usr/bin/sha256sum", ["-c", manifest]) { WorkingDirectory = Bag, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private async Task<Checkpoint> PackAsync(SmallRecord record, Func<ProvinceResult, byte[]?>? workbook = null)
    {
        using var database = record.Open();
        var made = await new AuditPackage(database, record.Clock).WriteAsync(SmallRecord.Campaign, Bag, workbook ?? (_ => null), SmallRecord.Operator);
        made!.Problems.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_folder).ShouldHaveSingleItem("no draft is left");
        return made.Checkpoint.ShouldNotBeNull();
    }
}
