using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Reviews;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Consolidation;

/// <summary>Joins what the units declared and what was entered into the province's result. Pure: no files, no clock.</summary>
public static class Consolidator
{
    /// <summary>The score sheet of some answers without a campaign.</summary>
    public static ScoreSheet Score(AnswersContext context, IReadOnlyList<UnitAnswers> answers, EnteredValues? entered) =>
        ScoreSheet.Of(context.Set, JoinByLeaf(context, answers, entered));

    /// <summary>The refusals of a sheet, each in the file and at the place of the answer it concerns.</summary>
    public static IEnumerable<FileFault> Refusals(ScoreSheet sheet, IReadOnlyList<UnitAnswers> answers, EnteredValues? entered)
    {
        foreach (var line in sheet.Lines)
        {
            foreach (var (unit, refusal, part) in line.Refusals)
            {
                var (file, at) = Find(line.Leaf, unit, part, answers, entered);
                yield return new FileFault(file, new Fault
                {
                    Code = refusal.Code,
                    Pointer = at is null ? "" : refusal.Where.Length == 0 ? at.Pointer : JsonText.Append(JsonText.Append(at.Pointer, at.Part.IsEntered ? "points" : "figures"), refusal.Where).Replace("/points/points", "/points", StringComparison.Ordinal),
                    Row = line.Leaf.Code,
                    Line = at is null ? 0 : at.FigureLines.GetValueOrDefault(refusal.Where, at.Line),
                    Message = refusal.Message,
                });
            }
        }
    }

    /// <summary>The province's result.</summary>
    /// <param name="set">The set of the campaign.</param>
    /// <param name="plan">The plan, read against this set.</param>
    /// <param name="answers">One per unit that handed in answers; documents with what was found in their files.</param>
    /// <param name="entered">Survey and SIPAS results; null while there are none.</param>
    /// <param name="findings">What was already found wrong while the files were read.</param>
    /// <param name="reviews">The latest decision about each unit's part of each leaf; null = none.</param>
    public static ProvinceResult Consolidate(CriteriaSet set, CampaignPlan plan, IReadOnlyList<UnitAnswers> answers, EnteredValues? entered, IReadOnlyList<FileFault> findings, IReadOnlyList<LeafReview>? reviews = null)
    {
        var context = new AnswersContext(set, plan);
        var selfSheet = Score(context, answers, entered);
        var decided = (reviews ?? []).ToDictionary(r => (r.Leaf, r.Unit));
        var lines = selfSheet.Lines.Select(score => Line(score, context, answers, decided)).ToArray();
        var sheet = selfSheet.With(lines.Where(l => l.Adjustment is not null).Select(l => l.Score));
        var units = plan.Units.Select(unit => Unit(unit, plan, lines, answers)).ToArray();
        return new ProvinceResult
        {
            Plan = plan,
            Sheet = sheet,
            SelfSheet = selfSheet,
            Lines = lines,
            Units = units,
            Entered = entered,
            Findings = [.. findings, .. Refusals(selfSheet, answers, entered), .. lines.SelectMany(l => MissingEvidence(l, answers)), .. units.SelectMany(MissingInitiatives)],
            Hash = ResultHash.Of(sheet, plan, lines, units, entered),
        };
    }

    private static LeafAnswer[] JoinByLeaf(AnswersContext context, IReadOnlyList<UnitAnswers> answers, EnteredValues? entered)
    {
        var parts = answers.SelectMany(a => a.Answers).Concat(entered?.Values ?? []).ToLookup(a => a.Leaf.Id, StringComparer.Ordinal);
        return
        [
            .. context.Set.Leaves.Select(leaf =>
            {
                var units = leaf.Rule!.Join == JoinMethod.Entered ? [] : context.UnitsFor(leaf);
                var given = parts[leaf.Id].OrderBy(a => IndexOf(units, a.Part.Unit)).Select(a => a.Part).ToArray();
                return new LeafAnswer { Leaf = leaf, Parts = given, Expected = given.Any(p => p.Unit is null) ? [] : units, FigureUnits = context.FigureUnitsFor(leaf) };
            }),
        ];
    }

    private static int IndexOf(IReadOnlyList<string> units, string? unit) =>
        unit is null ? -1 : units.Index().FirstOrDefault(u => string.Equals(u.Item, unit, StringComparison.Ordinal), (Index: units.Count, Item: "")).Index;

    private static (string File, DeclaredAnswer? Answer) Find(Node leaf, string? unit, AnswerPart? part, IReadOnlyList<UnitAnswers> answers, EnteredValues? entered)
    {
        // The very answer where one is meant; otherwise the first that went into the joined figure.
        bool IsIt(DeclaredAnswer answer) => part is null ? string.Equals(answer.Leaf.Id, leaf.Id, StringComparison.Ordinal) : ReferenceEquals(answer.Part, part);
        foreach (var file in answers.Where(a => part is not null || unit is null || string.Equals(a.Unit, unit, StringComparison.Ordinal)))
        {
            if (file.Answers.FirstOrDefault(IsIt) is { } answer)
            {
                return (file.File, answer);
            }
        }

        return (entered?.File ?? "", entered?.Values.FirstOrDefault(IsIt));
    }

