using ParScore.App.Submissions;

namespace ParScore.App.Reviews;

/// <summary>Derives where a review stands, and says it in words.</summary>
public static class ReviewStates
{
    /// <summary>Where the review of a part stands.</summary>
    /// <param name="part">The part with its latest decision.</param>
    /// <param name="submission">The unit's submission; null while it has begun nothing.</param>
    public static ReviewState Of(ReviewedPart part, StoredSubmission? submission) => part.Latest?.Decision switch
    {
        null => ReviewState.Open,
        ReviewDecision.Returned => submission is { State: SubmissionState.Returned } && submission.SubmittedAt <= part.Latest.DecidedAt ? ReviewState.Returned : ReviewState.Resubmitted,
        _ when !part.Holds => ReviewState.Changed,
        ReviewDecision.Accepted => ReviewState.Accepted,
        _ => ReviewState.Adjusted,
    };

    /// <summary>As people read it.</summary>
    public static string Show(ReviewState state) => state switch
    {
        ReviewState.Open => "chưa thẩm định",
        ReviewState.Accepted => "đã chấp nhận",
        ReviewState.Adjusted => "đã điều chỉnh",
        ReviewState.Returned => "đã trả lại",
        ReviewState.Resubmitted => "đã nộp lại, chờ thẩm định",
        ReviewState.Changed => "đã thay đổi sau thẩm định",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };
}
