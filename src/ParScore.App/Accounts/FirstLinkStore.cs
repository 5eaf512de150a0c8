using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Accounts;

/// <summary>One-time links for the first administrator, each by its digest.</summary>
internal static class FirstLinkStore
{
    /// <summary>Makes a link; earlier ones are over.</summary>
    public static async Task AddAsync(string codeHash, Instant until, WriteSession session)
    {
        const string void_ = "update first_link set valid_until = @Now, version = version + 1 where used_at is null and valid_until > @Now";
        const string sql = "insert into first_link (code_hash, made_at, valid_until, version) values (@CodeHash, @Now, @Until, 1)";
        var values = new { CodeHash = codeHash, Now = session.NowText, Until = StoredInstants.Text(until) };
        await session.Connection.ExecuteAsync(void_, values);
        await session.Connection.ExecuteAsync(sql, values);
    }

    /// <summary>True while a link may be used.</summary>
    public static async Task<bool> IsValidAsync(string codeHash, Instant now, SqliteConnection connection)
    {
        const string sql = "select count(*) from first_link where code_hash = @CodeHash and used_at is null and valid_until > @Now";
        return await connection.QuerySingleAsync<long>(sql, new { CodeHash = codeHash, Now = StoredInstants.Text(now) }) == 1;
    }

    /// <summary>Uses a link up.</summary>
    public static async Task UseAsync(string codeHash, string account, WriteSession session)
    {
        const string sql = "update first_link set used_at = @Now, used_by = @Account, version = version + 1 where code_hash = @CodeHash and used_at is null";
        await session.Connection.ExecuteAsync(sql, new { CodeHash = codeHash, Account = account, Now = session.NowText });
    }
}