    private static ConsolidatedLine Line(LeafScore score, AnswersContext context, IReadOnlyList<UnitAnswers> answers, Dictionary<(string Leaf, string Unit), LeafReview> decided)
    {
        var units = score.Leaf.Rule!.Join == JoinMethod.Entered ? [] : context.UnitsFor(score.Leaf);
        var given = answers.SelectMany(a => a.Answers)
            .Where(a => string.Equals(a.Leaf.Id, score.Leaf.Id, StringComparison.Ordinal))
            .OrderBy(a => IndexOf(units, a.Part.Unit))
            .ToArray();
        var evidence = given.SelectMany(a => a.Evidence).Select((link, i) => new NumberedEvidence { Leaf = score.Leaf, Position = i + 1, Link = link }).ToArray();
        var parts = PartsOf(score.Leaf, units, context.FigureUnitsFor(score.Leaf), given, decided);
        var adjustment = parts.Select(p => p.Holds && p.Latest is { Decision: ReviewDecision.Adjusted } adjusted ? adjusted : null).FirstOrDefault(r => r is not null);
        return new ConsolidatedLine
        {
            Score = adjustment is null ? score : ReviewedScores.Of(adjustment, score),
            SelfScore = score,
            Units = units,
            Answers = given,
            Evidence = evidence,
            EvidenceState = StateOf(score, given, evidence),
            Parts = parts,
            Adjustment = adjustment,
        };
    }

    private static ReviewedPart[] PartsOf(Node leaf, IReadOnlyList<string> units, IReadOnlyDictionary<string, string> figureUnits, DeclaredAnswer[] given, Dictionary<(string Leaf, string Unit), LeafReview> decided)
    {
        DeclaredAnswer? AnswerOf(string unit) => Array.Find(given, a => string.Equals(a.Part.Unit, unit, StringComparison.Ordinal));
        return
        [
            .. units.Select(unit =>
            {
                var (answer, latest) = (AnswerOf(unit), decided.GetValueOrDefault((leaf.Id, unit)));
                return new ReviewedPart
                {
                    Leaf = leaf,
                    Unit = unit,
                    Answer = answer,
                    Latest = latest,
                    // Adjusted are the joined points, from all parts; accepted is the one part.
                    Holds = latest?.Decision switch
                    {
                        ReviewDecision.Accepted => string.Equals(latest.ContentHash, LeafContent.HashOf(leaf, unit, answer), StringComparison.Ordinal),
                        ReviewDecision.Adjusted => string.Equals(latest.ContentHash, LeafContent.HashOf(leaf, units.Select(u => (u, AnswerOf(u)))), StringComparison.Ordinal),
                        _ => false,
                    },
                    IsToReview = answer is not null || FigureOwners.Declares(unit, leaf.Rule!, figureUnits, units),
                };
            }),
        ];
    }

    private static EvidenceState StateOf(LeafScore score, DeclaredAnswer[] answers, NumberedEvidence[] evidence)
    {
        if (score.State == LeafState.Open || score.Leaf.ScoredBy != ScoredBy.Self)
        {
            return EvidenceState.NotNeeded;
        }

        return evidence.Any(e => e.Link.Document.Stored is not null) ? EvidenceState.Documents
            : answers.Any(a => a.Explanation is not null || a.Part.NotApplicable is not null) ? EvidenceState.Explanation
            : EvidenceState.Nothing;
    }

    private static UnitResult Unit(PlanUnit unit, CampaignPlan plan, ConsolidatedLine[] lines, IReadOnlyList<UnitAnswers> answers)
    {
        bool IsUnit(string code) => string.Equals(code, unit.Code, StringComparison.Ordinal);
        var own = answers.FirstOrDefault(a => a.Unit is { } code && IsUnit(code));
        return new UnitResult
        {
            Unit = unit,
            Answers = own,
            LateBy = own?.SubmittedAt is { } at ? plan.FindDeadline(DeadlineStep.SelfScore)?.LateBy(at) : null,
            Led = [.. lines.Where(l => l.Units.Count > 0 && IsUnit(l.Units[0]))],
            Contributed = [.. lines.Where(l => l.Units.Skip(1).Any(IsUnit))],
        };
    }

    private static IEnumerable<FileFault> MissingEvidence(ConsolidatedLine line, IReadOnlyList<UnitAnswers> answers)
    {
        if (line.EvidenceState != EvidenceState.Nothing)
        {
            return [];
        }

        var first = line.Answers[0];
        var file = answers.First(a => string.Equals(a.Unit, first.Part.Unit, StringComparison.Ordinal)).File;
        return
        [
            new FileFault(file, new Fault
            {
                Code = AppFaultCodes.EvidenceMissing,
                Pointer = first.Pointer,
                Row = line.Leaf.Code,
                Line = first.Line,
                Message = $"Tiêu chí {line.Leaf.Code} đã có điểm nhưng chưa có tài liệu kiểm chứng và cũng chưa giải trình; hãy đính kèm tài liệu hoặc giải trình cách tính.",
            }),
        ];
    }

    private static IEnumerable<FileFault> MissingInitiatives(UnitResult unit)
    {
        if (unit.Answers is not { } answers || answers.Initiatives.Any(i => i.IsComplete))
        {
            return [];
        }

        return
        [
            new FileFault(answers.File, new Fault
            {
                Code = AppFaultCodes.InitiativeMissing,
                Pointer = "/initiatives",
                Message = $"{unit.Unit.Name} chưa có sáng kiến nào ghi đủ quy mô áp dụng, kinh phí, thời gian và hiệu quả; kế hoạch yêu cầu ít nhất một.",
            }),
        ];
    }
}
