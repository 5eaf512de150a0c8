using System.IO.Compression;
using System.Text;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Submissions;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reports;

/// <summary>What tests of workbooks share: the sample's binding, changed results, and files taken apart.</summary>
internal static class Workbooks
{
    public static string BindingPath { get; } = WorkbookBindingFile.PathBeside(CampaignCopy.SetFile);

    public static WorkbookBinding Binding { get; } = WorkbookBindingFile.Read(File.ReadAllBytes(BindingPath), CampaignCopy.Set).Binding.ShouldNotBeNull();

    public static IReadOnlyList<ReadSheet> Read(byte[] workbook) => WorkbookReader.Read(new MemoryStream(workbook));

    public static IReadOnlyList<ReadSheet> Read(ProvinceResult result) => Read(MinistryWorkbook.WriteBytes(result, Binding, writtenAt: null));

    public static ReadSheet Named(this IEnumerable<ReadSheet> sheets, string name) => sheets.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));

    /// <summary>The row whose cell in column A is a code.</summary>
    public static int RowOf(this ReadSheet sheet, string code) =>
        int.Parse(sheet.Cells.First(c => c.Key[0] == 'A' && string.Equals(c.Value.Text, code, StringComparison.Ordinal)).Key.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    public static ReadCell? At(this ReadSheet sheet, char column, int row) =>
        sheet.Cells.GetValueOrDefault(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{column}{row}"));

    /// <summary>The sample, scored again from changed inputs.</summary>
    public static ProvinceResult Consolidate(Func<CriteriaSet, CriteriaSet>? changeSet = null, Func<UnitAnswers, UnitAnswers>? changeUnit = null)
    {
        var sample = CampaignCopy.Sample;
        return Consolidator.Consolidate(
            changeSet?.Invoke(sample.Set) ?? sample.Set,
            sample.Plan,
            [.. sample.Units.Select(u => u.Answers).OfType<UnitAnswers>().Select(a => changeUnit?.Invoke(a) ?? a)],
            sample.Entered,
            []);
    }

    /// <summary>The sample with other documents at the first leaf that has some.</summary>
    public static ProvinceResult WithDocument(Func<EvidenceDocument, EvidenceDocument> change)
    {
        var sample = CampaignCopy.Sample;
        var line = sample.Lines.First(l => l.Evidence.Count > 0);
        var first = line.Evidence[0];
        var changed = line with { Evidence = [first with { Link = first.Link with { Document = change(first.Link.Document) } }, .. line.Evidence.Skip(1)] };
        return sample with { Lines = [.. sample.Lines.Select(l => ReferenceEquals(l, line) ? changed : l)] };
    }

    /// <summary>The text of one part of the file.</summary>
    public static string Part(byte[] workbook, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(name).ShouldNotBeNull().Open());
        return reader.ReadToEnd();
    }

    /// <summary>The file with one of its parts changed.</summary>
    public static byte[] ChangePart(byte[] workbook, string name, Func<string, string> change)
    {
        var changed = change(Part(workbook, name));
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)!.Delete();
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(changed));
        }

        return file.ToArray();
    }
}
