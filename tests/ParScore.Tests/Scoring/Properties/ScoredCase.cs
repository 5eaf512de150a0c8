using System.Text;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>A random criteria set, random answers to it, and a number for whatever else is left to chance.</summary>
internal sealed record ScoredCase(CriteriaSet Set, IReadOnlyList<LeafAnswer> Answers, int Chance)
{
    /// <summary>Smaller cases that may fail in the same way: one leaf alone, one answer fewer, one part fewer.</summary>
    public IEnumerable<ScoredCase> Smaller()
    {
        if (Set.Fields is not [{ IsLeaf: true }])
        {
            foreach (var answer in Answers)
            {
                yield return new ScoredCase(Set with { Fields = [answer.Leaf] }, [answer], Chance);
            }
        }

        for (var i = 0; i < Answers.Count; i++)
        {
            yield return this with { Answers = [.. Answers.Where((_, at) => at != i)] };
            for (var part = 0; part < Answers[i].Parts.Count; part++)
            {
                yield return this with { Answers = [.. Answers.Select((a, at) => at == i ? a with { Parts = [.. a.Parts.Where((_, p) => p != part)] } : a)] };
            }
        }
    }

    /// <summary>The set as a file, and the answers in short, for whoever reads a failure.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("\n").Append(Encoding.UTF8.GetString(CriteriaWriter.Write(Set)));
        foreach (var answer in Answers)
        {
            text.Append('\n').Append(answer.Leaf.Code).Append(" expects [").AppendJoin(", ", answer.Expected).Append(']');
            foreach (var part in answer.Parts)
            {
                var figures = part.Figures.ByRole.Select(f => $"{f.Key} = {(f.Value is ItemsFigure items ? string.Join(", ", items.Items) : f.Value)}");
                text.Append("\n  ").Append(part.Unit ?? "(province)").Append(part.IsEntered ? " (entered): " : ": ").Append(part.NotApplicable).AppendJoin("; ", figures);
            }
        }

        return text.ToString();
    }
}
