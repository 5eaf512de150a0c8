namespace ParScore.App.Access;

/// <summary>Everything that can be asked of the application. Who may ask for what, where and when stands in <see cref="UseCases"/>.</summary>
public enum UseCase
{
    /// <summary>Create an account.</summary>
    AccountCreate,

    /// <summary>Change an account's name or address, disable or enable it, end its lockout, give a one-time password, reset its second factor.</summary>
    AccountChange,

    /// <summary>Give an account a role in a unit for a period, or end it.</summary>
    MembershipChange,

    /// <summary>List accounts and their roles.</summary>
    AccountsRead,

    /// <summary>Change one's own password or second factor; end one's own sessions.</summary>
    OwnAccountChange,

    /// <summary>Bring a campaign from a folder into the record.</summary>
    CampaignImport,

    /// <summary>Make a record's backup, verify it, sweep what broke off.</summary>
    RecordKeep,

    /// <summary>Soạn thảo: begin a campaign from a plan, or clone last year's.</summary>
    CampaignPrepare,

    /// <summary>Assign leaves and figures to units.</summary>
    Assign,

    /// <summary>Set the due and locked instants of a step before the campaign opens.</summary>
    DeadlineSet,

    /// <summary>Open a campaign to its units.</summary>
    CampaignOpen,

    /// <summary>Gia hạn, and taking it back.</summary>
    ExtensionGrant,

    /// <summary>Read plan, assignments, deadlines, state.</summary>
    PlanRead,

    /// <summary>Read what a unit declares, its explanations, initiatives and findings.</summary>
    AnswersRead,

    /// <summary>Save figures, "không áp dụng", explanation at a leaf; take over last year's answer as a proposal.</summary>
    AnswerSave,

    /// <summary>Register, upload, replace, link, unlink, remove a document.</summary>
    EvidenceChange,

    /// <summary>Read a unit's document.</summary>
    EvidenceRead,

    /// <summary>Propose, change, withdraw an initiative or a difficulty.</summary>
    InitiativeChange,

    /// <summary>Enter survey and SIPAS points.</summary>
    EnteredSave,

    /// <summary>Ask that a refusing check be let pass.</summary>
    WaiverRequest,

    /// <summary>Let a check pass, or not.</summary>
    WaiverDecide,

    /// <summary>Certify and submit a unit's part.</summary>
    Submit,

    /// <summary>Read a unit's receipts.</summary>
    ReceiptRead,

    /// <summary>Read reviews, what changed since the last submission, who gave what.</summary>
    ReviewRead,

    /// <summary>Accept or adjust a leaf's part.</summary>
    Review,

    /// <summary>Return a leaf's part to its unit.</summary>
    ReviewReturn,

    /// <summary>Ask a second person to agree to a review of the own unit.</summary>
    OwnReviewRequest,

    /// <summary>Agree to a review of the own unit, or not.</summary>
    OwnReviewDecide,

    /// <summary>Trình UBND tỉnh.</summary>
    Propose,

    /// <summary>Take a proposal back before it is decided.</summary>
    ProposalWithdraw,

    /// <summary>Approve the proposed content.</summary>
    Approve,

    /// <summary>Return the proposed content with a reason.</summary>
    ProposalReturn,

    /// <summary>Open version n + 1 after an approval.</summary>
    CorrectionOpen,

    /// <summary>Read approved versions and their differences.</summary>
    SnapshotRead,

    /// <summary>Make the Ministry's package from an approved version.</summary>
    MinistryExport,

    /// <summary>Tick what was keyed into the Ministry's software.</summary>
    KeyingMark,

    /// <summary>Record that the result was sent to the Ministry.</summary>
    MinistrySubmit,

    /// <summary>Open an appraisal round, enter the Ministry's points, close the round.</summary>
    AppraisalEnter,

    /// <summary>Explain a leaf after the Ministry's first round.</summary>
    AppraisalExplain,

    /// <summary>Show or hide results and ranking.</summary>
    Publish,

    /// <summary>Close a published campaign.</summary>
    CampaignClose,

    /// <summary>Read the province's results.</summary>
    ResultsRead,

    /// <summary>Read the ranking of units.</summary>
    RankingRead,

    /// <summary>Read and print who is to be urged.</summary>
    UrgeListRead,

    /// <summary>Read the notices of the own unit.</summary>
    NoticeRead,

    /// <summary>Take an inspector's package.</summary>
    AuditPackage,
}
