using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Access;

/// <summary>What the guard says, word for word, as an official reads it.</summary>
public sealed class GuardWordsTests
{
    private static readonly Instant Due = Instant.FromUtc(2021, 2, 18, 17, 0);
    private static readonly Instant Locked = Instant.FromUtc(2021, 2, 20, 17, 0);

    private static readonly Actor Officer = new() { Account = "lan.stp", Role = Role.Officer, Unit = "STP" };
    private static readonly Actor Head = new() { Account = "truong.stp", Role = Role.Head, Unit = "STP" };
    private static readonly Actor Coordinator = new() { Account = "hoa.snv", Role = Role.Coordinator, Unit = "SNV" };

    private static Standing Open => new()
    {
        Campaign = new CampaignFacts { SelfScoreDue = Due },
        Unit = "STP",
        Clocks = new Dictionary<DeadlineStep, StepClock> { [DeadlineStep.SelfScore] = new() { Due = Due, Locked = Locked } },
    };

    [Theory]
    [InlineData(UseCase.AccountCreate, "tạo tài khoản")]
    [InlineData(UseCase.AccountChange, "sửa tài khoản")]
    [InlineData(UseCase.MembershipChange, "giao vai trò")]
    [InlineData(UseCase.AccountsRead, "xem danh sách tài khoản")]
    [InlineData(UseCase.OwnAccountChange, "đổi mật khẩu, mã xác thực của mình")]
    [InlineData(UseCase.CampaignImport, "nạp kỳ đánh giá")]
    [InlineData(UseCase.RecordKeep, "sao lưu, kiểm tra dữ liệu")]
    [InlineData(UseCase.CampaignPrepare, "lập kỳ đánh giá")]
    [InlineData(UseCase.Assign, "phân công")]
    [InlineData(UseCase.DeadlineSet, "đặt thời hạn")]
    [InlineData(UseCase.CampaignOpen, "mở kỳ đánh giá")]
    [InlineData(UseCase.ExtensionGrant, "gia hạn")]
    [InlineData(UseCase.PlanRead, "xem kế hoạch")]
    [InlineData(UseCase.AnswersRead, "xem phiếu của đơn vị")]
    [InlineData(UseCase.AnswerSave, "nhập số liệu")]
    [InlineData(UseCase.EvidenceChange, "thêm, sửa tài liệu")]
    [InlineData(UseCase.EvidenceRead, "xem tài liệu")]
    [InlineData(UseCase.InitiativeChange, "nhập sáng kiến, khó khăn")]
    [InlineData(UseCase.EnteredSave, "nhập điểm điều tra, SIPAS")]
    [InlineData(UseCase.WaiverRequest, "đề nghị cho bỏ qua một điều kiểm tra")]
    [InlineData(UseCase.WaiverDecide, "cho bỏ qua một điều kiểm tra")]
    [InlineData(UseCase.Submit, "xác nhận và nộp phiếu")]
    [InlineData(UseCase.ReceiptRead, "xem biên nhận")]
    [InlineData(UseCase.ReviewRead, "xem thẩm định")]
    [InlineData(UseCase.Review, "thẩm định")]
    [InlineData(UseCase.ReviewReturn, "trả lại")]
    [InlineData(UseCase.OwnReviewRequest, "đề nghị người thứ hai đồng ý việc thẩm định phần của đơn vị mình")]
    [InlineData(UseCase.OwnReviewDecide, "đồng ý việc thẩm định phần của Sở Nội vụ")]
    [InlineData(UseCase.Propose, "trình UBND tỉnh")]
    [InlineData(UseCase.ProposalWithdraw, "rút tờ trình")]
    [InlineData(UseCase.Approve, "phê duyệt")]
    [InlineData(UseCase.ProposalReturn, "trả lại tờ trình")]
    [InlineData(UseCase.CorrectionOpen, "mở bản sửa")]
    [InlineData(UseCase.SnapshotRead, "xem bản chốt")]
    [InlineData(UseCase.MinistryExport, "xuất hồ sơ gửi Bộ")]
    [InlineData(UseCase.KeyingMark, "đánh dấu phiếu nhập")]
    [InlineData(UseCase.MinistrySubmit, "ghi nhận đã gửi Bộ")]
    [InlineData(UseCase.AppraisalEnter, "nhập kết quả thẩm định của Bộ")]
    [InlineData(UseCase.AppraisalExplain, "giải trình với Bộ")]
    [InlineData(UseCase.Publish, "công bố")]
    [InlineData(UseCase.CampaignClose, "đóng kỳ đánh giá")]
    [InlineData(UseCase.ResultsRead, "xem kết quả")]
    [InlineData(UseCase.RankingRead, "xem xếp hạng")]
    [InlineData(UseCase.UrgeListRead, "xem danh sách đôn đốc")]
    [InlineData(UseCase.NoticeRead, "xem thông báo")]
    [InlineData(UseCase.AuditPackage, "lấy gói hồ sơ kiểm chứng")]
    public void A_use_case_is_named_so_that_a_sentence_can_say_it(UseCase useCase, string name) => UseCases.RuleOf(useCase).Name.ShouldBe(name);

