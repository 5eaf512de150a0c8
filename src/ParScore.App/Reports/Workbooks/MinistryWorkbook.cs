using System.Runtime.InteropServices;
using NodaTime;
using ParScore.App.Consolidation;
using ParScore.App.Storage;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Biểu gửi Bộ Nội vụ: the province's result as a workbook, where a binding says which value stands where.</summary>
public static class MinistryWorkbook
{
    /// <summary>Writes the workbook to a file. The file is there only when, read back, it says what the result says.</summary>
    /// <param name="result">What is exported.</param>
    /// <param name="binding">Which value stands where; read against the result's set.</param>
    /// <param name="writtenAt">Shown and kept with the file; null: the same result always gives the same bytes.</param>
    /// <param name="path">An existing file is replaced.</param>
    /// <exception cref="WorkbookMismatchException">The file differs and was not handed out.</exception>
    public static void Write(ProvinceResult result, WorkbookBinding binding, Instant? writtenAt, string path)
    {
        var (input, layout) = Lay(result, binding, writtenAt);
        using var workbook = new MemoryStream();
        XlsxWriter.Write(input, layout, workbook);
        HandOut(workbook.ToArray(), input, layout, path);
    }

    /// <summary>The workbook's bytes, read back and compared; not validated by the SDK, which takes longer than all the rest.</summary>
    /// <exception cref="WorkbookMismatchException">The bytes differ.</exception>
    public static byte[] WriteCompared(ProvinceResult result, WorkbookBinding binding, Instant? writtenAt)
    {
        var (input, layout) = Lay(result, binding, writtenAt);
        using var workbook = new MemoryStream();
        XlsxWriter.Write(input, layout, workbook);
        workbook.Position = 0;
        Demand(WorkbookCheck.Compare(workbook, input, layout));
        return workbook.ToArray();
    }

    /// <summary>The workbook's bytes, not yet read back.</summary>
    public static byte[] WriteBytes(ProvinceResult result, WorkbookBinding binding, Instant? writtenAt)
    {
        using var workbook = new MemoryStream();
        Write(result, binding, writtenAt, workbook);
        return workbook.ToArray();
    }

    /// <summary>Writes the workbook, not yet read back.</summary>
    public static void Write(ProvinceResult result, WorkbookBinding binding, Instant? writtenAt, Stream into)
    {
        var (input, layout) = Lay(result, binding, writtenAt);
        XlsxWriter.Write(input, layout, into);
    }

    /// <summary>Puts a written workbook in its place, after it was read back, compared and validated.</summary>
    /// <exception cref="WorkbookMismatchException">The file differs; nothing was put in place.</exception>
    public static void HandOut(byte[] workbook, ProvinceResult result, WorkbookBinding binding, Instant? writtenAt, string path)
    {
        var (input, layout) = Lay(result, binding, writtenAt);
        HandOut(workbook, input, layout, path);
    }

    private static (WorkbookInput Input, WorkbookLayout Layout) Lay(ProvinceResult result, WorkbookBinding binding, Instant? writtenAt)
    {
        var input = new WorkbookInput(result, writtenAt);
        return (input, WorkbookLayout.Of(input, binding));
    }

    private static void HandOut(byte[] workbook, WorkbookInput input, WorkbookLayout layout, string path)
    {
        var full = Path.GetFullPath(path);
        var draft = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}.chua-kiem-tra");
        // Ctrl-C and a shutdown end the program without "finally"; the draft must not stay behind.
        void Discard(PosixSignalContext signal) => File.Delete(draft);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Discard);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Discard);
        var isPublished = false;
        try
        {
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(workbook);
                DurableFiles.SyncFile(file);
            }

            Check(draft, input, layout);
            PublishNew(draft, full);
            isPublished = true;
        }
        finally
        {
            if (!isPublished)
            {
                File.Delete(draft);
            }
        }
    }

    // What is refused is not there under its name. A workbook that it has replaced cannot be brought back: then the new one, which
    // is whole, stays.
    private static void PublishNew(string draft, string full)
    {
        var wasThere = File.Exists(full);
        try
        {
            DurableFiles.Publish(draft, full);
        }
        catch when (!wasThere)
        {
            File.Delete(full);
            throw;
        }
    }

    private static void Check(string path, WorkbookInput input, WorkbookLayout layout)
    {
        // Read first: the package reader would call the workbook damaged when it is the disk that cannot read it.
        var written = File.ReadAllBytes(path);
        using (var workbook = new MemoryStream(written))
        {
            Demand(WorkbookCheck.Compare(workbook, input, layout));
        }

        using var again = new MemoryStream(written);
        Demand(WorkbookCheck.Validate(again));
    }

    private static void Demand(IReadOnlyList<WorkbookDifference> differences)
    {
        if (differences.Count > 0)
        {
            throw new WorkbookMismatchException(differences);
        }
    }
}
