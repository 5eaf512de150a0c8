using ParScore.App.Evidence;
using ParScore.App.Evidence.Inspection;
using ParScore.App.Storage;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>A disk that cannot read an upload back is told as what it is: the person's document is not called damaged.</summary>
public sealed class UnreadableDiskTests
{
    [Theory]
    [InlineData("SKHCN-01.pdf", EvidenceType.Pdf)]
    [InlineData("SKHCN-03.docx", EvidenceType.Docx)]
    public void Whichever_read_fails_it_is_the_disk_that_is_blamed(string document, EvidenceType type)
    {
        var path = Path.Combine(CampaignCopy.SampleFolder, "documents", document);
        var reads = 0;
        using (var whole = new FailingFile(path, int.MaxValue))
        {
            FileInspector.Inspect(whole, type, new DataSettings()).ShouldBeEmpty();
            reads = whole.Reads;
        }

        reads.ShouldBeGreaterThan(2);
        for (var at = 1; at <= reads; at++)
        {
            using var file = new FailingFile(path, at);
            Should.Throw<IOException>(() => FileInspector.Inspect(file, type, new DataSettings()), $"read {at}").Message.ShouldBe("The disk fails.");
        }
    }

    private sealed class FailingFile(string path, int failsAt) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0)
    {
        public int Reads { get; private set; }

        // A derived FileStream reads into spans by way of this one.
        public override int Read(byte[] buffer, int offset, int count) => ++Reads == failsAt ? throw new IOException("The disk fails.") : base.Read(buffer, offset, count);
    }
}
