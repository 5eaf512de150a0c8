using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>ClamAV's daemon, played by the test: what it cannot answer for is not taken in.</summary>
public sealed class ClamdScannerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-clamd-").FullName;

    [Theory]
    [InlineData("stream: OK\0", null)]
    [InlineData("stream: OK\n", null)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND\0", EvidenceRefusals.Virus)]
    [InlineData("stream: <script>alert(1)</script> FOUND\0", EvidenceRefusals.Virus)]
    [InlineData(" FOUND\0", EvidenceRefusals.Virus)]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", EvidenceRefusals.ScannerUnreachable)]
    [InlineData("UNKNOWN COMMAND\0", EvidenceRefusals.ScannerUnreachable)]
    [InlineData("stream: OK, but ERROR\0", EvidenceRefusals.ScannerUnreachable)]
    [InlineData("not the stream: OK FOUND ERROR\0", EvidenceRefusals.ScannerUnreachable)]
    [InlineData("OK\0", EvidenceRefusals.ScannerUnreachable)]
    [InlineData("\0", EvidenceRefusals.ScannerUnreachable)]
    [InlineData("", EvidenceRefusals.ScannerUnreachable)]
    public async Task Only_a_clean_answer_lets_a_file_in(string answer, string? code)
    {
        foreach (var isTcp in new[] { false, true })
        {
            using var clamd = isTcp ? FakeClamd.OnThisMachine() : FakeClamd.At(Path.Combine(_folder, "clamd.sock"));
            var served = clamd.ServeAsync(answer);
            await using var desk = await EvidenceDesk.OpenAsync(new DataSettings { MinFreeBytes = 0, ClamdSocket = clamd.Address });
            var before = await desk.TraceAsync();

            var outcome = await desk.UploadAsync("a.pdf", PdfFiles.Good);

            (await served).ShouldBe(PdfFiles.Good);
            outcome.Refusals.Select(r => r.Code).ShouldBe(code is null ? [] : [code]);
            if (code is not null)
            {
                outcome.Refusals[0].Message.ShouldBeASentence();
                outcome.Refusals[0].Message.ShouldNotContain('<');
                (await desk.TraceAsync()).ShouldBe(before);
            }
        }
    }

    [Theory]
    [InlineData("none.sock")]
    [InlineData("127.0.0.1:1")]
    [InlineData("")]
    public async Task A_daemon_that_is_not_there_stops_every_upload(string address)
    {
        var socket = address.EndsWith(".sock", StringComparison.Ordinal) ? Path.Combine(_folder, address) : address.Length == 0 ? _folder : address;
        await ShouldBeUnreachableAsync(socket);
    }

    [Fact]
    public async Task A_path_that_no_socket_can_have_stops_every_upload() => await ShouldBeUnreachableAsync(Path.Combine(_folder, new string('a', 200)));

    [Fact]
    public async Task A_daemon_that_hangs_up_at_once_stops_every_upload()
    {
        using var clamd = FakeClamd.At(Path.Combine(_folder, "clamd.sock"));
        var served = clamd.HangUpAsync();

        await ShouldBeUnreachableAsync(clamd.Address);
        await served;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task ShouldBeUnreachableAsync(string socket)
    {
        await using var desk = await EvidenceDesk.OpenAsync(new DataSettings { MinFreeBytes = 0, ClamdSocket = socket });
        var before = await desk.TraceAsync();

        var outcome = await desk.UploadAsync("a.pdf", PdfFiles.Good);

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe(EvidenceRefusals.ScannerUnreachable);
        (await desk.TraceAsync()).ShouldBe(before);
    }
}
