namespace ParScore.Tests.Scoring.Rules;

/// <summary>A rule as a file has it, the points of its leaf, and figures as they are typed.</summary>
internal sealed record RuleExample(string Kind, string Max, string Json, params (string Role, string Typed)[] Figures)
{
    public OneRule Rule => OneRule.Of(Json, Max);

    public override string ToString() => Kind;
}
