using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ParScore.Tests.App.Evidence;

/// <summary>PDF files made for a test, with right cross-references, so that a viewer opens them.</summary>
internal static class PdfFiles
{
    public const string Script = "<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>";

    private const string Header = "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n";
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /ProcSet [/PDF] >> >>";
    private const string Pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";

    /// <summary>One page with a line on it.</summary>
    public static byte[] Good { get; } = Of();

    /// <summary>A document whose objects from 5 on are given.</summary>
    public static byte[] Of(params string[] more) => With("", "", more);

    /// <summary>A document whose catalog starts something and whose objects from 5 on are given.</summary>
    public static byte[] Opening(string catalog, params string[] more) => With(catalog, "", more);

    public static byte[] With(string catalog, string trailer, params string[] more)
    {
        var text = new StringBuilder(Header);
        string[] objects = [$"<< /Type /Catalog /Pages 2 0 R {catalog} >>", Pages, Page, Packed("", "0 0 m 595 842 l S"), .. more];
        var places = new List<int>();
        foreach (var (i, content) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{content}\nendobj\n");
        }

        var xref = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n");
        return Bytes(text.ToString());
    }

    /// <summary>A document as Acrobat and Word write it: objects in an object stream, cross-references in a stream with a predictor.</summary>
    public static byte[] Modern(string catalog = "", params string[] more)
    {
        string[] packed = [$"<< /Type /Catalog /Pages 2 0 R {catalog} >>", Pages, Page];
        var text = new StringBuilder(Header);
        var places = new Dictionary<int, int>();
        foreach (var (number, content) in new[] { (4, Packed("", "0 0 m 595 842 l S")), (5, ObjectStream([.. packed.Index().Select(o => (o.Index + 1, o.Item)), .. more.Index().Select(o => (o.Index + 7, o.Item))])) })
        {
            places.Add(number, text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }

        var xref = places[6] = text.Length;
        var rows = new StringBuilder();
        for (var number = 0; number < 7 + more.Length; number++)
        {
            // Filter byte 0 (none), then type, place or stream, index.
            var (type, place, index) = number is 0 ? (0, 0, 0) : places.TryGetValue(number, out var at) ? (1, at, 0) : (2, 5, number < 4 ? number - 1 : number - 4);
            rows.Append([(char)0, (char)type, (char)(place >> 8), (char)(place & 255), (char)index]);
        }

        var table = Packed($"/Type /XRef /Size {7 + more.Length} /Root 1 0 R /W [1 2 1] /DecodeParms << /Columns 4 /Predictor 12 >>", rows.ToString());
        return Bytes(text.Append(CultureInfo.InvariantCulture, $"6 0 obj\n{table}\nendobj\nstartxref\n{xref}\n%%EOF\n").ToString());
    }

    public static string ObjectStream(params (int Number, string Content)[] objects) => ObjectStream("/Type /ObjStm", objects);

    public static string ObjectStream(string entries, params (int Number, string Content)[] objects)
    {
        var (index, contents) = Parts(objects);
        return Packed($"{entries} /N {objects.Length} /First {index.Length}", index + contents);
    }

    public static string PlainObjectStream(params (int Number, string Content)[] objects)
    {
        var (index, contents) = Parts(objects);
        return Stream($"/Type /ObjStm /N {objects.Length} /First {index.Length}", index + contents);
    }

    /// <summary>A stream with any bytes, as Latin-1.</summary>
    public static string Stream(string entries, string data) => $"<< {entries} /Length {data.Length} >>\nstream\n{data}\nendstream";

    public static string Packed(string entries, string data) => Stream($"{entries} /Filter /FlateDecode", Flate(data));

    public static string Flate(string data) => Flate(Bytes(data), times: 1);

    /// <summary>The same bytes many times, packed.</summary>
    public static string Flate(byte[] data, int times)
    {
        using var packed = new MemoryStream();
        using (var flate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var i = 0; i < times; i++)
            {
                flate.Write(data);
            }
        }

        return Encoding.Latin1.GetString(packed.ToArray());
    }

    public static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    private static (string Index, string Contents) Parts((int Number, string Content)[] objects)
    {
        var (index, contents) = (new StringBuilder(), new StringBuilder());
        foreach (var (number, content) in objects)
        {
            index.Append(CultureInfo.InvariantCulture, $"{number} {contents.Length} ");
            contents.Append(content).Append('\n');
        }

        return (index.ToString(), contents.ToString());
    }
}
