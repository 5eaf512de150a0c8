using System.Text;
using NodaTime;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Verification;

/// <summary>Reads every evidence file and compares length and digest, in the order of the digests, so that it can stop and go on.</summary>
internal sealed class FileWalk(DataDirectory directory, DataSettings settings, IClock clock, VerifyOptions options, VerifyReport report)
{
    private const string Type = "parscore/verify-progress/1";
    private const long NoteEvery = 256L * 1024 * 1024;
    private static readonly Duration MostAge = Duration.FromDays(7);

    private readonly EvidenceFolder _folder = new(directory, settings);
    private readonly List<Problem> _found = [];

    public void Run(IReadOnlyList<StoredFile> files)
    {
        var (after, found) = options.Resumes ? ReadProgress() : (null, []);
        report.Add(found);
        _found.AddRange(found);
        var (total, done, noted, start) = (files.Sum(f => f.Length), 0L, 0L, clock.GetCurrentInstant());
        foreach (var file in files)
        {
            if (after is not null && string.CompareOrdinal(file.Sha256, after) <= 0)
            {
                report.ResumedFiles++;
                done += file.Length;
                continue;
            }

            if (options.Cancellation.IsCancellationRequested)
            {
                options.Cancellation.ThrowIfCancellationRequested();
            }

            Check(file);
            done += file.Length;
            report.Bytes += file.Length;
            options.Progress?.Invoke(done, total);
            Throttle(start);
            if (options.Cancellation.IsCancellationRequested || done - noted >= NoteEvery)
            {
                noted = done;
                WriteProgress(file.Sha256);
            }
        }

        var named = files.Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
        report.Orphans = _folder.List().Count(d => !named.Contains(d));
        report.Strangers = _folder.CountStrangers();
        File.Delete(directory.VerifyProgressFile);
    }

    private void Check(StoredFile file)
    {
        try
        {
            using var content = _folder.OpenChecked(file);
            if (content is not null)
            {
                report.Pass(CheckKind.File);
                return;
            }

            Note(new Problem(CheckKind.File, file.Sha256, CheckResult.Failed, File.Exists(_folder.PathOf(file.Sha256))
                ? $"Tệp tài liệu {file.Sha256[..16]}… không còn đúng như lúc nhận (mã băm hoặc độ dài khác). Cần lấy lại tệp này từ một bản sao lưu còn tốt."
                : $"Mất tệp tài liệu {file.Sha256[..16]}…: có trong danh mục nhưng không có trên ổ đĩa. Cần lấy lại tệp này từ một bản sao lưu còn tốt."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Note(new Problem(CheckKind.File, file.Sha256, CheckResult.Unchecked, $"Không đọc được tệp tài liệu {file.Sha256[..16]}…: {error.Message}. Hãy kiểm tra ổ đĩa và quyền đọc rồi chạy lại."));
        }
    }

    private void Note(Problem problem)
    {
        _found.Add(problem);
        report.Add([problem]);
    }

    private void Throttle(Instant start)
    {
        if (options.BytesPerSecond is { } most)
        {
            var ahead = Duration.FromMilliseconds(report.Bytes * 1000 / most) - (clock.GetCurrentInstant() - start);
            if (ahead > Duration.Zero)
            {
                options.Cancellation.WaitHandle.WaitOne(ahead.ToTimeSpan());
            }
        }
    }

    private (string? After, IReadOnlyList<Problem> Found) ReadProgress()
    {
        var json = File.Exists(directory.VerifyProgressFile) ? JsonText.Parse(File.ReadAllBytes(directory.VerifyProgressFile), new FaultList()) : null;
        // What was read long ago, or by another record's run, says nothing about today.
        return json?.Property("type")?.Text is not Type || json.Property("after")?.Text is not { Length: 64 } after || json.Property("at")?.Text is not { } at
            || !IsRecent(at) || !string.Equals(json.Property("data")?.Text, directory.Path, StringComparison.Ordinal)
            ? (null, [])
            : (after, [.. (json.Property("found")?.Items ?? []).Select(i => new Problem(CheckKind.File, i.Property("name")?.Text ?? "", i.Property("result")?.Text is "failed" ? CheckResult.Failed : CheckResult.Unchecked, i.Property("message")?.Text ?? ""))]);
    }

    private bool IsRecent(string at) => string.CompareOrdinal(at, StoredInstants.Text(clock.GetCurrentInstant() - MostAge)) > 0;

    private void WriteProgress(string after)
    {
        var found = string.Join(',', _found.Select(p => CanonicalJson.OfTexts([("message", p.Message), ("name", p.Name), ("result", p.Result == CheckResult.Failed ? "failed" : "unchecked")])));
        var text = $"{{\"after\":{CanonicalJson.OfText(after)},\"at\":{CanonicalJson.OfText(StoredInstants.Text(report.StartedAt))},\"data\":{CanonicalJson.OfText(directory.Path)},\"found\":[{found}],\"type\":{CanonicalJson.OfText(Type)}}}\n";
        DurableFiles.WriteWhole(directory.VerifyProgressFile, Encoding.UTF8.GetBytes(text));
    }
}
