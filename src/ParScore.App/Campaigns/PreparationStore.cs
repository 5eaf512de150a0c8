using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Storage;

namespace ParScore.App.Campaigns;

/// <summary>Campaigns that are prepared here, their deadlines and units before they open, and links between units and their successors.</summary>
public static class PreparationStore
{
    /// <summary>Notes that a campaign is being prepared.</summary>
    public static async Task BeginAsync(string campaign, string? clonedFrom, WriteSession session)
    {
        const string sql = "insert into preparation (campaign, begun_at, begun_by, cloned_from, opened_at, opened_by, version) values (@Campaign, @At, @By, @From, null, null, 1)";
        await session.Connection.ExecuteAsync(sql, new { Campaign = campaign, At = session.NowText, By = session.Actor.Account, From = clonedFrom });
    }

    /// <summary>Opens a campaign, once.</summary>
    public static async Task OpenAsync(string campaign, WriteSession session)
    {
        const string sql = "update preparation set opened_at = @At, opened_by = @By, version = version + 1 where campaign = @Campaign and opened_at is null";
        if (await session.Connection.ExecuteAsync(sql, new { Campaign = campaign, At = session.NowText, By = session.Actor.Account }) != 1)
        {
            throw new InvalidOperationException($"The campaign {campaign} is not being prepared.");
        }
    }

    /// <summary>How a campaign came about; null for one that was imported.</summary>
    public static async Task<Preparation?> FindAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select begun_at as BegunAt, begun_by as BegunBy, cloned_from as ClonedFrom, opened_at as OpenedAt, opened_by as OpenedBy from preparation where campaign = @Campaign";
        return (await connection.QuerySingleOrDefaultAsync<Row>(sql, new { Campaign = campaign }))?.ToPreparation();
    }

    /// <summary>How often each deadline was set, by step.</summary>
    public static async Task<IReadOnlyDictionary<DeadlineStep, long>> ListDeadlineVersionsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select step, version from deadline where campaign = @Campaign";
        return (await connection.QueryAsync<(string Step, long Version)>(sql, new { Campaign = campaign }))
            .ToDictionary(r => PlanFile.Steps.TryGet(r.Step, out var step) ? step : throw new InvalidDataException($"Unknown step '{r.Step}'."), r => r.Version);
    }

    /// <summary>Sets a deadline when its version is still the one that was seen (0 = there was none).</summary>
    public static async Task<bool> PutDeadlineAsync(string campaign, Deadline deadline, long seen, SqliteConnection connection)
    {
        const string add = """
            insert into deadline (campaign, step, position, name, due, locked, source, version) values (@Campaign, @Step, @Position, @Name, @Due, @Locked, @Source, 1)
            on conflict (campaign, step) do nothing
            """;
        const string change = "update deadline set name = @Name, due = @Due, locked = @Locked, source = @Source, version = version + 1 where campaign = @Campaign and step = @Step and version = @Seen";
        return await connection.ExecuteAsync(seen == 0 ? add : change, new
        {
            Campaign = campaign,
            Step = PlanFile.Steps.For(deadline.Step),
            Position = (int)deadline.Step + 1,
            deadline.Name,
            Due = StoredInstants.Text(deadline.Due),
            Locked = deadline.Locked is { } locked ? StoredInstants.Text(locked) : null,
            deadline.Source,
            Seen = seen,
        }) == 1;
    }

    /// <summary>Puts a unit into the plan: a new one at the end, one that is there or was taken out with its new name and annex.</summary>
    public static async Task PutUnitAsync(string campaign, PlanUnit unit, SqliteConnection connection)
    {
        await connection.ExecuteAsync("insert into unit (code, name, version) values (@Code, @Name, 1) on conflict (code) do nothing", unit);
        const string sql = """
            insert into campaign_unit (campaign, unit, position, name, annex, content, version)
            select @Campaign, @Code, coalesce(max(position), 0) + 1, @Name, @Annex, @Content, 1 from campaign_unit where campaign = @Campaign
            on conflict (campaign, unit) do update set name = excluded.name, annex = excluded.annex, content = excluded.content, withdrawn_reason = null, version = campaign_unit.version + 1
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, unit.Code, unit.Name, unit.Annex, unit.Content });
    }

    /// <summary>Takes a unit out of the plan; its row stays.</summary>
    public static Task WithdrawUnitAsync(string campaign, string unit, string reason, SqliteConnection connection)
    {
        const string sql = "update campaign_unit set withdrawn_reason = @Reason, version = version + 1 where campaign = @Campaign and unit = @Unit";
        return connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Reason = reason });
    }

    /// <summary>The names of all units of the record, by code.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ListUnitNamesAsync(SqliteConnection connection)
    {
        const string sql = "select code, name from unit";
        return (await connection.QueryAsync<(string Code, string Name)>(sql)).ToDictionary(u => u.Code, u => u.Name, StringComparer.Ordinal);
    }

    /// <summary>Every link from a unit to a successor.</summary>
    public static async Task<IReadOnlyList<UnitSuccessor>> ListSuccessorsAsync(SqliteConnection connection)
    {
        const string sql = "select unit as Unit, successor as Successor, since as Since, basis as Basis from unit_successor order by unit, successor";
        return [.. (await connection.QueryAsync<SuccessorRow>(sql)).Select(r => new UnitSuccessor { Unit = r.Unit, Successor = r.Successor, Since = DateOnly.ParseExact(r.Since, "yyyy-MM-dd", CultureInfo.InvariantCulture), Basis = r.Basis })];
    }

    /// <summary>Links a unit to its successor; a unit that is new to the record is added.</summary>
    public static async Task AddSuccessorAsync(UnitSuccessor link, string name, SqliteConnection connection)
    {
        await connection.ExecuteAsync("insert into unit (code, name, version) values (@Code, @Name, 1) on conflict (code) do nothing", new { Code = link.Successor, Name = name });
        const string sql = "insert into unit_successor (unit, successor, since, basis) values (@Unit, @Successor, @Since, @Basis)";
        await connection.ExecuteAsync(sql, new { link.Unit, link.Successor, Since = link.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), link.Basis });
    }

    private sealed record Row
    {
        public required string BegunAt { get; init; }
        public required string BegunBy { get; init; }
        public string? ClonedFrom { get; init; }
        public string? OpenedAt { get; init; }
        public string? OpenedBy { get; init; }

        public Preparation ToPreparation() => new()
        {
            BegunAt = StoredInstants.Read(BegunAt),
            BegunBy = BegunBy,
            ClonedFrom = ClonedFrom,
            OpenedAt = OpenedAt is null ? null : StoredInstants.Read(OpenedAt),
            OpenedBy = OpenedBy,
        };
    }

    private sealed record SuccessorRow
    {
        public required string Unit { get; init; }
        public required string Successor { get; init; }
        public required string Since { get; init; }
        public required string Basis { get; init; }
    }
}
