namespace ParScore.App.Accounts;

/// <summary>What an administrator says of a new account.</summary>
public sealed record NewAccount
{
    /// <summary>Tên đăng nhập.</summary>
    public required string Name { get; init; }

    /// <summary>Họ tên.</summary>
    public required string DisplayName { get; init; }

    public string? Email { get; init; }

    /// <summary>The first role; null = given later.</summary>
    public GivenRole? Role { get; init; }

    /// <summary>Why the role is given, such as the decision's number; needed with a role.</summary>
    public string? Reason { get; init; }
}
