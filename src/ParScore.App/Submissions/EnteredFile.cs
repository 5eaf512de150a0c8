using ParScore.App.Campaigns;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.App.Submissions;

/// <summary>Reads entered.json: survey and SIPAS points, which no unit may enter.</summary>
public static class EnteredFile
{
    public static LoadedEntered Read(ReadOnlySpan<byte> bytes, string file, AnswersContext context)
    {
        var faults = new FaultList();
        var root = JsonText.Parse(bytes, faults);
        var json = root is not null && FileKind.Is(root, "values", faults) ? ObjectReader.Of(root, faults) : null;
        var entered = json is null ? null : ReadEntered(json, file, context);
        return new LoadedEntered(entered, [.. faults.All.OrderBy(f => f.Line)]);
    }

    private static EnteredValues? ReadEntered(ObjectReader json, string file, AnswersContext context)
    {
        _ = json.Text("$schema", required: false);
        var isOurs = SetReference.Check(json, context.Set);
        var campaign = json.Text("campaign", required: context.Plan is not null);
        if (campaign is not null && context.Plan is { } plan && !string.Equals(campaign, plan.Id, StringComparison.Ordinal))
        {
            json.Faults.Add(AppFaultCodes.OtherCampaign, json.Optional("campaign")!, $"Tệp này dành cho kỳ đánh giá \"{ObjectReader.Shorten(campaign)}\"; kỳ đang tổng hợp là \"{plan.Id}\".");
            isOurs = false;
        }

        var by = json.Text("enteredBy");
        if (by is not null && context.Plan is { } campaignPlan && !string.Equals(by, campaignPlan.Coordinator, StringComparison.Ordinal))
        {
            json.Faults.Add(AppFaultCodes.NotTheCoordinator, json.Optional("enteredBy")!, $"Chỉ {campaignPlan.Coordinator} được nhập kết quả điều tra và SIPAS, không phải {ObjectReader.Shorten(by)}.");
            isOurs = false;
        }

        if (!isOurs)
        {
            return null;
        }

        var values = new Dictionary<string, DeclaredAnswer>(StringComparer.Ordinal);
        var entered = new EnteredValues { File = file, Label = json.Text("label", required: false), Source = json.Text("source") ?? "" };
        foreach (var item in json.Objects("values") ?? [])
        {
            if (ReadValue(item, context.Set) is { } value && !values.TryAdd(value.Leaf.Id, value))
            {
                json.Faults.Add(RefusalCodes.AnsweredTwice, item.Item, $"Kết quả của tiêu chí {value.Leaf.Code} được nhập hai lần; chỉ giữ một.");
            }

            json.Faults.Row = null;
        }

        json.Done();
        return entered with { Values = [.. values.Values] };
    }

    /// <summary>A published result as the record keeps it.</summary>
    internal static AnswerPart ReadPoints(JsonItem points, EnteredRule rule)
    {
        var (figure, refusal) = FigureText.Read(points, rule.Asks[0]);
        var figures = figure is null ? Figures.None : new Figures(new Dictionary<string, Figure>(StringComparer.Ordinal) { [EnteredRule.Role] = figure });
        return new AnswerPart { IsEntered = true, Figures = figures, Unreadable = refusal is null ? [] : [refusal] };
    }

    private static DeclaredAnswer? ReadValue(ObjectReader json, CriteriaSet set)
    {
        var leaf = SetReference.Leaf(json, set);
        var points = json.Required("points");
        json.Done();
        if (leaf is null || points is null)
        {
            return null;
        }

        if (leaf.Rule is not EnteredRule rule)
        {
            json.Faults.Add(RefusalCodes.NotAssigned, json.Item, $"Tiêu chí {leaf.Code} do đơn vị kê khai số liệu, không nhập điểm ở đây.");
            return null;
        }

        return new DeclaredAnswer
        {
            Leaf = leaf,
            Part = ReadPoints(points, rule),
            Typed = [new TypedFigure(EnteredRule.Role, "", System.Text.Encoding.UTF8.GetString(points.Kind == JsonKind.Number ? System.Text.Encoding.UTF8.GetBytes(points.Text) : CanonicalJson.Of(points)))],
            Pointer = json.Item.Pointer,
            Line = json.Item.Line,
        };
    }
}
