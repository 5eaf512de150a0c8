using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>
/// Điểm trừ: start with the maximum and take away for each late announcement or each day late, not below 0. The first few
/// may cost a fixed amount together; from a cut-off on, nothing is accepted.
/// </summary>
public sealed record DeductionRule : ScoringRule
{
    public const string Name = "deduction";
    private const string CountRole = "count";
    private const string DateRole = "date";

    /// <summary>Points taken for each one (beyond <see cref="First"/>, where there is one).</summary>
    public required Points Minus { get; init; }

    /// <summary>Where counting starts; the leaf's maximum where the set does not say.</summary>
    public Points? Start { get; init; }

    /// <summary>The first few, which cost a fixed amount together: up to two days −1.</summary>
    public FirstDeduction? First { get; init; }

    /// <summary>The largest number that is still accepted; beyond it the answer gives 0.</summary>
    public Fraction? Cutoff { get; init; }

    /// <summary>The day by which it had to happen; then the figure is a day and the days after it are counted.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The last day on which anything is accepted; goes with <see cref="Due"/>.</summary>
    public DateOnly? LastDay { get; init; }

    public override string Kind => Name;

    public override JoinMethod Join => Due is null ? JoinMethod.Sum : JoinMethod.Lead;

    public override IReadOnlyList<FigureAsk> Asks =>
        Due is null ? [AskNumber(CountRole)] : [new() { Role = DateRole, Kind = FigureKind.Date, Spec = Spec(DateRole) }];

    private string UnitWord => Due is null ? Spec(CountRole).Unit ?? "trường hợp" : "ngày chậm";

    public override (Points Lowest, Points Highest) Reach(Points max)
    {
        var start = Start ?? max;
        if (Due is not null || Spec(CountRole).Min is not { } least || least <= Fraction.Zero)
        {
            return (Points.Zero, start);
        }

        var left = start - Take(least).Taken;
        return (Points.Zero, left.Value.IsNegative ? Points.Zero : left);
    }

    public override string Describe(Points max)
    {
        var first = First is null
            ? $"mỗi {UnitWord} trừ {Minus.ToVietnamese()} điểm"
            : $"{First.UpTo.ToVietnamese()} {UnitWord} đầu tiên trừ chung {First.Minus.ToVietnamese()} điểm, sau đó mỗi {UnitWord} trừ thêm {Minus.ToVietnamese()} điểm";
        var due = Due is { } day ? $"hạn {Show(day)}; " : "";
        var cutoff = Cutoff is { } most ? $"; trên {most.ToVietnamese()} {UnitWord} thì không tính điểm" : "";
        var end = LastDay is { } last ? $"; sau ngày {Show(last)} thì không nhận" : "";
        return $"{due}bắt đầu từ {(Start ?? max).ToVietnamese()} điểm, {first}, không dưới 0{cutoff}{end}";
    }

    public override Trend TrendOf(string role) => Trend.Falling;

    public override Outcome Score(Figures figures, Points max)
    {
        var (count, shown, accepted) = Due is { } due ? CountDays(figures, due) : (figures.Number(CountRole), ShowNumbers(figures, CountRole), true);
        var rule = Describe(max);
        if (!accepted || (Cutoff is { } cutoff && count > cutoff))
        {
            return new(Points.Zero, max, new Trace(shown, rule, "quá mức còn được nhận", "0 điểm"));
        }

        var start = Start ?? max;
        var (taken, how) = Take(count);
        var left = start - taken;
        var reckoning = $"{start.ToVietnamese()} − {how} = {left.ToVietnamese()}";
        return left.Value.IsNegative
            ? new(Points.Zero, max, new Trace(shown, rule, "đã trừ hết", $"{reckoning}, lấy 0 điểm"))
            : new(left, max, new Trace(shown, rule, count.IsZero ? "không bị trừ" : $"{count.ToVietnamese()} {UnitWord}", $"{reckoning} điểm"));
    }

    internal static DeductionRule? Read(ObjectReader json)
    {
        var faultsBefore = json.Faults.All.Count;
        var first = json.Object("first", required: false);
        var rule = new DeductionRule
        {
            Figures = new Dictionary<string, FigureSpec>(StringComparer.Ordinal),
            Minus = json.Points("minus") ?? default,
            Start = json.Points("start", required: false),
            First = first is null ? null : new FirstDeduction(first.Number("upTo") ?? default, first.Points("minus") ?? default),
            Cutoff = json.Number("cutoff", required: false),
            Due = json.Date("due", required: false),
            LastDay = json.Date("lastDay", required: false),
        };
        first?.Done();
        if (rule.LastDay is not null && rule.Due is null)
        {
            json.Faults.Add(FaultCodes.PropertyMissing, json.Optional("lastDay")!, "Ngày cuối cùng được nhận (\"lastDay\") cần có hạn (\"due\").");
        }
        else if (rule is { LastDay: { } last, Due: { } day } && last < day)
        {
            json.Faults.Add(FaultCodes.OutOfBounds, json.Optional("lastDay")!, "Ngày cuối cùng được nhận ở trước hạn.");
        }

        return json.Faults.All.Count == faultsBefore ? rule : null;
    }

    internal override void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteNumber("minus", Minus.Value);
        json.WriteNumber("start", Start?.Value);
        if (First is { } first)
        {
            json.WriteStartObject("first");
            json.WriteNumber("upTo", first.UpTo);
            json.WriteNumber("minus", first.Minus.Value);
            json.WriteEndObject();
        }

        json.WriteNumber("cutoff", Cutoff);
        json.WriteDate("due", Due);
        json.WriteDate("lastDay", LastDay);
    }

    private static string Show(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private (Fraction Days, string Shown, bool Accepted) CountDays(Figures figures, DateOnly due)
    {
        var day = figures.TryGet<DateFigure>(DateRole, out var figure) ? figure.Value : throw new InvalidOperationException("The date was not checked before it was scored.");
        var late = new Fraction(Math.Max(0, day.DayNumber - due.DayNumber));
        return (late, $"{Spec(DateRole).Label}: {Show(day)}, chậm {late.ToVietnamese()} ngày", LastDay is not { } last || day <= last);
    }

    private (Points Taken, string How) Take(Fraction count)
    {
        if (First is null || count.IsZero)
        {
            var all = Minus * count;
            return (all, count.IsZero ? "0" : $"{count.ToVietnamese()} × {Minus.ToVietnamese()}");
        }

        var further = Fraction.Max(Fraction.Zero, count - First.UpTo);
        return (First.Minus + (Minus * further), further.IsZero ? First.Minus.ToVietnamese() : $"{First.Minus.ToVietnamese()} − {further.ToVietnamese()} × {Minus.ToVietnamese()}");
    }
}
