using System.Collections.Concurrent;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>Published criteria sets in the record. A set never changes, so each is read once.</summary>
public static class CriteriaStore
{
    private static readonly ConcurrentDictionary<string, CriteriaSet> Read = new(StringComparer.Ordinal);

    /// <summary>Keeps a set; the same set again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The set would not read back as the same, or its version is taken by another content.</exception>
    public static async Task AddAsync(CriteriaSet set, SqliteConnection connection)
    {
        const string find = "select hash from criteria_set where index_id = @Index and version = @Version";
        if (await connection.ExecuteScalarAsync<string?>(find, new { set.Index, set.Version }) is { } known)
        {
            if (!string.Equals(known, set.Hash, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The set {set.Index} {set.Version} is already there with another content.");
            }

            return;
        }

        var content = CriteriaWriter.Write(set);
        if (CriteriaFile.Read(content).Set is not { } again || !string.Equals(again.Hash, set.Hash, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The set {set.Index} {set.Version} would not read back as the same.");
        }

        const string sql = "insert into criteria_set (hash, index_id, version, status, content) values (@Hash, @Index, @Version, @Status, @Content)";
        await connection.ExecuteAsync(sql, new { set.Hash, set.Index, set.Version, Status = CriteriaWords.Status.For(set.Status), Content = Encoding.UTF8.GetString(content) });
    }

    /// <summary>True when the record holds another content under the set's index and version.</summary>
    public static async Task<bool> IsTakenAsync(CriteriaSet set, SqliteConnection connection)
    {
        const string sql = "select count(*) from criteria_set where index_id = @Index and version = @Version and hash <> @Hash";
        return await connection.ExecuteScalarAsync<long>(sql, new { set.Index, set.Version, set.Hash }) > 0;
    }

    /// <summary>The set with this hash.</summary>
    /// <exception cref="InvalidDataException">The stored text is not that set: somebody changed it.</exception>
    public static async Task<CriteriaSet> GetAsync(string hash, SqliteConnection connection)
    {
        if (Read.TryGetValue(hash, out var set))
        {
            return set;
        }

        const string sql = "select content from criteria_set where hash = @Hash";
        var content = await connection.QuerySingleAsync<string>(sql, new { Hash = hash });
        set = CriteriaFile.Read(Encoding.UTF8.GetBytes(content)).Set;
        return set is not null && string.Equals(set.Hash, hash, StringComparison.Ordinal)
            ? Read.GetOrAdd(hash, set)
            : throw new InvalidDataException($"The stored criteria set {hash} is not what its hash says.");
    }
}
