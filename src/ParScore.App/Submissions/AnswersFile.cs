using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.App.Submissions;

/// <summary>
/// Reads a unit's answers. A file for another set, campaign or unit is refused whole; a single answer that may not be taken
/// in (unknown leaf, another unit's leaf, survey points) is reported and left out, and the rest still counts.
/// </summary>
public sealed class AnswersFile
{
    private readonly AnswersContext _context;
    private readonly string? _expectedUnit;
    private readonly FaultList _faults = new();

    private AnswersFile(AnswersContext context, string? expectedUnit) => (_context, _expectedUnit) = (context, expectedUnit);

    /// <param name="bytes">The file's content.</param>
    /// <param name="file">The file's path, for messages.</param>
    /// <param name="context">The set and the plan.</param>
    /// <param name="expectedUnit">The unit whose file this must be; null = any.</param>
    public static LoadedAnswers Read(ReadOnlySpan<byte> bytes, string file, AnswersContext context, string? expectedUnit = null)
    {
        var reader = new AnswersFile(context, expectedUnit);
        var root = JsonText.Parse(bytes, reader._faults);
        var json = root is not null && FileKind.Is(root, "answers", reader._faults) ? ObjectReader.Of(root, reader._faults) : null;
        var answers = json is null ? null : reader.ReadAnswers(json, file);
        return new LoadedAnswers(answers, [.. reader._faults.All.OrderBy(f => f.Line)]);
    }

    private UnitAnswers? ReadAnswers(ObjectReader json, string file)
    {
        _ = json.Text("$schema", required: false);
        var isOurs = SetReference.Check(json, _context.Set) & CheckCampaign(json) & CheckUnit(json, out var unit);
        if (!isOurs)
        {
            return null;
        }

        var documents = ReadDocuments(json, unit ?? "");
        var answers = new UnitAnswers
        {
            File = file,
            Unit = unit,
            Label = json.Text("label", required: false),
            SubmittedAt = json.Instant("submittedAt", required: false),
            Documents = [.. documents.Values],
            Answers = [.. (json.Objects("answers", mayBeEmpty: true) ?? []).Select(a => ReadAnswer(a, unit, documents)).OfType<DeclaredAnswer>()],
            Initiatives = [.. (json.Objects("initiatives", required: false, mayBeEmpty: true) ?? []).Select(i => ReadInitiative(i, documents))],
            Difficulties = [.. (json.Objects("difficulties", required: false, mayBeEmpty: true) ?? []).Select(ReadDifficulty)],
        };
        json.Done();
        return answers with { Answers = OncePerLeaf(answers.Answers) };
    }

    private bool CheckCampaign(ObjectReader json)
    {
        var campaign = json.Text("campaign", required: _context.Plan is not null);
        if (campaign is null || _context.Plan is not { } plan || string.Equals(campaign, plan.Id, StringComparison.Ordinal))
        {
            return campaign is not null || _context.Plan is null;
        }

        _faults.Add(AppFaultCodes.OtherCampaign, json.Optional("campaign")!, $"Tệp này dành cho kỳ đánh giá \"{ObjectReader.Shorten(campaign)}\"; kỳ đang tổng hợp là \"{plan.Id}\".");
        return false;
    }

    private bool CheckUnit(ObjectReader json, out string? unit)
    {
        unit = json.Text("unit", required: _context.Plan is not null);
        if (unit is not null && _context.Knows(unit) && _expectedUnit is not null && !string.Equals(unit, _expectedUnit, StringComparison.Ordinal))
        {
            _faults.Add(RefusalCodes.NotAssigned, json.Optional("unit")!, $"Tệp này phải là phiếu của {_expectedUnit} nhưng ghi đơn vị {ObjectReader.Shorten(unit)}; cả tệp không được nhận.");
            return false;
        }

        if (unit is null || _context.Knows(unit))
        {
            return unit is not null || _context.Plan is null;
        }

        _faults.Add(FaultCodes.UnitUnknown, json.Optional("unit")!, $"Không có đơn vị \"{ObjectReader.Shorten(unit)}\" trong {(_context.Plan is null ? "bộ tiêu chí" : "kế hoạch")} này.");
        return false;
    }

    private DeclaredAnswer? ReadAnswer(ObjectReader json, string? unit, Dictionary<string, EvidenceDocument> documents)
    {
        var leaf = SetReference.Leaf(json, _context.Set);
        var figures = json.Optional("figures");
        var answer = leaf is null ? null : new DeclaredAnswer
        {
            Leaf = leaf,
            Part = TypedFigures.Read(figures, json.Text("notApplicable", required: false), unit, leaf, _faults),
            Typed = TypedFigures.Of(figures, leaf),
            Explanation = json.Text("explanation", required: false),
            Evidence = ReadLinks(json, documents),
            Pointer = json.Item.Pointer,
            Line = json.Item.Line,
            FigureLines = (figures?.Properties ?? []).DistinctBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name, p => p.Value.Line, StringComparer.Ordinal),
        };
        if (answer is not null)
        {
            json.Done();
        }

