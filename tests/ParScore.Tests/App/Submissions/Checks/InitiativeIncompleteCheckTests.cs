using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>At least one initiative that states all four.</summary>
public sealed class InitiativeIncompleteCheckTests
{
    [Theory]
    [InlineData("/initiatives", "[]", "Chưa đề xuất sáng kiến nào")]
    [InlineData("/initiatives/0/cost", null, "còn thiếu: kinh phí")]
    public void An_initiative_states_scale_cost_time_and_effect(string pointer, string? value, string what) =>
        CheckRun.Of("STP", c => c.Change("answers/STP.json", pointer, value)).Single(f => f.Code.Is("initiative-incomplete")).What.ShouldContain(what);
}
