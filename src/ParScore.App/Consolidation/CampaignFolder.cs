using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Consolidation;

/// <summary>Reads a campaign as it lies in a folder (plan.json, answers/, entered.json, documents/) and consolidates it.</summary>
public static class CampaignFolder
{
    /// <param name="folder">The campaign's folder.</param>
    /// <param name="setFile">The criteria set's file.</param>
    public static LoadedCampaign Load(string folder, string setFile)
    {
        var faults = new List<FileFault>();
        var set = ReadFile(setFile, setFile, faults) is { } bytes ? Noted(CriteriaFile.Read(bytes), setFile, faults) : null;
        if (set is null)
        {
            return new LoadedCampaign(null, faults);
        }

        var planFile = Path.Combine(folder, "plan.json");
        var plan = ReadFile(planFile, planFile, faults) is { } planBytes ? Noted(PlanFile.Read(planBytes, set), planFile, faults) : null;
        if (plan is null)
        {
            return new LoadedCampaign(null, faults);
        }

        var context = new AnswersContext(set, plan);
        var answers = plan.Units.Select(u => ReadUnit(u, folder, context, faults)).OfType<UnitAnswers>().ToArray();
        NoteStrangers(folder, plan, faults);
        return new LoadedCampaign(Consolidator.Consolidate(set, plan, answers, ReadEntered(folder, context, faults), faults), []);
    }

    /// <summary>A file's bytes; null, with a fault, when it cannot be read.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">How it is named in messages.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static byte[]? ReadFile(string path, string shown, ICollection<FileFault> faults)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var why = Directory.Exists(path) ? "Đây là thư mục; ở đây cần một tệp."
                : error is FileNotFoundException or DirectoryNotFoundException ? "Không có tệp này; kiểm tra lại đường dẫn."
                : "Không đọc được tệp này; kiểm tra quyền đọc và xem đây có phải là tệp không.";
            faults.Add(new FileFault(shown, new Fault { Code = FaultCodes.FileUnreadable, Pointer = "", Message = why }));
            return null;
        }
    }

    private static CriteriaSet? Noted(LoadedCriteria loaded, string file, List<FileFault> faults)
    {
        faults.AddRange(loaded.Faults.Select(f => new FileFault(file, f)));
        return loaded.Set;
    }

    private static CampaignPlan? Noted(LoadedPlan loaded, string file, List<FileFault> faults)
    {
        faults.AddRange(loaded.Faults.Select(f => new FileFault(file, f)));
        return loaded.Plan;
    }

    private static UnitAnswers? ReadUnit(PlanUnit unit, string folder, AnswersContext context, List<FileFault> faults)
    {
        var shown = $"answers/{unit.Code}.json";
        var path = Path.Combine(folder, "answers", $"{unit.Code}.json");
        if (!File.Exists(path))
        {
            faults.Add(new FileFault(shown, new Fault { Code = AppFaultCodes.AnswersMissing, Pointer = "", Message = $"{unit.Name} chưa gửi phiếu tự đánh giá." }));
            return null;
        }

        if (ReadFile(path, shown, faults) is not { } bytes)
        {
            return null;
        }

        var (answers, found) = AnswersFile.Read(bytes, shown, context, unit.Code);
        faults.AddRange(found.Select(f => new FileFault(shown, f)));
        return answers is null ? null : WithFiles(answers, folder, shown, faults);
    }

    // A file under another name is not read; its unit must hear of it.
    private static void NoteStrangers(string folder, CampaignPlan plan, List<FileFault> faults)
    {
        var answers = Path.Combine(folder, "answers");
        if (Directory.Exists(answers))
        {
            faults.AddRange(Directory.EnumerateFiles(answers, "*.json")
                .Select(path => Path.GetFileName(path))
                .Where(name => plan.FindUnit(Path.GetFileNameWithoutExtension(name)) is null)
                .Order(StringComparer.Ordinal)
                .Select(name => new FileFault($"answers/{name}", new Fault { Code = FaultCodes.UnitUnknown, Pointer = "", Message = "Tên tệp không phải mã của đơn vị nào trong kế hoạch nên tệp không được nhận; đặt tên như \"SNV.json\"." })));
        }
    }

    private static UnitAnswers WithFiles(UnitAnswers answers, string folder, string shown, List<FileFault> faults)
    {
        var found = new List<Fault>();
        var documents = answers.Documents.ToDictionary(d => d.Id, d => d.File is null ? d : d with { Stored = EvidenceFiles.Read(folder, d, found) }, StringComparer.Ordinal);
        faults.AddRange(found.Select(f => new FileFault(shown, f)));
        EvidenceLink[] Linked(IReadOnlyList<EvidenceLink> links) => [.. links.Select(l => l with { Document = documents[l.Document.Id] })];
        return answers with
        {
            Documents = [.. answers.Documents.Select(d => documents[d.Id])],
            Answers = [.. answers.Answers.Select(a => a with { Evidence = Linked(a.Evidence) })],
            Initiatives = [.. answers.Initiatives.Select(i => i with { Evidence = Linked(i.Evidence) })],
        };
    }

    private static EnteredValues? ReadEntered(string folder, AnswersContext context, List<FileFault> faults)
    {
        const string shown = "entered.json";
        var path = Path.Combine(folder, shown);
        if (!File.Exists(path))
        {
            faults.AddRange(context.Set.Leaves.Any(l => l.ScoredBy != ScoredBy.Self)
                ? [new FileFault(shown, new Fault { Code = AppFaultCodes.EnteredMissing, Pointer = "", Message = $"Chưa có kết quả điều tra xã hội học và SIPAS; {context.Plan!.Coordinator} nhập vào tệp entered.json khi có công bố. Các tiêu chí đó đang để trống." })]
                : []);
            return null;
        }

        if (ReadFile(path, shown, faults) is not { } bytes)
        {
            return null;
        }

        var (entered, found) = EnteredFile.Read(bytes, shown, context);
        faults.AddRange(found.Select(f => new FileFault(shown, f)));
        return entered;
    }
}