        var taken = answer is not null && MayAnswer(answer, json, unit) ? WithoutLeadsFigures(answer, json, unit) : null;
        _faults.Row = null;
        return taken;
    }

    private bool MayAnswer(DeclaredAnswer answer, ObjectReader json, string? unit)
    {
        var (leaf, owners) = (answer.Leaf, _context.UnitsFor(answer.Leaf));
        if (leaf.Rule!.Join == JoinMethod.Entered)
        {
            _faults.Add(RefusalCodes.EnteredByUnit, json.Item, $"Tiêu chí {leaf.Code} lấy kết quả đã công bố do Sở Nội vụ nhập riêng (entered.json); đơn vị không được tự chấm.");
            return false;
        }

        if (unit is not null && (owners.Count > 0 || _context.Plan is not null) && !owners.Contains(unit, StringComparer.Ordinal))
        {
            _faults.Add(RefusalCodes.NotAssigned, json.Item, $"Tiêu chí {leaf.Code} không giao cho {unit}; được giao: {string.Join(", ", owners)}. Câu trả lời này không được nhận.");
            return false;
        }

        return true;
    }

    // Where the lead decides, a contributor's figures are left out; its evidence and explanation still count.
    private DeclaredAnswer WithoutLeadsFigures(DeclaredAnswer answer, ObjectReader json, string? unit)
    {
        var (leaf, owners) = (answer.Leaf, _context.UnitsFor(answer.Leaf));
        if (leaf.Rule!.Join != JoinMethod.Lead || unit is null || owners.Count == 0 || string.Equals(owners[0], unit, StringComparison.Ordinal) || answer.Part.Figures.ByRole.Count == 0)
        {
            return answer;
        }

        _faults.Add(RefusalCodes.NotAssigned, json.PointerTo("figures"), json.Item.Line, $"Tiêu chí {leaf.Code} do đơn vị chủ trì {owners[0]} chọn mức; {unit} phối hợp nên chỉ gửi tài liệu và giải trình. Số liệu này không được nhận.");
        return answer with { Part = answer.Part with { Figures = Figures.None }, Typed = [] };
    }

    private DeclaredAnswer[] OncePerLeaf(IReadOnlyList<DeclaredAnswer> answers)
    {
        var byLeaf = new Dictionary<string, DeclaredAnswer>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            if (!byLeaf.TryAdd(answer.Leaf.Id, answer))
            {
                _faults.Row = answer.Leaf.Code;
                _faults.Add(RefusalCodes.AnsweredTwice, answer.Pointer, answer.Line, $"Tiêu chí {answer.Leaf.Code} đã được trả lời ở dòng {byLeaf[answer.Leaf.Id].Line}; chỉ giữ một câu trả lời, câu sau không được nhận.");
                _faults.Row = null;
            }
        }

        return [.. byLeaf.Values];
    }

    private Dictionary<string, EvidenceDocument> ReadDocuments(ObjectReader json, string unit)
    {
        var documents = new Dictionary<string, EvidenceDocument>(StringComparer.Ordinal);
        foreach (var item in json.Objects("documents", required: false, mayBeEmpty: true) ?? [])
        {
            var document = new EvidenceDocument
            {
                Id = item.Text("id") ?? "",
                Unit = unit,
                Number = item.Text("number") ?? "",
                Date = item.Date("date") ?? default,
                Issuer = item.Text("issuer") ?? "",
                Abstract = item.Text("abstract") ?? "",
                Kind = item.Text("kind", required: false),
                File = item.Text("file", required: false),
                WithoutFile = item.Text("withoutFile", required: false),
                Pointer = item.Item.Pointer,
                Line = item.Item.Line,
            };
            item.Done();
            if (document.File is null == document.WithoutFile is null)
            {
                _faults.Add(FaultCodes.PropertyMissing, item.Item, $"Tài liệu \"{ObjectReader.Shorten(document.Id)}\" phải có đúng một trong hai: tệp (\"file\") hoặc lý do không có tệp (\"withoutFile\").");
            }

            if (document.Id.Length > 0 && !documents.TryAdd(document.Id, document))
            {
                _faults.Add(AppFaultCodes.Twice, item.Item, $"Tài liệu \"{ObjectReader.Shorten(document.Id)}\" được đăng ký hai lần.");
            }
        }

        return documents;
    }

    private EvidenceLink[] ReadLinks(ObjectReader json, Dictionary<string, EvidenceDocument> documents) =>
        [.. (json.Objects("evidence", required: false, mayBeEmpty: true) ?? []).Select(item =>
        {
            var (id, section, page, note) = (item.Text("document"), item.Text("section", required: false), item.Text("page", required: false), item.Text("note", required: false));
            item.Done();
            if (id is null || documents.TryGetValue(id, out var document))
            {
                return id is null ? null : new EvidenceLink { Document = documents[id], Section = section, Page = page, Note = note };
            }

            _faults.Add(AppFaultCodes.DocumentUnknown, item.Optional("document")!, $"Không có tài liệu \"{ObjectReader.Shorten(id)}\" trong danh sách \"documents\" của tệp này.");
            return null;
        }).OfType<EvidenceLink>()];

    private Initiative ReadInitiative(ObjectReader json, Dictionary<string, EvidenceDocument> documents)
    {
        var initiative = new Initiative
        {
            Title = json.Text("title") ?? "",
            Scale = json.Text("scale", required: false),
            Cost = json.Text("cost", required: false),
            Time = json.Text("time", required: false),
            Effect = json.Text("effect", required: false),
            Evidence = ReadLinks(json, documents),
        };
        json.Done();
        return initiative;
    }

    private static Difficulty ReadDifficulty(ObjectReader json)
    {
        var difficulty = new Difficulty(json.Text("difficulty") ?? "", json.Text("proposal", required: false));
        json.Done();
        return difficulty;
    }
}
