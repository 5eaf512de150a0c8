using System.Diagnostics;
using System.Text.RegularExpressions;
using ParScore.App.Reports.Workbooks;
using ParScore.Tests.App.Consolidation;
using Xunit.Abstractions;

namespace ParScore.Tests.App.Reports;

public sealed partial class LibreOfficeTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task LibreOffice_opens_the_workbook_and_recalculates_it_to_the_same_values()
    {
        if (!IsInstalled)
        {
            string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal).ShouldBeFalse("LibreOffice (soffice) must be there in the build.");
            output.WriteLine("Skipped: soffice is not installed.");
            return;
        }

        var workbook = MinistryWorkbook.WriteCompared(CampaignCopy.Sample, Workbooks.Binding, writtenAt: null);
        var wanted = Workbooks.Read(workbook);

        // Without stored results there is nothing to show but what is computed.
        var stripped = Enumerable.Range(1, wanted.Count).Aggregate(workbook, (file, n) => Workbooks.ChangePart(file, $"xl/worksheets/sheet{n}.xml", xml => Stored().Replace(xml, "</f>")));
        Workbooks.Read(stripped).Named("Chi tiết").Cells.Values.Where(c => c.Formula != null).ShouldAllBe(c => c.Number == null && string.IsNullOrEmpty(c.Text));
        await File.WriteAllBytesAsync(Path.Combine(_folder, "in.xlsx"), stripped);
        await ConvertAsync();

        var found = Workbooks.Read(await File.ReadAllBytesAsync(Path.Combine(_folder, "out", "in.xlsx")));
        string.Join('|', found.Select(s => s.Name)).ShouldBe(string.Join('|', wanted.Select(s => s.Name)));
        var formulas = 0;
        foreach (var sheet in wanted)
        {
            foreach (var (address, cell) in sheet.Cells)
            {
                var read = found.Named(sheet.Name).Cells.GetValueOrDefault(address);
                formulas += cell.Formula is null ? 0 : 1;
                if (cell.Number is { } number)
                {
                    read.ShouldNotBeNull($"{sheet.Name} {address}").Number.ShouldNotBeNull($"{sheet.Name} {address}").ShouldBe(number, 1e-9 * Math.Max(1, Math.Abs(number)), $"{sheet.Name} {address}");
                }
                else
                {
                    (read?.Text ?? "").ShouldBe(cell.Text, $"{sheet.Name} {address}");
                }
            }
        }

        formulas.ShouldBeGreaterThan(400);
    }

    private static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "soffice")));

    // A profile of its own, so that nothing of the machine's user and no other run gets in the way.
    private async Task ConvertAsync()
    {
        using var soffice = new Process
        {
            StartInfo = new ProcessStartInfo("soffice")
            {
                ArgumentList =
                {
                    $"-env:UserInstallation={new Uri(Path.Combine(_folder, "profile")).AbsoluteUri}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(_folder, "out"), Path.Combine(_folder, "in.xlsx"),
                },
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        soffice.Start();
        var (said, complained) = (soffice.StandardOutput.ReadToEndAsync(), soffice.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await soffice.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            soffice.Kill(entireProcessTree: true);
            throw;
        }

        soffice.ExitCode.ShouldBe(0, $"{await said} {await complained}");
    }

    [GeneratedRegex("</f><v>[^<]*</v>", RegexOptions.None, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Stored();
}
