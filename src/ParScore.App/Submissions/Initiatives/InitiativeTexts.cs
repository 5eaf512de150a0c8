using ParScore.App.Evidence;
using ParScore.Scoring;

namespace ParScore.App.Submissions.Initiatives;

/// <summary>What is wrong with the texts of initiatives and difficulties.</summary>
internal static class InitiativeTexts
{
    /// <summary>For the guard: an extension for a leaf opens that leaf and the submission, but not initiatives and difficulties, which belong to no leaf.</summary>
    public const string NoLeaf = "";

    /// <summary>Why something is not withdrawn or unlinked; empty when a reason is given.</summary>
    public static Refusal[] ReasonMissing(string? reason) => reason is null
        ? [new(InitiativeRefusals.ReasonMissing, "reason", "Hãy ghi lý do; lý do được giữ trong nhật ký cho người kiểm tra.")]
        : TooLong((reason, "reason", "Lý do"));

    /// <summary>Which texts cannot be kept.</summary>
    public static Refusal[] TooLong(params ReadOnlySpan<(string? Text, string Where, string Label)> texts)
    {
        var refusals = new List<Refusal>();
        foreach (var (text, where, label) in texts)
        {
            refusals.AddRange(DocumentText.TooLong(text, where, label) is { } refusal ? [refusal] : []);
        }

        return [.. refusals];
    }
}
