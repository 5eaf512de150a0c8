using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Accounts;

namespace ParScore.App.Verification;

/// <summary>
/// Secrets and sessions have no rows in the journal, which is copied and packed; but each account's journalled row carries the digest of its secrets, and
/// each session was named by the journal when it began. So a password that was swapped in the database, or a session that was slipped in, is found.
/// </summary>
internal static class SecretCheck
{
    public static void Run(SqliteConnection connection, VerifyReport report)
    {
        if (connection.ExecuteScalar<long>("select count(*) from sqlite_schema where type = 'table' and name = 'account_secret'") == 0)
        {
            return;
        }

        CheckSecrets(connection, report);
        CheckSessions(connection, report);
    }

    private static void CheckSecrets(SqliteConnection connection, VerifyReport report)
    {
        const string sql = """
            select coalesce(a.name, s.account) as Account, a.secret_digest as Digest, s.password_hash as PasswordHash, s.security_stamp as SecurityStamp,
                s.authenticator_key as AuthenticatorKey, s.second_factor as SecondFactor, s.recovery_codes as RecoveryCodes
            from account a full join account_secret s on s.account = a.name
            """;
        foreach (var row in connection.Query<Row>(sql))
        {
            if (row is { Digest: { } digest, SecurityStamp: { } stamp } && string.Equals(AccountUser.DigestOf(row.Account, row.PasswordHash, stamp, row.AuthenticatorKey, row.SecondFactor == 1, row.RecoveryCodes ?? ""), digest, StringComparison.Ordinal))
            {
                report.Pass(CheckKind.Row);
            }
            else
            {
                report.Fail(CheckKind.Row, $"account_secret {row.Account}", $"Mật khẩu hoặc mã xác thực của tài khoản {row.Account} bị thay ngoài chương trình. Hãy ngừng dùng tài khoản này, cấp lại mật khẩu và xem nhật ký tài khoản đã làm gì.");
            }
        }
    }

    private static void CheckSessions(SqliteConnection connection, VerifyReport report)
    {
        var sessions = connection.Query<(string TokenHash, string Account)>("select token_hash, account from session").ToArray();
        if (sessions.Length == 0)
        {
            return;
        }

        const string begun = "select actor, json_extract(key, '$.session') from journal where subject is null and json_extract(key, '$.session') is not null";
        var known = connection.Query<(string Actor, string Session)>(begun).ToHashSet();
        foreach (var (tokenHash, account) in sessions)
        {
            if (known.Contains((account, SecretCodes.Digest(tokenHash))))
            {
                report.Pass(CheckKind.Row);
            }
            else
            {
                report.Fail(CheckKind.Row, $"session {account}", $"Có một phiên làm việc của tài khoản {account} mà nhật ký không ghi đăng nhập: bị chèn ngoài chương trình. Hãy ngừng dùng tài khoản này và xem nhật ký tài khoản đã làm gì.");
            }
        }
    }

    private sealed record Row
    {
        public required string Account { get; init; }
        public string? Digest { get; init; }
        public string? PasswordHash { get; init; }
        public string? SecurityStamp { get; init; }
        public string? AuthenticatorKey { get; init; }
        public long? SecondFactor { get; init; }
        public string? RecoveryCodes { get; init; }
    }
}
