using System.Text.Json;
using ParScore.Scoring.Answers;

namespace ParScore.Scoring.Rules;

/// <summary>
/// Cách tính điểm: how declared figures become points. To add a kind: one file here, one line in <see cref="RuleKinds"/>, one
/// test file. Figures are checked by <see cref="Refusals(Figures, Points, bool)"/> first; <see cref="Score"/> then always gives 0 to the maximum.
/// </summary>
public abstract record ScoringRule
{
    private protected ScoringRule()
    {
    }

    /// <summary>The kind's name in a criteria file.</summary>
    public abstract string Kind { get; }

    /// <summary>What is asked of each figure, by role.</summary>
    public required IReadOnlyDictionary<string, FigureSpec> Figures { get; init; }

    /// <summary>What "không áp dụng" does; refused where the set does not say.</summary>
    public NotApplicableEffect? NotApplicable { get; init; }

    /// <summary>A remark on the rule, as printed.</summary>
    public string? Note { get; init; }

    /// <summary>How the parts of several units become one answer.</summary>
    public abstract JoinMethod Join { get; }

    /// <summary>The figures a unit must declare, in the order of the form.</summary>
    public abstract IReadOnlyList<FigureAsk> Asks { get; }

    /// <summary>The fewest and the most points that an answer can get.</summary>
    public abstract (Points Lowest, Points Highest) Reach(Points max);

    /// <summary>The rule in one Vietnamese sentence without a full stop.</summary>
    public abstract string Describe(Points max);

    /// <summary>What raising this figure alone, within its bounds, does to the points.</summary>
    public abstract Trend TrendOf(string role);

    /// <summary>Everything that is wrong with the figures; empty when they can be scored or are merely incomplete.</summary>
    /// <param name="figures">What was declared.</param>
    /// <param name="max">The leaf's maximum.</param>
    /// <param name="isPart">True for one unit's part of a shared leaf: it may have had nothing to do; whether all together had is seen when the parts are joined.</param>
    public IReadOnlyList<Refusal> Refusals(Figures figures, Points max, bool isPart = false)
    {
        var asks = Asks;
        List<Refusal> refusals =
        [
            .. figures.ByRole.Keys.Where(role => asks.All(a => !string.Equals(a.Role, role, StringComparison.Ordinal)))
                .Select(role => new Refusal(RefusalCodes.FigureUnknown, role, $"Tiêu chí này không hỏi số liệu \"{role}\"; các số liệu được hỏi: {string.Join(", ", asks.Select(a => a.Role))}.")),
            .. asks.SelectMany(ask => RefusalsOf(ask, figures)).Where(r => !isPart || r.Code is not RefusalCodes.FigureTooSmall),
        ];
        if (refusals.Count == 0 && Missing(figures).Count == 0)
        {
            refusals.AddRange(RefusalsTogether(figures, max).Where(r => !isPart || r.Code is not RefusalCodes.DenominatorZero));
        }

        return refusals;
    }

    /// <summary>The labels of the figures that are still to be declared.</summary>
    public virtual IReadOnlyList<string> Missing(Figures figures) =>
        [.. Asks.Where(a => !figures.Has(a.Role)).Select(a => a.Spec.Label)];

    /// <summary>The points of complete figures without <see cref="Refusals(Figures, Points, bool)"/>.</summary>
    public abstract Outcome Score(Figures figures, Points max);

    /// <summary>Refusals that need more than one figure; all of them are there and each is well-formed.</summary>
    protected virtual IEnumerable<Refusal> RefusalsTogether(Figures figures, Points max) => [];

    /// <summary>Refusals of one figure beyond its kind and its bounds.</summary>
    protected virtual IEnumerable<Refusal> RefusalsOfItems(ItemsFigure figure, FigureAsk ask) => [];

    internal abstract void WriteProperties(Utf8JsonWriter json);

    /// <summary>True when the figure may be negative and is then scored or refused with a reason; a set may allow it only then.</summary>
    internal virtual bool ScoresNegative(string role) => false;

