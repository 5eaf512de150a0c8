using System.Collections.Frozen;
using ParScore.App.Consolidation;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Submissions.Checks;

/// <summary>What the checks look at: one unit's part within the province's result.</summary>
public sealed class CheckContext
{
    private static readonly UnitAnswers Nothing = new() { File = "" };

    /// <param name="result">The province as it stands.</param>
    /// <param name="unit">The unit's code.</param>
    /// <exception cref="ArgumentException">The plan has no such unit.</exception>
    public CheckContext(ProvinceResult result, string unit)
    {
        Result = result;
        Unit = result.Units.FirstOrDefault(u => string.Equals(u.Unit.Code, unit, StringComparison.Ordinal)) ?? throw new ArgumentException($"The plan has no unit '{unit}'.", nameof(unit));
        Answers = Unit.Answers ?? Nothing;
        Own = [.. Unit.Led.Concat(Unit.Contributed).Select(line => (line, Answers.Answers.FirstOrDefault(a => string.Equals(a.Leaf.Id, line.Leaf.Id, StringComparison.Ordinal))))];
    }

    public ProvinceResult Result { get; }

    public UnitResult Unit { get; }

    /// <summary>What the unit declared; empty when it has begun nothing.</summary>
    public UnitAnswers Answers { get; }

    /// <summary>The leaves that are assigned to the unit, first those it leads, each with what the unit declared (null = nothing).</summary>
    public IReadOnlyList<(ConsolidatedLine Line, DeclaredAnswer? Answer)> Own { get; }

    /// <summary>True when the unit leads the leaf.</summary>
    public bool Leads(ConsolidatedLine line) => string.Equals(line.Units[0], Unit.Unit.Code, StringComparison.Ordinal);

    /// <summary>True when the unit has figures to declare at the leaf: where the lead chooses, contributors only send evidence, and what is another unit's alone nobody else declares.</summary>
    public bool Declares(ConsolidatedLine line) => FigureOwners.Declares(Unit.Unit.Code, line.Leaf.Rule!, FigureUnitsOf(line), line.Units);

    /// <summary>The unit that alone declares a figure of a leaf, by the figure's role.</summary>
    public IReadOnlyDictionary<string, string> FigureUnitsOf(ConsolidatedLine line) => Result.Plan.FindAssignment(line.Leaf)?.Figures ?? FrozenDictionary<string, string>.Empty;

    /// <summary>"1.1.1 Ban hành kế hoạch".</summary>
    public static string Name(Node leaf) => $"{leaf.Code} {leaf.Name}";
}
