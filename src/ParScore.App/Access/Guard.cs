using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;
using ParScore.Scoring;

namespace ParScore.App.Access;

/// <summary>
/// The one place that decides who may do what: person × unit × state × clock. Every use case asks it inside its own transaction; screens only
/// show its answer. What no rule allows is refused, and a stranger learns nothing of how the matter stands.
/// </summary>
public static class Guard
{
    /// <summary>How long a typed password vouches for the person.</summary>
    public static readonly Duration PasswordHolds = Duration.FromMinutes(5);

    /// <summary>What a person is told of what there is not, or what is not theirs to know.</summary>
    public static readonly Refusal NotFound = new(AccessRefusals.NotFound, "", "Không có mục này, hoặc anh/chị không được giao xem. Hãy mở lại từ trang chính, hoặc hỏi Sở Nội vụ.");

    /// <summary>Why a person may not do something as things stand; empty when they may.</summary>
    /// <param name="useCase">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="standing">How the matter stands.</param>
    /// <param name="now">The server's clock.</param>
    public static IReadOnlyList<Refusal> ReasonsNot(UseCase useCase, Actor actor, Standing standing, Instant now)
    {
        var rule = UseCases.RuleOf(useCase);
        if (Stranger(rule, actor, standing) is { } stranger)
        {
            return [stranger];
        }

        return
        [
            .. rule.NeedsCampaign ? CampaignReasons(rule, actor, standing, now) : [],
            .. rule.NeedsPassword && !(actor.PasswordAt is { } typed && typed <= now && now - typed <= PasswordHolds)
                ? (ReadOnlySpan<Refusal>)[new(AccessRefusals.PasswordAgain, "password", $"Để {rule.Name}, hãy nhập lại mật khẩu; mỗi lần nhập có giá trị trong 5 phút.")] : [],
        ];
    }

    // Role and unit come first and alone: what follows would tell a stranger how the matter stands.
    private static Refusal? Stranger(UseCaseRule rule, Actor actor, Standing standing)
    {
        var isOwn = standing.Unit is { } unit && string.Equals(actor.Unit, unit, StringComparison.Ordinal);
        if (!rule.Roles.Contains(actor.Role))
        {
            return rule.Reach == Reach.OwnUnitOrOverview ? NotFound : new(AccessRefusals.Role, "", $"Vai trò {RoleWords.Show(actor.Role)} không {rule.Name} được; việc này do {RolesInWords(rule)} làm. Hãy nhờ người có vai trò đó, hoặc chuyển sang vai trò đó nếu anh/chị được giao.");
        }

        if (rule.NeedsCampaign && (standing.Campaign is null || !standing.HasUnit))
        {
            return NotFound;
        }

        return rule.Reach switch
        {
            Reach.OwnUnit when !isOwn => new(AccessRefusals.NotOwnUnit, "", $"Chỉ người của chính đơn vị được {rule.Name}. Hãy đăng nhập bằng tài khoản của đơn vị đó hoặc liên hệ Sở Nội vụ."),
            Reach.OwnUnitOrOverview when !isOwn && actor.Role is Role.Officer or Role.Head => NotFound,
            _ => null,
        };
    }