    /// <summary>The words for the figure in this role.</summary>
    protected FigureSpec Spec(string role) => Figures.GetValueOrDefault(role) ?? new FigureSpec { Label = role };

    /// <summary>A label and its value; a label that asks is not followed by a colon.</summary>
    protected static string Say(string label, string value) => label.EndsWith('?') ? $"{label} {value}" : $"{label}: {value}";

    protected FigureAsk AskNumber(string role) => new() { Role = role, Kind = FigureKind.Number, Spec = Spec(role) };

    /// <summary>"Số nhiệm vụ hoàn thành: 45 nhiệm vụ; …" for the given roles.</summary>
    protected string ShowNumbers(Figures figures, params ReadOnlySpan<string> roles)
    {
        var shown = new List<string>();
        foreach (var role in roles)
        {
            var spec = Spec(role);
            shown.Add(Say(spec.Label, spec.Show(figures.Number(role))));
        }

        return string.Join("; ", shown);
    }

    private static Refusal[] RefusalsOfNumber(FigureAsk ask, Fraction value)
    {
        var (spec, least) = (ask.Spec, ask.Spec.Min ?? Fraction.Zero);
        return
        [
            .. value < least
                ? (ReadOnlySpan<Refusal>)[new(value.IsNegative && least.IsZero ? RefusalCodes.FigureNegative : RefusalCodes.FigureTooSmall, ask.Role, $"{spec.Label}: {value.ToVietnamese()} nhỏ hơn mức thấp nhất được nhận là {least.ToVietnamese()}.")]
                : [],
            .. spec.Max is { } most && value > most
                ? (ReadOnlySpan<Refusal>)[new(RefusalCodes.FigureTooLarge, ask.Role, $"{spec.Label}: {value.ToVietnamese()} lớn hơn mức cao nhất được nhận là {most.ToVietnamese()}.")]
                : [],
            .. spec.Whole == true && !value.IsWhole
                ? (ReadOnlySpan<Refusal>)[new(RefusalCodes.FigureNotWhole, ask.Role, $"{spec.Label}: {value.ToVietnamese()} phải là số nguyên; nếu dấu chấm hay dấu phẩy dùng để ngăn hàng nghìn thì hãy bỏ dấu đó.")]
                : [],
        ];
    }

    private Refusal[] RefusalsOf(FigureAsk ask, Figures figures)
    {
        switch (ask.Kind, figures.ByRole.GetValueOrDefault(ask.Role))
        {
            case (_, null):
                return [];
            case (FigureKind.Number, NumberFigure number):
                return RefusalsOfNumber(ask, number.Value);
            case (FigureKind.YesNo, YesNoFigure) or (FigureKind.Date, DateFigure):
                return [];
            case (FigureKind.Choice, ChoiceFigure choice):
                return ask.Choices.Any(c => string.Equals(c.Code, choice.Code, StringComparison.Ordinal))
                    ? []
                    : [new(RefusalCodes.ChoiceUnknown, ask.Role, $"{ask.Spec.Label}: không có mức \"{choice.Code}\"; chọn một trong: {string.Join(", ", ask.Choices.Select(c => $"{c.Code} ({c.Label})"))}.")];
            case (FigureKind.Items, ItemsFigure items):
                return
                [
                    .. items.Items.Keys.Where(code => ask.Choices.All(c => !string.Equals(c.Code, code, StringComparison.Ordinal)))
                        .Select(code => new Refusal(RefusalCodes.ItemUnknown, ask.Role, $"{ask.Spec.Label}: không có nội dung \"{code}\"; các nội dung: {string.Join(", ", ask.Choices.Select(c => c.Code))}.")),
                    .. RefusalsOfItems(items, ask),
                ];
            default:
                return [new(RefusalCodes.FigureWrongKind, ask.Role, $"{ask.Spec.Label}: số liệu không đúng loại ({FigureText.Describe(ask.Kind)}).")];
        }
    }
}
