using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Accounts;

/// <summary>What tells a trial record from an office's: the very first row of its journal, which cannot be taken away.</summary>
internal static class TrialStore
{
    /// <summary>The first row's action.</summary>
    public const string Action = "trial-record-begun";

    /// <summary>True for a record that was made for trying the program.</summary>
    public static async Task<bool> IsTrialAsync(SqliteConnection connection)
    {
        const string sql = "select count(*) from journal where seq = 1 and action = @Action";
        return await connection.QuerySingleAsync<long>(sql, new { Action }) == 1;
    }

    /// <summary>True while nothing was ever written.</summary>
    public static async Task<bool> IsEmptyAsync(SqliteConnection connection) => await connection.QuerySingleAsync<long>("select count(*) from (select 1 from journal limit 1)") == 0;
}