    private static IEnumerable<Refusal> CampaignReasons(UseCaseRule rule, Actor actor, Standing standing, Instant now)
    {
        var campaign = standing.Campaign!;
        var state = campaign.At(now);
        // Units do not see a campaign that is being prepared.
        if (state == CampaignState.Preparing && actor.Role is Role.Officer or Role.Head)
        {
            return [NotFound];
        }

        return
        [
            .. rule.States.Count > 0 && !rule.States.Contains(state) ? (ReadOnlySpan<Refusal>)[new(AccessRefusals.CampaignState, "", $"Kỳ đánh giá {CampaignStates.Show(state)} nên không {rule.Name} được. {Advice(state)}")] : [],
            .. rule.Submissions.Count > 0 && !rule.Submissions.Contains(standing.Submission) ? (ReadOnlySpan<Refusal>)[SubmissionReason(rule, standing.Submission)] : [],
            .. rule.StopsAtSettledLeaf && standing.IsLeafSettled ? (ReadOnlySpan<Refusal>)[new(AccessRefusals.LeafSettled, "", "Sở Nội vụ đã thẩm định xong tiêu chí này nên không sửa được. Nếu cần sửa, hãy đề nghị Sở Nội vụ trả lại tiêu chí, ghi lý do.")] : [],
            .. rule.Reach == Reach.OtherUnit && string.Equals(actor.Unit, standing.Unit, StringComparison.Ordinal) && !standing.HasOwnReviewWaiver
                ? (ReadOnlySpan<Refusal>)[new(AccessRefusals.OwnUnit, "", "Không ai tự thẩm định phần của đơn vị mình. Hãy để người ngoài đơn vị thẩm định, hoặc đề nghị người thứ hai đồng ý và ghi lý do.")] : [],
            .. rule.Step is { } step && standing.ClockOf(step, now) == ClockState.Locked ? (ReadOnlySpan<Refusal>)[Locked(rule, standing.Clocks[step])] : [],
            .. actor.Role is Role.Officer or Role.Head && (rule.UseCase == UseCase.ResultsRead && !campaign.ShowsResults || rule.UseCase == UseCase.RankingRead && !campaign.ShowsRanking)
                ? (ReadOnlySpan<Refusal>)[new(AccessRefusals.NotPublished, "", "Sở Nội vụ chưa công bố nội dung này; hãy chờ công bố. Anh/chị xem được điểm tự chấm của đơn vị mình ở phiếu tự đánh giá.")] : [],
        ];
    }

    private static Refusal SubmissionReason(UseCaseRule rule, SubmissionState state) => state is SubmissionState.Submitted or SubmissionState.Accepted
        ? new(AccessRefusals.AlreadySubmitted, "", $"Phiếu của đơn vị đã nộp nên không {rule.Name} được; lần nộp trước vẫn có giá trị. Nếu cần sửa, hãy đề nghị Sở Nội vụ trả lại phiếu, ghi lý do.")
        : new(AccessRefusals.NotSubmitted, "", $"Đơn vị chưa nộp phiếu, hoặc phiếu đang ở đơn vị để sửa, nên chưa {rule.Name} được. Hãy đôn đốc đơn vị nộp.");

    private static Refusal Locked(UseCaseRule rule, StepClock clock) => new(
        AccessRefusals.Locked,
        "",
        $"Đã khóa từ {VietnamTime.Show(clock.Locked!.Value)} nên không {rule.Name} được{(clock.ExtendedUntil is { } until ? $"; gia hạn đã hết lúc {VietnamTime.Show(until)}" : "")}. Hãy đề nghị Sở Nội vụ gia hạn, nêu lý do; những gì đã lưu vẫn còn.");

    private static string Advice(CampaignState state) => state switch
    {
        CampaignState.Preparing => "Hãy chờ Sở Nội vụ mở kỳ.",
        CampaignState.Open or CampaignState.Consolidating => "Hãy hoàn tất các bước trước.",
        CampaignState.AwaitingApproval => "Hãy chờ UBND tỉnh quyết định, hoặc đề nghị Sở Nội vụ rút tờ trình.",
        CampaignState.Approved or CampaignState.SubmittedToMinistry => "Nếu phải sửa nội dung đã phê duyệt, hãy đề nghị Sở Nội vụ mở bản sửa; bản sửa phải được phê duyệt lại.",
        CampaignState.Appraised or CampaignState.Published => "Kết quả đã được Bộ Nội vụ kết luận.",
        CampaignState.Closed => "Kỳ đã đóng; chỉ còn xem được.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };

    private static string RolesInWords(UseCaseRule rule) => string.Join(", ", rule.Roles.Select(RoleWords.Show));
}
