using System.Collections.Frozen;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.App.Access;

/// <summary>The rules of all use cases: the one table of who may do what (mission: who uses it; QĐ 320, III and IV).</summary>
public static class UseCases
{
    private static readonly Role[] Unit = [Role.Officer, Role.Head, Role.Coordinator];
    private static readonly Role[] Coordinator = [Role.Coordinator];
    private static readonly Role[] Readers = [Role.Officer, Role.Head, Role.Coordinator, Role.Approver, Role.Auditor, Role.Operator];
    private static readonly Role[] Overseers = [Role.Coordinator, Role.Approver, Role.Auditor, Role.Operator];
    private static readonly Role[] Everybody = [Role.Officer, Role.Head, Role.Coordinator, Role.Approver, Role.Auditor, Role.Administrator];
    private static readonly CampaignState[] Working = [CampaignState.Open, CampaignState.Consolidating];
    private static readonly SubmissionState[] InHand = [SubmissionState.Draft, SubmissionState.Returned];
    private static readonly SubmissionState[] HandedIn = [SubmissionState.Submitted, SubmissionState.Accepted];

    /// <summary>One rule for each use case.</summary>
    public static readonly IReadOnlyList<UseCaseRule> All =
    [
        new() { UseCase = UseCase.AccountCreate, Name = "tạo tài khoản", Roles = [Role.Administrator] },
        new() { UseCase = UseCase.AccountChange, Name = "sửa tài khoản", Roles = [Role.Administrator] },
        new() { UseCase = UseCase.MembershipChange, Name = "giao vai trò", Roles = [Role.Administrator] },
        new() { UseCase = UseCase.AccountsRead, Name = "xem danh sách tài khoản", Roles = [Role.Administrator] },
        new() { UseCase = UseCase.OwnAccountChange, Name = "đổi mật khẩu, mã xác thực của mình", Roles = Everybody },
        new() { UseCase = UseCase.CampaignImport, Name = "nạp kỳ đánh giá", Roles = [Role.Operator] },
        new() { UseCase = UseCase.RecordKeep, Name = "sao lưu, kiểm tra dữ liệu", Roles = [Role.Administrator, Role.Operator] },

        new() { UseCase = UseCase.CampaignPrepare, Name = "lập kỳ đánh giá", Roles = Coordinator },
        new() { UseCase = UseCase.Assign, Name = "phân công", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.Preparing, CampaignState.Open] },
        new() { UseCase = UseCase.DeadlineSet, Name = "đặt thời hạn", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.Preparing] },
        new() { UseCase = UseCase.CampaignOpen, Name = "mở kỳ đánh giá", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.Preparing] },
        new() { UseCase = UseCase.ExtensionGrant, Name = "gia hạn", Roles = Coordinator, NeedsCampaign = true, NeedsPassword = true, States = [CampaignState.Open, CampaignState.Consolidating, CampaignState.Approved, CampaignState.SubmittedToMinistry] },
        new() { UseCase = UseCase.PlanRead, Name = "xem kế hoạch", Roles = [.. Everybody, Role.Operator], NeedsCampaign = true },

        new() { UseCase = UseCase.AnswersRead, Name = "xem phiếu của đơn vị", Roles = Readers, Reach = Reach.OwnUnitOrOverview, NeedsCampaign = true },
        new() { UseCase = UseCase.AnswerSave, Name = "nhập số liệu", Roles = Unit, Reach = Reach.OwnUnit, NeedsCampaign = true, States = Working, Submissions = InHand, Step = DeadlineStep.SelfScore, StopsAtSettledLeaf = true },
        new() { UseCase = UseCase.EvidenceChange, Name = "thêm, sửa tài liệu", Roles = Unit, Reach = Reach.OwnUnit, NeedsCampaign = true, States = Working, Submissions = InHand, Step = DeadlineStep.SelfScore, StopsAtSettledLeaf = true },
        new() { UseCase = UseCase.EvidenceRead, Name = "xem tài liệu", Roles = Readers, Reach = Reach.OwnUnitOrOverview, NeedsCampaign = true },
        new() { UseCase = UseCase.InitiativeChange, Name = "nhập sáng kiến, khó khăn", Roles = Unit, Reach = Reach.OwnUnit, NeedsCampaign = true, States = Working, Submissions = InHand, Step = DeadlineStep.SelfScore },
        new() { UseCase = UseCase.EnteredSave, Name = "nhập điểm điều tra, SIPAS", Roles = Coordinator, NeedsCampaign = true, States = Working, Step = DeadlineStep.Consolidate },
        new() { UseCase = UseCase.WaiverRequest, Name = "đề nghị cho bỏ qua một điều kiểm tra", Roles = [Role.Head], Reach = Reach.OwnUnit, NeedsCampaign = true, States = Working, Submissions = InHand, Step = DeadlineStep.SelfScore },
        new() { UseCase = UseCase.WaiverDecide, Name = "cho bỏ qua một điều kiểm tra", Roles = Coordinator, Reach = Reach.AnyUnit, NeedsCampaign = true, States = Working, Submissions = InHand },
        new() { UseCase = UseCase.Submit, Name = "xác nhận và nộp phiếu", Roles = [Role.Head], Reach = Reach.OwnUnit, NeedsCampaign = true, States = Working, Submissions = InHand, Step = DeadlineStep.SelfScore, NeedsPassword = true },
        new() { UseCase = UseCase.ReceiptRead, Name = "xem biên nhận", Roles = Readers, Reach = Reach.OwnUnitOrOverview, NeedsCampaign = true },

        new() { UseCase = UseCase.ReviewRead, Name = "xem thẩm định", Roles = Readers, Reach = Reach.OwnUnitOrOverview, NeedsCampaign = true },
        new() { UseCase = UseCase.Review, Name = "thẩm định", Roles = Coordinator, Reach = Reach.OtherUnit, NeedsCampaign = true, States = Working, Submissions = HandedIn, Step = DeadlineStep.Consolidate },
        new() { UseCase = UseCase.ReviewReturn, Name = "trả lại", Roles = Coordinator, Reach = Reach.AnyUnit, NeedsCampaign = true, States = Working, Submissions = [.. HandedIn, SubmissionState.Returned], Step = DeadlineStep.Consolidate },
        new() { UseCase = UseCase.OwnReviewRequest, Name = "đề nghị người thứ hai đồng ý việc thẩm định phần của đơn vị mình", Roles = Coordinator, Reach = Reach.OwnUnit, NeedsCampaign = true, States = Working, Submissions = HandedIn, Step = DeadlineStep.Consolidate },
        new() { UseCase = UseCase.OwnReviewDecide, Name = "đồng ý việc thẩm định phần của Sở Nội vụ", Roles = [Role.Coordinator, Role.Approver], Reach = Reach.AnyUnit, NeedsCampaign = true, States = Working },

        new() { UseCase = UseCase.Propose, Name = "trình UBND tỉnh", Roles = Coordinator, NeedsCampaign = true, States = Working, Step = DeadlineStep.Consolidate },
        new() { UseCase = UseCase.ProposalWithdraw, Name = "rút tờ trình", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.AwaitingApproval] },
        new() { UseCase = UseCase.Approve, Name = "phê duyệt", Roles = [Role.Approver], NeedsCampaign = true, States = [CampaignState.AwaitingApproval], NeedsPassword = true },
        new() { UseCase = UseCase.ProposalReturn, Name = "trả lại tờ trình", Roles = [Role.Approver], NeedsCampaign = true, States = [CampaignState.AwaitingApproval] },
        new() { UseCase = UseCase.CorrectionOpen, Name = "mở bản sửa", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.Approved, CampaignState.SubmittedToMinistry], NeedsPassword = true },
        new() { UseCase = UseCase.SnapshotRead, Name = "xem bản chốt", Roles = Overseers, NeedsCampaign = true },
        new() { UseCase = UseCase.MinistryExport, Name = "xuất hồ sơ gửi Bộ", Roles = [Role.Coordinator, Role.Operator], NeedsCampaign = true },

        new() { UseCase = UseCase.KeyingMark, Name = "đánh dấu phiếu nhập", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.Approved], Step = DeadlineStep.SubmitToMinistry },
        new() { UseCase = UseCase.MinistrySubmit, Name = "ghi nhận đã gửi Bộ", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.Approved], Step = DeadlineStep.SubmitToMinistry },
        new() { UseCase = UseCase.AppraisalEnter, Name = "nhập kết quả thẩm định của Bộ", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.SubmittedToMinistry] },
        new() { UseCase = UseCase.AppraisalExplain, Name = "giải trình với Bộ", Roles = Unit, Reach = Reach.OwnUnit, NeedsCampaign = true, States = [CampaignState.SubmittedToMinistry], Step = DeadlineStep.Explain },
        new() { UseCase = UseCase.Publish, Name = "công bố", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.Appraised, CampaignState.Published] },
        new() { UseCase = UseCase.CampaignClose, Name = "đóng kỳ đánh giá", Roles = Coordinator, NeedsCampaign = true, States = [CampaignState.Published] },
        new() { UseCase = UseCase.ResultsRead, Name = "xem kết quả", Roles = Readers, NeedsCampaign = true },
        new() { UseCase = UseCase.RankingRead, Name = "xem xếp hạng", Roles = Readers, NeedsCampaign = true },

        new() { UseCase = UseCase.UrgeListRead, Name = "xem danh sách đôn đốc", Roles = [Role.Coordinator, Role.Approver, Role.Operator], NeedsCampaign = true },
        new() { UseCase = UseCase.NoticeRead, Name = "xem thông báo", Roles = Unit, Reach = Reach.OwnUnit, NeedsCampaign = true },
        new() { UseCase = UseCase.AuditPackage, Name = "lấy gói hồ sơ kiểm chứng", Roles = [Role.Auditor, Role.Operator], NeedsCampaign = true },
    ];

    private static readonly FrozenDictionary<UseCase, UseCaseRule> ByUseCase = All.ToFrozenDictionary(r => r.UseCase);

    /// <summary>The rule of a use case.</summary>
    public static UseCaseRule RuleOf(UseCase useCase) => ByUseCase[useCase];
}
