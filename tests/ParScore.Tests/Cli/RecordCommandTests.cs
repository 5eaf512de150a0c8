using System.Text.Json;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.Cli;
using ParScore.Tests.App;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.Cli;

/// <summary>The record from the command line: bring in, verify, back up, restore, pack, sweep; what goes wrong is said in Vietnamese and in the exit code.</summary>
public sealed class RecordCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_good_record_is_verified_in_a_table_and_a_conclusion()
    {
        using var record = await SmallRecord.CopyAsync();

        var run = CommandRun.Of("verify", "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Out.ShouldStartWith($"Kiểm tra dữ liệu trong {record.Directory.Path}, lúc 15:00 ngày 23/02/2021 (giờ Việt Nam)\n");
        foreach (var name in new[] { "Cơ sở dữ liệu", "Cấu trúc và khóa chống sửa", "Nhật ký", "Bản chép thứ hai của nhật ký", "Mốc đối chiếu", "Dòng dữ liệu so với nhật ký", "Tệp tài liệu", "Điểm tính lại", "Bản chốt được phê duyệt" })
        {
            run.Out.ShouldContain($" {name}", Case.Sensitive);
        }

        run.Out.ShouldContain("Kết luận: dữ liệu nguyên vẹn, ");
        run.Out.ShouldNotContain("khớp với mốc đối chiếu đã in");
        Checkpoint.Parse(run.Out.TrimEnd().Split('\n')[^1]).ShouldNotBeNull().Head.Length.ShouldBe(64);
    }

    [Fact]
    public async Task As_JSON_it_says_the_same_to_a_program()
    {
        using var record = await SmallRecord.CopyAsync();
        record.Edit("update explanation set text = 'x' where leaf = 'n1-2'");

        var run = CommandRun.Of("verify", "--data", record.Directory.Path, "--json");

        run.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(run.Out);
        var root = json.RootElement;
        (root.GetProperty("type").GetString(), root.GetProperty("clean").GetBoolean(), root.GetProperty("orphans").GetInt32()).ShouldBe(("parscore/verify-report/1", false, 0));
        root.GetProperty("kinds").EnumerateObject().Select(k => k.Name).ShouldBe(["database", "layout", "journal", "copy", "checkpoint", "row", "file", "score", "snapshot"]);
        (root.GetProperty("kinds").GetProperty("row").GetProperty("failed").GetInt32(), root.GetProperty("kinds").GetProperty("file").GetProperty("passed").GetInt32()).ShouldBe((1, 3));
        var problem = root.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem();
        (problem.GetProperty("kind").GetString(), problem.GetProperty("result").GetString()).ShouldBe(("row", "failed"));
        problem.GetProperty("message").GetString()!.ShouldBeASentence();
        Checkpoint.Parse(root.GetProperty("checkpoint").GetString()!).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_paper_is_compared_whole_or_by_its_first_groups_and_a_wrong_one_is_told()
    {
        using var record = await SmallRecord.CopyAsync();
        var (data, paper) = (record.Directory.Path, record.Paper);

        CommandRun.Of("verify", "--data", data, "--checkpoint", paper.Show()).Out.ShouldContain(", khớp với mốc đối chiếu đã in.");
        CommandRun.Of("verify", "--data", data, "--checkpoint", $"{paper.Count}:{paper.Head[..16]}").ExitCode.ShouldBe(0);
        var wrong = CommandRun.Of("verify", "--data", data, "--checkpoint", $"{paper.Count}:{new string('a', 16)}").ShouldSpeakVietnameseOnly();
        (wrong.ExitCode, wrong.Out.Contains("SAI [Mốc đối chiếu] Mốc đối chiếu trên giấy không khớp", StringComparison.Ordinal)).ShouldBe((1, true), wrong.Out);
        wrong.Out.ShouldContain("Kết luận: 1 mục sai, 0 mục không kiểm tra được.");
        var later = CommandRun.Of("verify", "--data", data, "--checkpoint", $"99999:{paper.Head}");
        (later.ExitCode, later.Out.Contains("đưa về trạng thái cũ", StringComparison.Ordinal)).ShouldBe((1, true), later.Out);
    }

    [Theory]
    [InlineData("--checkpoint", "12ab", "--checkpoint: \"12ab\" không phải mốc đối chiếu.")]
    [InlineData("--checkpoint", "12:9f86", "--checkpoint: \"12:9f86\" không phải mốc đối chiếu (mã mới có 4 ký tự, cần ít nhất 16).")]
    [InlineData("--throttle", "0", "--throttle cần một số nguyên từ 1 trở lên (MB mỗi giây).")]
    [InlineData("--throttle", "-3", "--throttle cần một số nguyên từ 1 trở lên (MB mỗi giây).")]
    [InlineData("--throttle", "nhanh", "--throttle: không hiểu \"nhanh\"")]
    [InlineData("--throttle", "1,5", "--throttle: không hiểu \"1,5\"")]
    public async Task A_value_that_cannot_be_read_is_wrong_use(string option, string value, string sentence)
    {
        using var record = await SmallRecord.CopyAsync();

        var run = CommandRun.Of("verify", "--data", record.Directory.Path, option, value).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith(sentence);
    }

    [Fact]
    public async Task What_cannot_be_checked_is_no_success()
    {
        using var record = await SmallRecord.CopyAsync();
        using var held = new FileStream(record.EvidenceFiles()[0], FileMode.Open, FileAccess.Read, FileShare.None);

        var run = CommandRun.Of("verify", "--data", record.Directory.Path, "--throttle", "5").ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("KHÔNG KIỂM TRA ĐƯỢC [Tệp tài liệu]");
        run.Out.ShouldContain("Kết luận: 0 mục sai, 1 mục không kiểm tra được.");
    }

    [Fact]
    public async Task A_stopped_verification_is_resumed()
    {
        using var record = await SmallRecord.CopyAsync();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => record.VerifyAsync(options: new() { Cancellation = stop.Token, Progress = (_, _) => stop.Cancel() }));

        var run = CommandRun.Of("verify", "--data", record.Directory.Path, "--resume");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldNotContain("nguyên vẹn");
        run.Out.ShouldContain("1 tệp kiểm tra ở lần trước không đọc lại");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public async Task A_copy_that_was_left_behind_or_removed_is_told_before_it_is_filled_and_leaves_a_trace(int lines)
    {
        using var record = await SmallRecord.CopyAsync();
        var all = File.ReadAllLines(record.CopyFile());
        File.WriteAllLines(record.CopyFile(), all.SkipLast(lines));
        var missing = Math.Min(lines, all.Length);

        var before = CommandRun.Of("verify", "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();
        var filled = CommandRun.Of("sweep", "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();
        var after = CommandRun.Of("verify", "--data", record.Directory.Path);

        (before.ExitCode, after.ExitCode).ShouldBe((1, 0));
        before.Out.ShouldContain($"thiếu {missing} dòng cuối");
        filled.Error.ShouldContain($"thiếu {missing} dòng cuối, đã chép bù và ghi vào nhật ký");
        File.ReadAllLines(record.CopyFile())[^1].ShouldContain("journal-copy-caught-up");
    }

    [Fact]
    public async Task A_record_is_backed_up_and_restored_and_neither_writes_over_anything()
    {
        using var record = await SmallRecord.CopyAsync();
        var (set, target) = (Path.Combine(_folder, "bản sao"), Path.Combine(_folder, "phục hồi"));

        var backup = CommandRun.Of("backup", set, "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();
        var restore = CommandRun.Of("restore", set, "--data", target).ShouldSpeakVietnameseOnly();

        (backup.ExitCode, restore.ExitCode).ShouldBe((0, 0), backup.Error + restore.Error);
        backup.Out.ShouldContain($"Đã sao lưu vào {set}: 3 tệp tài liệu, ");
        restore.Out.ShouldContain($"Đã phục hồi vào {target}: 3 tệp tài liệu, ");
        var paper = backup.Out.TrimEnd().Split('\n')[^1]["Mốc đối chiếu của bản sao lưu: ".Length..];
        CommandRun.Of("verify", "--data", target, "--checkpoint", paper).ExitCode.ShouldBe(0);
        foreach (var again in new[] { CommandRun.Of("backup", set, "--data", record.Directory.Path), CommandRun.Of("restore", set, "--data", target) })
        {
            again.ShouldSpeakVietnameseOnly().ExitCode.ShouldBe(2);
            again.Error.ShouldContain("đã có và không trống. Hãy chọn một thư mục mới, ngoài thư mục dữ liệu");
        }
    }

    [Fact]
    public async Task Damage_is_told_and_gives_neither_backup_nor_restored_data_nor_package()
    {
        using var record = await SmallRecord.CopyAsync();
        var (set, target) = (Path.Combine(_folder, "bản sao"), Path.Combine(_folder, "phục hồi"));
        CommandRun.Of("backup", set, "--data", record.Directory.Path).ExitCode.ShouldBe(0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(set, "evidence"), "*", SearchOption.AllDirectories).Concat(record.EvidenceFiles()).ToArray())
        {
            File.Delete(file);
        }

        var restore = CommandRun.Of("restore", set, "--data", target).ShouldSpeakVietnameseOnly();
        var backup = CommandRun.Of("backup", Path.Combine(_folder, "b2"), "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();
        var package = CommandRun.Of("package", "--campaign", SmallRecord.Campaign, "--out", Path.Combine(_folder, "p"), "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();

        (restore.ExitCode, backup.ExitCode, package.ExitCode).ShouldBe((1, 1, 1));
        restore.Error.ShouldContain("Bản sao lưu này có chỗ sai nên không phục hồi");
        backup.Error.ShouldContain("Chưa có bản sao lưu nào được tạo");
        package.Error.ShouldContain("Chưa có gói nào được tạo");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBe([set]);
    }

    [Fact]
    public async Task A_package_is_made_named_and_checked_against_its_checkpoint()
    {
        using var record = await SmallRecord.CopyAsync();
        var output = Path.Combine(_folder, "gói");

        var run = CommandRun.Of("package", "--campaign", SmallRecord.Campaign, "--out", output, "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain($"Đã đóng gói hồ sơ kỳ {SmallRecord.Campaign} vào {output}");
        var paper = run.Out.TrimEnd().Split('\n')[^2].Split("Mốc đối chiếu:")[1].Trim();
        var manifest = run.Out.TrimEnd().Split('\n')[^1].Split("Mã manifest-sha256.txt:")[1].Trim();
        manifest.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(output, "manifest-sha256.txt")))));
        CommandRun.Of("verify", "--data", record.Directory.Path, "--checkpoint", paper).ExitCode.ShouldBe(0);
        File.Exists(Path.Combine(output, "data", "index.html")).ShouldBeTrue();
        CommandRun.Of("package", "--campaign", SmallRecord.Campaign, "--out", output, "--data", record.Directory.Path).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_campaign_that_is_not_there_is_told_with_those_that_are()
    {
        using var record = await SmallRecord.CopyAsync();

        var run = CommandRun.Of("package", "--campaign", "thu-2021", "--out", Path.Combine(_folder, "p"), "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();

        (run.ExitCode, run.Error).ShouldBe((2, "--campaign thu-2021: không có kỳ đánh giá này trong dữ liệu. Đang có: thu-2020, thu-2019.\n"));
    }

    [Fact]
    public async Task Sweeping_removes_what_no_row_names_after_a_day_and_nothing_else()
    {
        using var record = await SmallRecord.CopyAsync();
        Directory.CreateDirectory(record.Directory.IncomingFolder);
        var old = Path.Combine(record.Directory.IncomingFolder, "dở.part");
        File.WriteAllText(old, "x");
        File.SetLastWriteTimeUtc(old, new DateTime(2021, 2, 21, 0, 0, 0, DateTimeKind.Utc));
        var young = Path.Combine(record.Directory.IncomingFolder, "mới.part");
        File.WriteAllText(young, "x");
        File.SetLastWriteTimeUtc(young, new DateTime(2021, 2, 23, 7, 0, 0, DateTimeKind.Utc));

        CommandRun.Of("sweep", "--data", record.Directory.Path).Out.ShouldBe("Đã dọn 1 tệp dư.\n");

        (File.Exists(old), File.Exists(young)).ShouldBe((false, true));
        CommandRun.Of("sweep", "--data", record.Directory.Path).Out.ShouldBe("Không có gì để dọn.\n");
        CommandRun.Of("verify", "--data", record.Directory.Path).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("backup $out")]
    [InlineData("package --campaign x --out $out")]
    [InlineData("sweep")]
    public void Where_there_is_no_record_none_is_made(string line)
    {
        var data = Path.Combine(_folder, "chưa có");

        var run = CommandRun.Of([.. line.Split(' ').Select(w => w.Replace("$out", Path.Combine(_folder, "ra"), StringComparison.Ordinal)), "--data", data]).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"Chưa có dữ liệu trong {data}. Hãy kiểm tra --data, hoặc nạp kỳ đánh giá bằng \"parscore import\".\n");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void Verifying_a_folder_that_is_not_there_is_wrong_use_and_makes_nothing()
    {
        var run = CommandRun.Of("verify", "--data", Path.Combine(_folder, "chưa có")).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("Không có thư mục ");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void Verifying_a_folder_without_a_record_is_a_finding_and_makes_nothing()
    {
        var run = CommandRun.Of("verify", "--data", _folder).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("Không có cơ sở dữ liệu trong thư mục này.");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_holds_other_things_does_not_become_a_data_directory()
    {
        File.WriteAllText(Path.Combine(_folder, "thư.txt"), "x");

        var run = CommandRun.Of("import", CommandRun.Sample, "--data", _folder).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("đang chứa thứ khác (thư.txt)");
        Directory.EnumerateFileSystemEntries(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nothing_is_handed_out_into_the_data_directory()
    {
        using var record = await SmallRecord.CopyAsync();

        foreach (var line in new string[][] { ["backup", Path.Combine(record.Directory.Path, "sao")], ["package", "--campaign", SmallRecord.Campaign, "--out", Path.Combine(record.Directory.EvidenceFolder, "goi")] })
        {
            var run = CommandRun.Of([.. line, "--data", record.Directory.Path]).ShouldSpeakVietnameseOnly();

            run.ExitCode.ShouldBe(2);
            run.Error.ShouldContain("nằm trong thư mục dữ liệu");
        }
    }

    [Theory]
    [InlineData("update answer set value = '\"79\"' where role = 'numerator'")]
    [InlineData("update explanation set text = 'x'")]
    public async Task What_somebody_changed_is_neither_packed_nor_backed_up(string edit)
    {
        using var record = await SmallRecord.CopyAsync();
        record.Edit(edit);

        var package = CommandRun.Of("package", "--campaign", SmallRecord.Campaign, "--out", Path.Combine(_folder, "p"), "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();
        var backup = CommandRun.Of("backup", Path.Combine(_folder, "b"), "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();

        (package.ExitCode, backup.ExitCode).ShouldBe((1, 1));
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("backup $out")]
    [InlineData("package --campaign thu-2020 --out $out")]
    [InlineData("restore $set", "$out")]
    [InlineData("import $sample", "$out")]
    public async Task A_command_that_is_stopped_says_so_and_leaves_nothing_under_a_name(string line, string? data = null)
    {
        using var record = await SmallRecord.CopyAsync();
        var (set, output) = (Path.Combine(_folder, "bản sao"), Path.Combine(_folder, "ra"));
        CommandRun.Of("backup", set, "--data", record.Directory.Path).ExitCode.ShouldBe(0);
        string Word(string word) => word.Replace("$out", output, StringComparison.Ordinal).Replace("$set", set, StringComparison.Ordinal).Replace("$sample", CampaignCopy.SampleFolder, StringComparison.Ordinal);
        using var said = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(TextWriter.Null, said);
        terminal.Stop();

        var exitCode = CommandLine.Run([.. line.Split(' ').Select(Word), "--data", data is null ? record.Directory.Path : Word(data)], terminal, record.Clock);

        (exitCode, said.ToString()).ShouldBe((130, "Đã dừng theo yêu cầu; chưa có gì được xuất ra, những gì đã lưu trước đó vẫn còn.\n"));
        Directory.EnumerateFileSystemEntries(_folder, "*.chua-xong").ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_folder, "*.dang-phuc-hoi").ShouldBeEmpty();
        (await record.VerifyAsync()).IsClean.ShouldBeTrue();
        if (line[0] != 'i')
        {
            Directory.Exists(output).ShouldBeFalse();
        }
    }

    [Fact]
    public void Half_an_import_is_refused_whole_unless_it_is_asked_for()
    {
        using var campaign = new App.Consolidation.CampaignCopy();
        File.WriteAllText(campaign.PathOf("answers/STP.json"), "{");
        var data = Path.Combine(_folder, "d");

        var whole = CommandRun.Of("import", campaign.Folder, "--data", data).ShouldSpeakVietnameseOnly();
        var none = Directory.Exists(data);
        var part = CommandRun.Of("import", campaign.Folder, "--data", data, "--partial").ShouldSpeakVietnameseOnly();

        (whole.ExitCode, none, part.ExitCode).ShouldBe((1, false, 1));
        whole.Error.ShouldContain("Chưa nạp gì vì có 1 lỗi ở trên.");
        part.Out.ShouldContain("7 đơn vị");
        CommandRun.Of("verify", "--data", data).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("import", "Thiếu <thư mục>: Thư mục kỳ đánh giá")]
    [InlineData("backup", "Thiếu <thư mục>: Thư mục mới nhận bản sao lưu")]
    [InlineData("restore", "Thiếu <bản sao lưu>:")]
    [InlineData("package", "Thiếu --campaign <mã>:")]
    [InlineData("package --campaign a", "Thiếu --out <thư mục>:")]
    [InlineData("verify --data", "--data cần một giá trị: --data <thư mục>.")]
    [InlineData("verify --data a --data b", "--data chỉ được ghi một lần.")]
    [InlineData("verify x", "Không hiểu \"x\".")]
    [InlineData("verify --check 1:2", "Không hiểu \"--check\"")]
    [InlineData("sweep --all", "Không hiểu \"--all\".")]
    [InlineData("import none --data x", "none: không có thư mục này; kiểm tra lại đường dẫn.")]
    [InlineData("restore none --data x", "none: không có thư mục này; kiểm tra lại đường dẫn.")]
    [InlineData("restore samples/quang-tri-2020 --data none", "không phải bản sao lưu của ParScore (thiếu backup.json hoặc cơ sở dữ liệu).")]
    [InlineData("package --campaign a --out b --binding none.json", "--binding none.json: không có tệp này; kiểm tra lại đường dẫn.")]
    [InlineData("verify --data criteria/par-index-province/2020.json", "Không có thư mục ")]
    [InlineData("import samples/quang-tri-2020 --data criteria/par-index-province/2020.json", "đây là một tệp, không phải thư mục; hãy ghi tên một thư mục.")]
    public void Wrong_use_ends_with_2_and_says_what_to_write(string line, string sentence)
    {
        var run = CommandRun.OfLine(line).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2, run.Error);
        run.Error.ShouldContain(sentence, Case.Sensitive);
    }

    [Theory]
    [InlineData("{ \"maxFileMegabytes\": \"nhiều\" }")]
    [InlineData("{ \"maxFileMegabyte\": 5 }")]
    [InlineData("{")]
    public async Task Faulty_settings_stop_every_command_with_their_place(string settings)
    {
        using var record = await SmallRecord.CopyAsync();
        File.WriteAllText(record.Directory.SettingsFile, settings);

        foreach (var command in new[] { "verify", "sweep" })
        {
            var run = CommandRun.Of(command, "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();
            run.ExitCode.ShouldBe(2);
            run.Error.ShouldContain("settings.json (dòng 1");
        }
    }

    [Fact]
    public async Task A_database_of_a_later_release_is_not_touched()
    {
        using var record = await SmallRecord.CopyAsync();
        using (var connection = record.Raw())
        {
            Dapper.SqlMapper.Execute(connection, "insert into migration (number, name, digest, applied_at) values (9999, 'later', 'x', 'y')");
        }

        var run = CommandRun.Of("sweep", "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("do bản ParScore khác tạo (bước 9999");
        CommandRun.Of("verify", "--data", record.Directory.Path).ExitCode.ShouldBe(1);
    }

    [Fact]
    public void A_folder_is_imported_once_and_told_the_second_time()
    {
        var data = Path.Combine(_folder, "dữ liệu");

        var first = CommandRun.Of("import", CommandRun.Sample, "--data", data).ShouldSpeakVietnameseOnly();
        var second = CommandRun.Of("import", CommandRun.Sample, "--data", data).ShouldSpeakVietnameseOnly();

        first.ExitCode.ShouldBe(0, first.Error);
        first.Out.ShouldStartWith($"Đã nạp kỳ đánh giá quang-tri-2020: 8 đơn vị, ");
        first.Out.ShouldContain("103 tiêu chí");
        (second.ExitCode, second.Out).ShouldBe((1, ""));
        second.Error.ShouldContain("đã có trong");
        CommandRun.Of("verify", "--data", data).ExitCode.ShouldBe(0);
        var package = CommandRun.Of("package", "--campaign", "quang-tri-2020", "--out", Path.Combine(_folder, "gói"), "--data", data);
        package.ExitCode.ShouldBe(0, package.Error);
        File.Exists(Path.Combine(_folder, "gói", "data", "bo-noi-vu.xlsx")).ShouldBeTrue();
    }

    [Fact]
    public void A_folder_with_faults_is_imported_as_far_as_it_goes_and_the_faults_are_told()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"1.234,5\"");
        File.Delete(campaign.PathOf("documents/STP-01.pdf"));

        var run = CommandRun.Of("import", campaign.Folder, "--data", Path.Combine(_folder, "d"), "--partial").ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("[figure-unreadable]");
        run.Error.ShouldContain("[document-file]");
        run.Out.ShouldContain("Đã nạp kỳ đánh giá");
        CommandRun.Of("verify", "--data", Path.Combine(_folder, "d")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void The_demo_keeps_its_record_where_it_is_told_runs_again_and_refuses_another_content()
    {
        using var campaign = new CampaignCopy();
        var (data, output) = (Path.Combine(_folder, "dữ liệu"), Path.Combine(_folder, "ra"));

        var first = CommandRun.Of("demo", "--out", output, "--data", data);
        var workbook = File.ReadAllBytes(Path.Combine(output, "bo-noi-vu.xlsx"));
        var second = CommandRun.Of("demo", "--out", output, "--data", data);
        campaign.Change("answers/STP.json", "/label", "\"Số liệu khác\"");
        var other = CommandRun.Of("demo", "--sample", campaign.Folder, "--out", Path.Combine(_folder, "ra 2"), "--data", data).ShouldSpeakVietnameseOnly();

        (first.ExitCode, second.ExitCode, other.ExitCode).ShouldBe((0, 0, 2), other.Error);
        second.Out.ShouldBe(first.Out);
        File.ReadAllBytes(Path.Combine(output, "bo-noi-vu.xlsx")).AsSpan().SequenceEqual(workbook).ShouldBeTrue();
        other.Error.ShouldContain("với nội dung khác; hãy chọn thư mục dữ liệu khác. Không có gì bị thay đổi.");
        Directory.Exists(Path.Combine(_folder, "ra 2")).ShouldBeFalse();
        CommandRun.Of("verify", "--data", data).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_environment_names_the_same_data_to_every_command_and_the_option_wins()
    {
        using var record = await SmallRecord.CopyAsync();
        using var other = await SmallRecord.CopyAsync();
        other.Edit("update explanation set text = 'x'");

        DataDirectory.Of(null, record.Directory.Path).Path.ShouldBe(record.Directory.Path);
        DataDirectory.Of(other.Directory.Path, record.Directory.Path).Path.ShouldBe(other.Directory.Path);
        DataDirectory.Of(null, " ").Path.ShouldEndWith("parscore");
        foreach (var (command, exitCode) in new[] { ("verify", 0), ("sweep", 0), ($"backup \"{_folder}/b\"", 0), ($"package --campaign thu-2020 --out \"{_folder}/p\"", 0), ($"verify --data \"{other.Directory.Path}\"", 1) })
        {
            var (code, output, error) = await ProcessTests.RunAsync($"export {DataDirectory.Variable}=\"{record.Directory.Path}\"; dotnet \"$PARSCORE\" {command}");
            code.ShouldBe(exitCode, $"{command}: {output}{error}");
        }
    }
}
