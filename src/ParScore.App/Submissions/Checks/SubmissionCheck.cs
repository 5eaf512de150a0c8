using ParScore.Scoring.Criteria;

namespace ParScore.App.Submissions.Checks;

/// <summary>Kiểm tra trước khi nộp: one thing that is looked at. To add one: one file here, one line in <see cref="SubmissionChecks"/>, one test.</summary>
public abstract class SubmissionCheck
{
    private protected SubmissionCheck()
    {
    }

    /// <summary>For tests, links and waivers, such as "leaf-unanswered".</summary>
    public abstract string Code { get; }

    public abstract CheckSeverity Severity { get; }

    /// <summary>What is looked at, in one Vietnamese sentence for the guide.</summary>
    public abstract string About { get; }

    /// <summary>Everything that is found.</summary>
    public abstract IEnumerable<CheckFinding> Run(CheckContext context);

    private protected CheckFinding At(Node? leaf, string what, string advice, string? document = null) =>
        new() { Code = Code, Severity = Severity, Leaf = leaf, Document = document, What = what, Advice = advice };
}