    [Fact]
    public void To_who_is_not_allowed_it_is_said_who_is()
    {
        Sentences(UseCase.Approve, Officer, Open, Due).ShouldBe(["Vai trò chuyên viên không phê duyệt được; việc này do UBND tỉnh làm. Hãy nhờ người có vai trò đó, hoặc chuyển sang vai trò đó nếu anh/chị được giao."]);
        Sentences(UseCase.RecordKeep, Officer, Standing.None, Due).ShouldBe([$"Vai trò chuyên viên không sao lưu, kiểm tra dữ liệu được; việc này do {RoleWords.Show(Role.Administrator)}, {RoleWords.Show(Role.Operator)} làm. Hãy nhờ người có vai trò đó, hoặc chuyển sang vai trò đó nếu anh/chị được giao."]);
    }

    [Fact]
    public void Of_another_units_matter_it_is_said_whose_it_is_or_nothing_at_all()
    {
        Sentences(UseCase.AnswerSave, Officer with { Unit = "SNV" }, Open, Due).ShouldBe(["Chỉ người của chính đơn vị được nhập số liệu. Hãy đăng nhập bằng tài khoản của đơn vị đó hoặc liên hệ Sở Nội vụ."]);
        Sentences(UseCase.AnswersRead, Officer with { Unit = "SNV" }, Open, Due).ShouldBe(["Không có mục này, hoặc anh/chị không được giao xem. Hãy mở lại từ trang chính, hoặc hỏi Sở Nội vụ."]);
    }

    [Fact]
    public void A_password_is_asked_for_again() =>
        Sentences(UseCase.Submit, Head, Open, Due).ShouldBe(["Để xác nhận và nộp phiếu, hãy nhập lại mật khẩu; mỗi lần nhập có giá trị trong 5 phút."]);

    [Fact]
    public void What_is_shut_is_told_since_when()
    {
        Sentences(UseCase.AnswerSave, Officer, Open, Locked).ShouldBe([$"Đã khóa từ {VietnamTime.Show(Locked)} nên không nhập số liệu được. Hãy đề nghị Sở Nội vụ gia hạn, nêu lý do; những gì đã lưu vẫn còn."]);
        var extended = Open with { Clocks = new Dictionary<DeadlineStep, StepClock> { [DeadlineStep.SelfScore] = new() { Due = Due, Locked = Locked, ExtendedUntil = Locked } } };
        Sentences(UseCase.AnswerSave, Officer, extended, Locked).ShouldBe([$"Đã khóa từ {VietnamTime.Show(Locked)} nên không nhập số liệu được; gia hạn đã hết lúc {VietnamTime.Show(Locked)}. Hãy đề nghị Sở Nội vụ gia hạn, nêu lý do; những gì đã lưu vẫn còn."]);
    }

    [Fact]
    public void What_was_handed_in_or_not_is_told_with_the_way_on()
    {
        Sentences(UseCase.AnswerSave, Officer, Open with { Submission = SubmissionState.Submitted }, Due).ShouldBe(
            ["Phiếu của đơn vị đã nộp nên không nhập số liệu được; lần nộp trước vẫn có giá trị. Nếu cần sửa, hãy đề nghị Sở Nội vụ trả lại phiếu, ghi lý do."]);
        Sentences(UseCase.Review, Coordinator, Open, Due).ShouldBe(["Đơn vị chưa nộp phiếu, hoặc phiếu đang ở đơn vị để sửa, nên chưa thẩm định được. Hãy đôn đốc đơn vị nộp."]);
        Sentences(UseCase.AnswerSave, Officer, Open with { IsLeafSettled = true }, Due).ShouldBe(
            ["Sở Nội vụ đã thẩm định xong tiêu chí này nên không sửa được. Nếu cần sửa, hãy đề nghị Sở Nội vụ trả lại tiêu chí, ghi lý do."]);
    }

    [Fact]
    public void Nobody_reviews_the_own_units_part() =>
        Sentences(UseCase.Review, Coordinator, Open with { Unit = "SNV", Submission = SubmissionState.Submitted }, Due).ShouldBe(
            ["Không ai tự thẩm định phần của đơn vị mình. Hãy để người ngoài đơn vị thẩm định, hoặc đề nghị người thứ hai đồng ý và ghi lý do."]);

    [Fact]
    public void What_is_not_yet_published_is_told_so() =>
        Sentences(UseCase.ResultsRead, Officer, Open with { Unit = null }, Due).ShouldBe(["Sở Nội vụ chưa công bố nội dung này; hãy chờ công bố. Anh/chị xem được điểm tự chấm của đơn vị mình ở phiếu tự đánh giá."]);

    [Fact]
    public void The_campaigns_state_is_told_with_the_way_on() =>
        Sentences(UseCase.AnswerSave, Officer, Open with { Campaign = new CampaignFacts { Snapshot = 1, IsClosed = true } }, Due).ShouldBe(
            [$"Kỳ đánh giá {CampaignStates.Show(CampaignState.Closed)} nên không nhập số liệu được. Kỳ đã đóng; chỉ còn xem được."]);

    // What is refused concerns the whole request, but for the password, which has a field of its own.
    private static IEnumerable<string> Sentences(UseCase useCase, Actor actor, Standing standing, Instant now)
    {
        var refusals = Guard.ReasonsNot(useCase, actor, standing, now);
        refusals.Select(r => r.Where).ShouldBe(refusals.Select(r => r.Code is AccessRefusals.PasswordAgain ? "password" : ""));
        return refusals.Select(r => r.Message);
    }
}
