using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ParScore.App.Approvals;
using ParScore.App.Consolidation;
using ParScore.App.Packages;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Storage;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.App.Ministry;

/// <summary>
/// Proves that a package says what was approved: the approved content lies in it, everything else is made from it once more and compared byte by byte, and
/// nothing else lies there. It needs neither the record nor the program that made the package.
/// </summary>
public static class MinistryProof
{
    internal const string Workbook = "bo-noi-vu.xlsx";
    internal const string Content = "ban-chot.json";
    internal const string Set = "bo-tieu-chi.json";
    internal const string Keying = "phieu-nhap.csv";

    internal const string VersionLine = "ParScore-Approved-Version";
    internal const string DecisionNumberLine = "ParScore-Decision-Number";
    internal const string DecisionDateLine = "ParScore-Decision-Date";
    internal const string ContentLine = "ParScore-Approved-Content";
    internal const string ApprovedAtLine = "ParScore-Approved-At";

    /// <summary>What differs, in sentences; empty when the package equals the approved version.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="approvedHash">The content's hash as the decision's minutes or the record have it; null = take the package's own word for which version it is.</param>
    /// <param name="binding">Which value stands in which cell, for a set.</param>
    public static IReadOnlyList<string> Check(string folder, string? approvedHash, Func<CriteriaSet, WorkbookBinding?> binding)
    {
        try
        {
            return [.. Differences(Path.Combine(folder, "data"), folder, approvedHash, binding)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return [$"Không đọc được gói để đối chiếu ({error.Message.TrimEnd('.')}). Hãy chép lại gói từ nơi đã lập."];
        }
    }

    private static IEnumerable<string> Differences(string data, string folder, string? approvedHash, Func<CriteriaSet, WorkbookBinding?> binding)
    {
        var content = File.ReadAllBytes(Path.Combine(data, Content));
        var hash = CanonicalJson.Hash(content);
        if (approvedHash is not null && !string.Equals(hash, approvedHash, StringComparison.Ordinal))
        {
            yield return $"Bản chốt trong gói có mã {hash}, khác mã của bản đã phê duyệt ({approvedHash}).";
            yield break;
        }

        if (CriteriaFile.Read(File.ReadAllBytes(Path.Combine(data, Set))).Set is not { } set)
        {
            yield return "Bộ tiêu chí trong gói không đọc được.";
            yield break;
        }

        var result = SnapshotReader.Read(Encoding.UTF8.GetString(content), set).Consolidate();
        var information = InformationOf(folder);
        if (!string.Equals(information.GetValueOrDefault(ContentLine), hash, StringComparison.Ordinal))
        {
            yield return "Thông tin gói (bag-info.txt) ghi mã bản chốt khác với bản chốt trong gói.";
        }

        var expected = Expected(result, binding, information);
        foreach (var (path, digest) in expected)
        {
            var file = Path.Combine([data, .. path.Split('/')]);
            if (!File.Exists(file))
            {
                yield return $"Gói thiếu tệp {path}.";
            }
            else if (!string.Equals(DigestOf(file), digest, StringComparison.Ordinal))
            {
                yield return $"Tệp {path} trong gói không đúng với bản đã phê duyệt.";
            }
        }

        var found = Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(data, f).Replace('\\', '/'));
        foreach (var stranger in found.Where(f => !expected.ContainsKey(f) && f is not (Content or Set)).Order(StringComparer.Ordinal))
        {
            yield return $"Gói có tệp {stranger} mà bản đã phê duyệt không có.";
        }
    }

    /// <summary>Every file that follows from the approved content and the decision, with the digest of what it must hold.</summary>
    private static Dictionary<string, string> Expected(ProvinceResult result, Func<CriteriaSet, WorkbookBinding?> binding, Dictionary<string, string> information)
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Keying] = DigestOf(Encoding.UTF8.GetBytes(KeyingTable.Write(result, information[VersionLine], information[DecisionNumberLine], information[DecisionDateLine]))),
        };
        foreach (var evidence in result.Evidence.Where(e => e.Link.Document.Stored is not null))
        {
            expected[PackageContent.PathOf(evidence, result.Set)] = evidence.Link.Document.Stored!.Sha256;
        }

        foreach (var line in result.Lines.Where(l => KeyingList.ExplanationOf(l).Length > 0))
        {
            expected[MinistryPackage.ExplanationPath(line.Leaf)] = DigestOf(Encoding.UTF8.GetBytes(KeyingList.ExplanationOf(line) + "\n"));
        }

        if (binding(result.Set) is { } bound)
        {
            // The same result and instant always give the same bytes.
            expected[Workbook] = DigestOf(MinistryWorkbook.WriteBytes(result, bound, StoredInstants.Read(information[ApprovedAtLine])));
        }

        return expected;
    }

    private static Dictionary<string, string> InformationOf(string folder) => File.ReadAllLines(Path.Combine(folder, "bag-info.txt"))
        .Select(l => l.Split(": ", 2)).Where(l => l.Length == 2).DistinctBy(l => l[0], StringComparer.Ordinal).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);

    private static string DigestOf(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
