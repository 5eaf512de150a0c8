using System.Globalization;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Reviews;
using ParScore.App.Submissions;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Approvals;

/// <summary>Compares two records value by value: points, figures, explanations, documents, links, initiatives. Order of work, instants and who typed do not matter.</summary>
public static class SnapshotDiff
{
    /// <summary>What differs, in printed order; empty when the two say the same.</summary>
    public static IReadOnlyList<SnapshotDifference> Of(CampaignRecord before, CampaignRecord after)
    {
        var (old, now) = (ValuesOf(before), ValuesOf(after));
        var order = after.Set.Leaves.Concat(before.Set.Leaves).Select(l => l.Code).Distinct(StringComparer.Ordinal).Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Where(k => !string.Equals(old.GetValueOrDefault(k), now.GetValueOrDefault(k), StringComparison.Ordinal))
                .OrderBy(k => k.Leaf is null ? int.MaxValue : order[k.Leaf]).ThenBy(k => k.Unit, StringComparer.Ordinal).ThenBy(k => k.What, StringComparer.Ordinal)
                .Select(k => new SnapshotDifference { Leaf = k.Leaf, Unit = k.Unit, What = k.What, Before = old.GetValueOrDefault(k), After = now.GetValueOrDefault(k) }),
        ];
    }

    private static Dictionary<Place, string> ValuesOf(CampaignRecord record)
    {
        var values = new Dictionary<Place, string>();
        foreach (var line in record.Consolidate().Lines)
        {
            values[new(line.Leaf.Code, null, "điểm")] = line.Score.State == LeafState.Open ? "chưa chấm" : $"{line.Score.Points.Value.ToExactText()} / {line.Score.Max.Value.ToExactText()}";
        }

        foreach (var part in record.Answers)
        {
            AddPart(part, values);
        }

        foreach (var review in record.Reviews.Where(r => r.Decision == ReviewDecision.Adjusted))
        {
            values[new(record.Set.Find(review.Leaf)?.Code, review.Unit, "điều chỉnh của Sở Nội vụ")] = $"{review.Points?.Value.ToExactText()}, lý do: {review.Reason}";
        }

        foreach (var value in record.Entered?.Values ?? [])
        {
            Add(values, new(value.Leaf.Code, null, "kết quả đã công bố"), value.Typed[0].Json);
            Add(values, new(value.Leaf.Code, null, "nguồn kết quả đã công bố"), record.Entered!.Sources.GetValueOrDefault(value.Leaf.Id));
        }

        Add(values, new(null, null, "nguồn kết quả đã công bố"), record.Entered?.Source);
        return values;
    }

    private static void AddPart(UnitAnswers part, Dictionary<Place, string> values)
    {
        foreach (var answer in part.Answers)
        {
            foreach (var figure in answer.Typed)
            {
                Add(values, new(answer.Leaf.Code, part.Unit, $"số liệu {figure.Role}{(figure.Item.Length > 0 ? $" {figure.Item}" : "")}"), figure.Json);
            }

            Add(values, new(answer.Leaf.Code, part.Unit, "không áp dụng"), answer.Part.NotApplicable);
            Add(values, new(answer.Leaf.Code, part.Unit, "giải trình"), answer.Explanation);
            AddLinks(answer.Evidence, answer.Leaf.Code, "tài liệu kiểm chứng", part, values);
        }

        foreach (var document in part.Documents)
        {
            Add(values, new(null, part.Unit, $"văn bản {document.Id}"), $"{document.Number}, {document.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, {document.Issuer}, {document.Abstract}, {document.Kind}, {document.File ?? document.WithoutFile}, {document.Stored?.Sha256}");
        }

        foreach (var (i, initiative) in part.Initiatives.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"sáng kiến {i + 1}");
            Add(values, new(null, part.Unit, name), string.Join("; ", new[] { initiative.Title, initiative.Scale, initiative.Cost, initiative.Time, initiative.Effect }.Select(t => t ?? "–")));
            AddLinks(initiative.Evidence, null, $"tài liệu của {name}", part, values);
        }

        foreach (var (i, difficulty) in part.Difficulties.Index())
        {
            Add(values, new(null, part.Unit, string.Create(CultureInfo.InvariantCulture, $"khó khăn {i + 1}")), $"{difficulty.Text}; {difficulty.Proposal}");
        }
    }

    private static void AddLinks(IReadOnlyList<EvidenceLink> links, string? leaf, string what, UnitAnswers part, Dictionary<Place, string> values)
    {
        foreach (var (i, link) in links.Index())
        {
            Add(values, new(leaf, part.Unit, string.Create(CultureInfo.InvariantCulture, $"{what} {i + 1}")), $"{link.Document.Number} ({link.Document.Id}), mục {link.Section ?? "–"}, trang {link.Page ?? "–"}, {link.Note ?? "–"}, {link.Document.Stored?.Sha256 ?? "không kèm tệp"}");
        }
    }

    private static void Add(Dictionary<Place, string> values, Place place, string? value)
    {
        if (value is not null)
        {
            values[place] = value;
        }
    }

    private sealed record Place(string? Leaf, string? Unit, string What);
}
