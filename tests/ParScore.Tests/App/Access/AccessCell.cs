using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Access;

/// <summary>One situation: who, about whose matter, and how it stands.</summary>
/// <param name="Role">The person's role.</param>
/// <param name="IsOwn">Whether the matter is the person's own unit's.</param>
/// <param name="State">The campaign's state.</param>
/// <param name="Submission">The unit's part.</param>
/// <param name="Clock">The clock of the use case's step.</param>
/// <param name="HasWord">Whether a second person agreed to a review of the own unit.</param>
/// <param name="IsSettled">Whether Sở Nội vụ has accepted or adjusted the leaf.</param>
/// <param name="IsShown">Whether results and ranking are published.</param>
/// <param name="IsConfirmed">Whether the password was typed just now.</param>
internal sealed record AccessCell(Role Role, bool IsOwn, CampaignState State, SubmissionState Submission, ClockState Clock, bool HasWord, bool IsSettled, bool IsShown, bool IsConfirmed);
