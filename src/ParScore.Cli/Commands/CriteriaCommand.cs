using System.CommandLine;
using ParScore.App;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.Cli.Commands;

/// <summary><c>criteria</c>: check, show and compare criteria sets.</summary>
internal static class CriteriaCommand
{
    private static readonly Words<DifferenceKind> Kinds = new(
        ("added", DifferenceKind.Added),
        ("removed", DifferenceKind.Removed),
        ("moved", DifferenceKind.Moved),
        ("renamed", DifferenceKind.Renamed),
        ("points", DifferenceKind.Points),
        ("rule", DifferenceKind.Rule),
        ("evidence", DifferenceKind.Evidence),
        ("owners", DifferenceKind.Owners),
        ("header", DifferenceKind.Header));

    public static Command Create(Terminal terminal) => new("criteria", "Kiểm tra, xem và so sánh bộ tiêu chí.")
    {
        CreateCheck(terminal),
        CreateShow(terminal),
        CreateDiff(terminal),
    };

    private static Command CreateCheck(Terminal terminal)
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Một hoặc nhiều tệp bộ tiêu chí (JSON)", HelpName = "tệp", Arity = ArgumentArity.OneOrMore };
        var asJson = new Option<bool>("--json") { Description = "In kết quả dạng JSON" };
        var command = new Command("check", "Kiểm tra tệp bộ tiêu chí, báo mọi lỗi cùng lúc kèm vị trí.") { files, asJson };
        command.SetAction(parsed => Check(parsed.GetRequiredValue(files), parsed.GetValue(asJson), terminal));
        return command;
    }

    private static Command CreateShow(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "Tệp bộ tiêu chí (JSON)", HelpName = "tệp" };
        var command = new Command("show", "Xem bộ tiêu chí: từng dòng với điểm tối đa, cách tính, đơn vị và nguồn.") { file };
        command.SetAction(parsed => Show(parsed.GetRequiredValue(file), terminal));
        return command;
    }

    private static Command CreateDiff(Terminal terminal)
    {
        var old = new Argument<FileInfo>("old") { Description = "Tệp bộ tiêu chí cũ", HelpName = "tệp cũ" };
        var @new = new Argument<FileInfo>("new") { Description = "Tệp bộ tiêu chí mới", HelpName = "tệp mới" };
        var asJson = new Option<bool>("--json") { Description = "In kết quả dạng JSON" };
        var command = new Command("diff", "So sánh hai phiên bản: dòng thêm, bỏ, chuyển chỗ, đổi tên, đổi điểm, đổi cách tính, đổi tài liệu.") { old, @new, asJson };
        command.SetAction(parsed => Diff(parsed.GetRequiredValue(old), parsed.GetRequiredValue(@new), parsed.GetValue(asJson), terminal));
        return command;
    }

    private static int Check(FileInfo[] files, bool asJson, Terminal terminal)
    {
        var (results, worst) = (new List<(FileInfo File, LoadedCriteria Loaded)>(), ExitCodes.Good);
        foreach (var file in files)
        {
            if (InputFiles.ReadBytes(file, terminal, out var exitCode) is not { } bytes)
            {
                worst = exitCode;
                continue;
            }

            var loaded = CriteriaFile.Read(bytes);
            results.Add((file, loaded));
            worst = Math.Max(worst, loaded.Set is null ? ExitCodes.Findings : ExitCodes.Good);
        }

        if (asJson)
        {
            WriteCheckJson(results, terminal);
            return worst;
        }

        foreach (var (file, loaded) in results)
        {
            if (loaded.Set is { } set)
            {
                terminal.Out.WriteLine($"{file}: tốt. {set.Fields.Count} lĩnh vực, {set.Leaves.Count()} dòng chấm điểm, {set.MaxPoints.ToVietnamese()} điểm, {ScoreText.Status(set.Status)}, {set.Hash}");
            }
            else
            {
                Terminal.WriteFaults(loaded.Faults.Select(f => new FileFault(file.ToString(), f)), terminal.Out);
                terminal.Out.WriteLine($"{file}: {loaded.Faults.Count} lỗi, bộ tiêu chí chưa dùng được.");
            }
        }

        return worst;
    }

    private static void WriteCheckJson(List<(FileInfo File, LoadedCriteria Loaded)> results, Terminal terminal) => terminal.WriteJson(json =>
    {
        json.WriteStartArray();
        foreach (var (file, loaded) in results)
        {
            json.WriteStartObject();
            json.WriteString("file", file.ToString());
            json.WriteBoolean("good", loaded.Set is not null);
            if (loaded.Set is { } set)
            {
                ScoreJson.WriteSet(set, json);
                json.WriteNumber("fields", set.Fields.Count);
                json.WriteNumber("leaves", set.Leaves.Count());
                json.WriteString("maxPoints", set.MaxPoints.ToText());
            }

            ScoreJson.WriteFindings("faults", loaded.Faults.Select(f => new FileFault(file.ToString(), f)), json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static int Show(FileInfo file, Terminal terminal)
    {
        if (InputFiles.ReadSet(file, terminal, out var exitCode) is not { } set)
        {
            return exitCode;
        }

        terminal.Out.WriteLine(set.Name);
        terminal.Out.WriteLine($"{set.Index} {set.Version}, {ScoreText.Status(set.Status)}, năm đánh giá {string.Join(", ", set.IndexYears)}, {set.MaxPoints.ToVietnamese()} điểm");
        terminal.Out.WriteLine($"Căn cứ: {set.LegalBasis.Decision.Number} ({set.LegalBasis.Decision.Issuer})");
        terminal.Out.WriteLine(set.Hash);
        foreach (var node in set.Nodes)
        {
            ShowNode(node, set, terminal.Out);
        }

        return ExitCodes.Good;
    }

    private static void ShowNode(Node node, CriteriaSet set, TextWriter output)
    {
        var indent = new string(' ', ((int)node.Level - 1) * 2);
        if (node.Level == NodeLevel.Field)
        {
            output.WriteLine();
        }

        output.WriteLine($"{indent}{node.Code} {node.Name} – {set.Rounding.Show(node.MaxPoints)} điểm{(node.IsBonus ? " (điểm thưởng)" : "")}{(node.Owners is { Count: > 0 } owners ? $" – {string.Join(", ", owners)}" : "")}");
        if (node.Rule is { } rule)
        {
            output.WriteLine($"{indent}    {ScoreText.Scorer(node.ScoredBy)}: {rule.Describe(node.MaxPoints)}");
        }

        foreach (var (where, reason) in node.Illustrative ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            output.WriteLine($"{indent}    Minh họa ({where}): {reason}");
        }

        if (node.Provenance is { } provenance && node.IsLeaf)
        {
            output.WriteLine($"{indent}    Nguồn: tên {provenance.Name ?? "–"}, điểm {provenance.Points ?? "–"}, cách tính {provenance.Rule ?? "–"}, đơn vị {provenance.Owner ?? "–"}");
        }
    }

    private static int Diff(FileInfo oldFile, FileInfo newFile, bool asJson, Terminal terminal)
    {
        var old = InputFiles.ReadSet(oldFile, terminal, out var oldExit);
        var @new = InputFiles.ReadSet(newFile, terminal, out var newExit);
        if (old is null || @new is null)
        {
            return Math.Max(oldExit, newExit);
        }

        var differences = CriteriaDiff.Compare(old, @new);
        if (asJson)
        {
            terminal.WriteJson(json =>
            {
                json.WriteStartArray();
                foreach (var difference in differences)
                {
                    json.WriteStartObject();
                    json.WriteString("kind", Kinds.For(difference.Kind));
                    json.WriteString("id", difference.Id);
                    json.WriteString("oldCode", difference.OldCode);
                    json.WriteString("newCode", difference.NewCode);
                    json.WriteString("old", difference.Old);
                    json.WriteString("new", difference.New);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            foreach (var difference in differences)
            {
                terminal.Out.WriteLine(Describe(difference));
            }

            terminal.Out.WriteLine(differences.Count > 0 ? $"{differences.Count} chỗ khác nhau."
                : string.Equals(old.Hash, @new.Hash, StringComparison.Ordinal) ? "Hai bộ tiêu chí giống hệt nhau."
                : "Mọi dòng giống nhau về chỗ, tên, điểm, cách tính, tài liệu và đơn vị; chỉ khác phần không đổi kết quả (phiên bản, tên, nguồn, ghi chú, hướng dẫn).");
        }

        return differences.Count == 0 ? ExitCodes.Good : ExitCodes.Findings;
    }

    private static string Describe(CriteriaDifference difference) => difference.Kind switch
    {
        DifferenceKind.Added => $"Thêm      {difference.NewCode}: {difference.New}",
        DifferenceKind.Removed => $"Bỏ        {difference.OldCode}: {difference.Old}",
        DifferenceKind.Moved => $"Chuyển    {difference.Old} → {difference.New}",
        DifferenceKind.Renamed => $"Đổi tên   {difference.NewCode}: {difference.Old} → {difference.New}",
        DifferenceKind.Points => $"Đổi điểm  {difference.NewCode}: {difference.Old} → {difference.New}",
        DifferenceKind.Rule => $"Cách tính {difference.NewCode}: {difference.Old} → {difference.New}",
        DifferenceKind.Owners => $"Đơn vị    {difference.NewCode}: {difference.Old} → {difference.New}",
        DifferenceKind.Header => $"Đầu tệp   {difference.Id}: {difference.Old} → {difference.New}",
        _ => $"Tài liệu  {difference.NewCode}: {difference.Old} → {difference.New}",
    };
}
