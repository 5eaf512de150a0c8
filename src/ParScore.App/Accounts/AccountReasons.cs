using NodaTime;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>Why an administrator's wish about an account may not be carried out.</summary>
internal static class AccountReasons
{
    private const int MostDisplayName = 100;
    private const int MostReason = 500;
    private const int MostEmail = 254;

    public static readonly Refusal NoSuchAccount = new(AccountRefusals.NotFound, "", "Không có tài khoản này. Hãy mở lại danh sách tài khoản.");

    public static readonly Refusal LastAdministrator = new(AccountRefusals.LastAdministrator, "", "Đây là người quản trị cuối cùng; nếu ngừng thì không còn ai tạo và sửa tài khoản. Hãy giao vai trò quản trị cho người khác trước.");

    /// <summary>Of names and addresses.</summary>
    public static IEnumerable<Refusal> OfPerson(string? displayName, string? email)
    {
        if (displayName is not { Length: > 0 and <= MostDisplayName })
        {
            yield return new(AccountRefusals.DisplayName, "displayName", $"Hãy ghi họ tên, không quá {MostDisplayName} ký tự.");
        }

        if (email is not null && (email.Length > MostEmail || email.Count(c => c == '@') != 1 || email[0] == '@' || email[^1] == '@' || email.Any(char.IsWhiteSpace)))
        {
            yield return new(AccountRefusals.Email, "email", "Địa chỉ thư điện tử không đúng dạng; hãy ghi như lan@quangtri.gov.vn hoặc bỏ trống.");
        }
    }

    /// <summary>Of a reason that is asked for.</summary>
    public static IEnumerable<Refusal> OfReason(string? reason) => DocumentText.Clean(reason) is { Length: <= MostReason } ? [] :
        [new(AccountRefusals.ReasonMissing, "reason", $"Hãy ghi lý do, không quá {MostReason} ký tự, như số quyết định hoặc tên người đề nghị.")];

    /// <summary>Of a role that is to be given to an account.</summary>
    public static async Task<IReadOnlyList<Refusal>> OfRoleAsync(string account, GivenRole role, IReadOnlyList<Membership> memberships, Actor actor, WriteSession session)
    {
        var from = role.From ?? session.Now;
        var needsUnit = role.Role is Role.Officer or Role.Head or Role.Coordinator;
        return
        [
            .. string.Equals(actor.Account, account, StringComparison.Ordinal)
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.OwnRole, "role", "Không ai tự giao vai trò cho mình. Hãy nhờ một người quản trị khác giao.")] : [],
            .. role.Role == Role.Operator
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.RoleNotGiven, "role", "Vai trò người vận hành chỉ dành cho người làm trực tiếp trên máy chủ, không giao cho tài khoản. Hãy chọn vai trò khác.")] : [],
            .. needsUnit != (role.Unit is not null) && role.Role != Role.Operator
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.RoleUnit, "unit", needsUnit ? $"Vai trò {RoleWords.Show(role.Role)} phải gắn với một đơn vị; hãy chọn đơn vị." : $"Vai trò {RoleWords.Show(role.Role)} không gắn với đơn vị nào; hãy bỏ trống đơn vị.")] : [],
            .. role.Unit is { } unit && await MembershipStore.FindUnitNameAsync(unit, session.Connection) is null
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.UnitUnknown, "unit", "Không có đơn vị này trong dữ liệu. Hãy chọn trong danh sách đơn vị.")] : [],
            .. role.Until is { } until && (until <= from || until <= session.Now)
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.Period, "until", "Ngày hết hạn phải sau ngày bắt đầu và sau lúc này. Hãy chọn lại hoặc bỏ trống.")] : [],
            .. memberships.Any(m => m.Role == role.Role && string.Equals(m.Unit, role.Unit, StringComparison.Ordinal) && Overlaps(m, from, role.Until))
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.RoleTwice, "role", "Tài khoản đã có vai trò này của đơn vị này trong thời gian đó. Hãy kết thúc vai trò cũ trước, hoặc chọn thời gian khác.")] : [],
        ];
    }

    private static bool Overlaps(Membership membership, Instant from, Instant? until) =>
        (membership.ValidUntil is not { } end || from < end) && (until is not { } other || membership.ValidFrom < other);
}
