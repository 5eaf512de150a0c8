using System.Diagnostics.CodeAnalysis;

namespace ParScore.Scoring.Answers;

/// <summary>The figures one unit declares for one leaf, by the role the rule gives them ("numerator", "count" …).</summary>
public sealed class Figures(IReadOnlyDictionary<string, Figure> byRole)
{
    public static readonly Figures None = new(new Dictionary<string, Figure>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, Figure> ByRole => byRole;

    /// <summary>Figures that are all numbers.</summary>
    public static Figures Numbers(params (string Role, Fraction Value)[] numbers) =>
        new(numbers.ToDictionary(n => n.Role, Figure (n) => new NumberFigure(n.Value), StringComparer.Ordinal));

    public bool Has(string role) => byRole.ContainsKey(role);

    /// <summary>The figure, when it was declared as that type.</summary>
    public bool TryGet<T>(string role, [NotNullWhen(true)] out T? figure)
        where T : Figure
    {
        figure = byRole.GetValueOrDefault(role) as T;
        return figure is not null;
    }

    /// <summary>A number that the rule has already made sure of.</summary>
    /// <exception cref="InvalidOperationException">The rule was asked to score figures it had not checked.</exception>
    public Fraction Number(string role) =>
        TryGet<NumberFigure>(role, out var figure) ? figure.Value : throw new InvalidOperationException($"The figure '{role}' was not checked before it was scored.");
}
