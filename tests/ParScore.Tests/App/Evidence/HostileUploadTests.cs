using System.Diagnostics;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>Files that mean no good: refused with a reason and without a trace, or taken in because they do no harm.</summary>
public sealed class HostileUploadTests : IAsyncLifetime
{
    private static readonly Dictionary<string, HostileUpload> Table = HostileUploads.All.ToDictionary(u => u.Title, StringComparer.Ordinal);

    private EvidenceDesk? _desk;

    public static TheoryData<string> Titles => [.. Table.Keys];

    public Task InitializeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_hostile_file_is_refused_or_does_no_harm(string title)
    {
        var upload = Table[title];
        _desk = await EvidenceDesk.OpenAsync(upload.Settings);
        var (content, before) = (upload.Content(), await _desk.TraceAsync());

        var time = Stopwatch.StartNew();
        var outcome = await _desk.UploadAsync(upload.FileName, new MemoryStream(content), content.Length + (long)upload.AnnouncedTooMany);
        time.Stop();

        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        if (upload.Code is null)
        {
            outcome.Refusals.ShouldBeEmpty();
            (await _desk.DocumentAsync(outcome.Document!)).Document.Stored!.Length.ShouldBe(content.Length);
            return;
        }

        outcome.Refusals.Select(r => r.Code).ShouldBe([upload.Code]);
        outcome.Refusals[0].Message.ShouldBeASentence();
        outcome.Document.ShouldBeNull();
        (await _desk.TraceAsync()).ShouldBe(before);
    }

    [Fact]
    public void The_table_is_long_enough() => Table.Count.ShouldBeGreaterThanOrEqualTo(100);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task A_line_that_breaks_leaves_no_trace(int after)
    {
        _desk = await EvidenceDesk.OpenAsync();
        var before = await _desk.TraceAsync();

        await Should.ThrowAsync<IOException>(() => _desk.UploadAsync("a.pdf", new BreakingStream(new MemoryStream(new byte[after])), announced: 1_000_000));

        (await _desk.TraceAsync()).ShouldBe(before);
    }

    public async Task DisposeAsync()
    {
        if (_desk is not null)
        {
            await _desk.DisposeAsync();
        }
    }

    /// <summary>A connection that breaks after some bytes.</summary>
    private sealed class BreakingStream(MemoryStream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count) is var read and > 0 ? read : throw new IOException("The line broke.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
