using ParScore.App.Accounts;
using ParScore.Scoring;

namespace ParScore.App.Evidence;

/// <summary>Who may read a unit's documents, and who may change them. Everything that is not allowed here is refused.</summary>
public static class EvidenceAccess
{
    /// <summary>Why a person may not read a unit's document; empty when they may. A stranger is told that there is none.</summary>
    public static IReadOnlyList<Refusal> ReasonsNotToRead(Actor actor, string unit) => actor.Role switch
    {
        Role.Coordinator or Role.Approver or Role.Auditor or Role.Operator => [],
        Role.Officer or Role.Head when string.Equals(actor.Unit, unit, StringComparison.Ordinal) => [],
        _ => [NotFound],
    };

    /// <summary>Why a person may not add to or change a unit's documents; empty when they may.</summary>
    public static IReadOnlyList<Refusal> ReasonsNotToChange(Actor actor, string unit) => actor.Role switch
    {
        Role.Officer or Role.Head or Role.Coordinator when string.Equals(actor.Unit, unit, StringComparison.Ordinal) => [],
        Role.Operator => [],
        _ => [new(EvidenceRefusals.NotOwnUnit, "", "Chỉ người của chính đơn vị được thêm, sửa tài liệu của đơn vị đó. Hãy đăng nhập bằng tài khoản của đơn vị hoặc liên hệ Sở Nội vụ.")],
    };

    internal static readonly Refusal NotFound = new(EvidenceRefusals.NotFound, "", "Không có tài liệu này, hoặc anh/chị không được giao xem. Hãy kiểm tra lại đường dẫn hoặc hỏi đơn vị đã đăng ký tài liệu.");
}
