using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ParScore.App.Evidence;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>Names that mean no good: made harmless, or refused by their extension.</summary>
public sealed class HostileNameTests : IAsyncLifetime
{
    /// <summary>A name as it comes, and as it is stored; null = refused by its extension.</summary>
    internal static readonly IReadOnlyList<(string Name, string? Stored)> Table =
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\win.pdf", "win.pdf"),
        ("/etc/shadow.pdf", "shadow.pdf"),
        ("C:\\Users\\lan\\a.pdf", "a.pdf"),
        ("C:a.pdf", "C-a.pdf"),
        ("\\\\server\\share\\a.pdf", "a.pdf"),
        ("file:///etc/a.pdf", "a.pdf"),
        ("a/b\\c/d.pdf", "d.pdf"),
        ("..", null),
        (".", null),
        ("", null),
        (" ", null),
        ("/", null),
        ("a.pdf/", null),
        ("..pdf", "tai-lieu.pdf"),
        (".pdf", "tai-lieu.pdf"),
        ("pdf", "tai-lieu.pdf"),
        (".PDF", "tai-lieu.PDF"),
        ("a.pdf\0.exe", null),
        ("a\0.pdf", "a.pdf"),
        ("a.exe\0.pdf", "a.exe.pdf"),
        ("a\r\nSet-Cookie: x=1\r\n.pdf", "a--Set-Cookie- x=1.pdf"),
        ("a\nb.pdf", "a-b.pdf"),
        ("a\tb.pdf", "a-b.pdf"),
        ("a\u001B[31mb.pdf", "a-[31mb.pdf"),
        ("a\u007Fb.pdf", "a-b.pdf"),
        ("a\u0085b.pdf", "a-b.pdf"),
        ("a\u2028b\u2029c.pdf", "a-b-c.pdf"),
        ("fdp.\u202Eexe.pdf", "fdp.exe.pdf"),
        ("report\u202Efdp.exe", null),
        ("a\u2066b\u2069.pdf", "ab.pdf"),
        ("a\u200Bb\u200Cc\u200Dd.pdf", "abcd.pdf"),
        ("a\u00ADb.pdf", "ab.pdf"),
        ("\uFEFFa.pdf", "a.pdf"),
        ("a\uFFFEb\uFFFFc.pdf", "a-b-c.pdf"),
        ("a\uE000b.pdf", "a-b.pdf"),
        ("a.p\u200Bdf", "a.pdf"),
        ("Quye\u0302\u0301t \u0111i\u0323nh.pdf", "Quyết định.pdf"),
        ("K\u00EA\u0301 hoa\u0323ch.pdf", "Kế hoạch.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("con.pdf", "_con.pdf"),
        ("nul.tar.pdf", "_nul.tar.pdf"),
        ("COM1.pdf", "_COM1.pdf"),
        ("LPT9.docx", "_LPT9.docx"),
        ("COM\u00B9.pdf", "_COM¹.pdf"),
        ("CONIN$.pdf", "_CONIN$.pdf"),
        ("AUX .pdf", "_AUX.pdf"),
        ("a.pdf.", "a.pdf"),
        ("a.pdf ", "a.pdf"),
        ("a.pdf. . .", "a.pdf"),
        (" a.pdf", "a.pdf"),
        ("a .pdf", "a.pdf"),
        ("-rf.pdf", "rf.pdf"),
        ("a.pdf:evil.exe", null),
        ("a.pdf::$DATA", null),
        ("a.exe:b.pdf", "a.exe-b.pdf"),
        ("a.pdf.exe", null),
        ("a.pdf.html", null),
        ("a.html.pdf", "a.html.pdf"),
        ("a.\u0440df", null),
        ("a.pdf\u0301", null),
        ("a.\uFF50\uFF44\uFF46", null),
        ("a\uFF0Epdf", null),
        ("a\u2024pdf", null),
        ("a\u2215b.pdf", "a∕b.pdf"),
        ("\"a\".pdf", "a.pdf"),
        ("a\"; filename=\"b.exe.pdf", "a-; filename=-b.exe.pdf"),
        ("a'b.pdf", "a'b.pdf"),
        ("a%00b%2F.pdf", "a%00b%2F.pdf"),
        ("a;b,c=d.pdf", "a;b,c=d.pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ("=cmd|' /C calc'!A0.pdf", "C calc'!A0.pdf"),
        ("a*?b.pdf", "a--b.pdf"),
        ("$(reboot).pdf", "$(reboot).pdf"),
        ("`id`.pdf", "`id`.pdf"),
        ("a\u00A0b\u3000c.pdf", "a b c.pdf"),
        ("\uD83D.pdf", "tai-lieu.pdf"),
        ("a\uDE00b.pdf", "a-b.pdf"),
        ("\U0001F600.pdf", "😀.pdf"),
        ("\U0001F468\u200D\U0001F469\u200D\U0001F467.pdf", "👨👩👧.pdf"),
        ("\U000E0041a.pdf", "a.pdf"),
        ("\u0645\u0631\u062D\u0628\u0627.pdf", "مرحبا.pdf"),
        (new string('a', 300) + ".pdf", new string('a', 196) + ".pdf"),
        (new string('\u1EBF', 300) + ".pdf", new string('ế', 65) + ".pdf"),
        ("a" + new string('\u0301', 300) + ".pdf", "tai-lieu.pdf"),
        (string.Concat(Enumerable.Repeat("\U0001F600", 100)) + ".pdf", string.Concat(Enumerable.Repeat("😀", 49)) + ".pdf"),
        ("a." + new string('x', 300), null),
        (new string('.', 300) + "pdf", "tai-lieu.pdf"),
        (new string(' ', 300) + ".pdf", "tai-lieu.pdf"),
        (new string('a', 100_000) + ".pdf", new string('a', 196) + ".pdf"),
    ];

    private EvidenceDesk? _desk;

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Table.Count)];

    private EvidenceDesk Desk => _desk!;

    public async Task InitializeAsync() => _desk = await EvidenceDesk.OpenAsync();

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_name_is_made_harmless_or_refused(int row)
    {
        var (name, stored) = Table[row];
        var content = (stored is null ? null : Path.GetExtension(stored).ToUpperInvariant()) is ".DOCX" ? OfficeFiles.Docx() : PdfFiles.Good;

        var outcome = await Desk.UploadAsync(name, content);

        if (outcome.Document is null)
        {
            stored.ShouldBeNull();
            var refusal = outcome.Refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe(EvidenceRefusals.Extension);
            refusal.Message.ShouldBeASentence();
            refusal.Message.ShouldNotContain('\n');
            return;
        }

        var kept = (await Desk.DocumentAsync(outcome.Document)).Document.File!;
        ShouldBeHarmless(kept);
        kept.ShouldBe(stored);

        await ShouldBeOneHeaderLineAsync(outcome.Document, kept);
        Desk.FilesOnDisk().ShouldAllBe(f => Path.GetFileName(f).Length == 64);
    }

    [Fact]
    public void The_table_is_long_enough() => Table.Count.ShouldBeGreaterThanOrEqualTo(60);

    public async Task DisposeAsync() => await Desk.DisposeAsync();

    private static void ShouldBeHarmless(string name)
    {
        name.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
        Encoding.UTF8.GetByteCount(name).ShouldBeLessThanOrEqualTo(UploadName.MostBytes);
        name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']).ShouldBe(-1);
        name.EnumerateRunes().ShouldAllBe(r => !Rune.IsControl(r) && r.Value != 0xFFFD && Rune.GetUnicodeCategory(r) != UnicodeCategory.Format && Rune.GetUnicodeCategory(r) != UnicodeCategory.PrivateUse);
        name.Trim(' ', '.').ShouldBe(name);
        EvidenceTypes.OfExtension(Path.GetExtension(name)).ShouldNotBeNull();
    }

    private async Task ShouldBeOneHeaderLineAsync(string document, string name)
    {
        foreach (var isPreview in new[] { true, false })
        {
            var (given, _) = await Desk.Service.GiveOutAsync(EvidenceDesk.Campaign, EvidenceDesk.Unit, document, null, null, isPreview, EvidenceDesk.Officer);
            using (given)
            {
                var header = given!.ContentDisposition;
                header.ShouldAllBe(c => c >= ' ' && c <= '~');
                var read = ContentDispositionHeaderValue.Parse(header);
                read.Parameters.Count.ShouldBe(2);
                read.FileNameStar.ShouldBe(name);
                read.FileName!.Trim('"').ShouldBe(UploadName.Plain(name));
                // Decoded by hand, as RFC 8187 says.
                Uri.UnescapeDataString(header.Split("filename*=utf-8''")[1]).ShouldBe(name);
            }
        }
    }
}
