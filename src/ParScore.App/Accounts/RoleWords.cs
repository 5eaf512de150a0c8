using ParScore.Scoring.Json;

namespace ParScore.App.Accounts;

/// <summary>How roles are written in the record and shown to people.</summary>
public static class RoleWords
{
    /// <summary>As the record writes them.</summary>
    public static readonly Words<Role> Stored = new(
        ("officer", Role.Officer), ("head", Role.Head), ("coordinator", Role.Coordinator), ("approver", Role.Approver),
        ("auditor", Role.Auditor), ("administrator", Role.Administrator), ("operator", Role.Operator));

    /// <summary>As people read them.</summary>
    public static string Show(Role role) => role switch
    {
        Role.Officer => "chuyên viên",
        Role.Head => "thủ trưởng đơn vị",
        Role.Coordinator => "Sở Nội vụ",
        Role.Approver => "UBND tỉnh",
        Role.Auditor => "kiểm tra, thanh tra",
        Role.Administrator => "quản trị",
        Role.Operator => "người vận hành máy chủ",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "An unknown role."),
    };
}
