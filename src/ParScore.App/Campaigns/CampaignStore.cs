using System.Collections.Frozen;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Storage;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>Campaigns, their units, deadlines and assignments in the record.</summary>
public static class CampaignStore
{
    /// <summary>The ids of all campaigns, latest index year first.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(SqliteConnection connection)
    {
        const string sql = "select id from campaign order by index_year desc, id";
        return [.. await connection.QueryAsync<string>(sql)];
    }

    /// <summary>Whether a unit takes part in a campaign.</summary>
    public static async Task<bool> HasUnitAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = "select count(*) from campaign_unit where campaign = @Campaign and unit = @Unit and withdrawn_reason is null";
        return await connection.ExecuteScalarAsync<long>(sql, new { Campaign = campaign, Unit = unit }) == 1;
    }

    /// <summary>A campaign's set and plan; null when there is none of this id.</summary>
    public static async Task<(CriteriaSet Set, CampaignPlan Plan)?> FindAsync(string id, SqliteConnection connection)
    {
        const string sql = "select id, name, province, index_year as IndexYear, set_hash as SetHash, legal_number as LegalNumber, legal_issuer as LegalIssuer, legal_date as LegalDate, coordinator, note from campaign where id = @Id";
        if (await connection.QuerySingleOrDefaultAsync<Row>(sql, new { Id = id }) is not { } row)
        {
            return null;
        }

        var set = await CriteriaStore.GetAsync(row.SetHash, connection);
        return (set, new CampaignPlan
        {
            Id = row.Id,
            Name = row.Name,
            Province = row.Province,
            IndexYear = (int)row.IndexYear,
            LegalBasis = new LegalDocument { Number = row.LegalNumber, Issuer = row.LegalIssuer, Date = Date(row.LegalDate) },
            Coordinator = row.Coordinator,
            Units = await ListUnitsAsync(id, connection),
            Deadlines = await ListDeadlinesAsync(id, connection),
            Assignments = await ListAssignmentsAsync(id, set, connection),
            Note = row.Note,
        });
    }

    /// <summary>Adds a campaign with its plan; units that are new to the record are added too.</summary>
    public static async Task AddAsync(CampaignPlan plan, CriteriaSet set, SqliteConnection connection)
    {
        await CriteriaStore.AddAsync(set, connection);
        foreach (var unit in plan.Units)
        {
            await connection.ExecuteAsync("insert into unit (code, name, version) values (@Code, @Name, 1) on conflict (code) do nothing", unit);
        }

        const string sql = """
            insert into campaign (id, name, province, index_year, set_hash, legal_number, legal_issuer, legal_date, coordinator, note, version)
            values (@Id, @Name, @Province, @IndexYear, @SetHash, @LegalNumber, @LegalIssuer, @LegalDate, @Coordinator, @Note, 1)
            """;
        await connection.ExecuteAsync(sql, new
        {
            plan.Id,
            plan.Name,
            plan.Province,
            plan.IndexYear,
            SetHash = set.Hash,
            LegalNumber = plan.LegalBasis.Number,
            LegalIssuer = plan.LegalBasis.Issuer,
            LegalDate = plan.LegalBasis.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            plan.Coordinator,
            plan.Note,
        });
        await connection.ExecuteAsync(
            "insert into campaign_unit (campaign, unit, position, name, annex, content, version) values (@Campaign, @Code, @Position, @Name, @Annex, @Content, 1)",
            plan.Units.Select((u, i) => new { Campaign = plan.Id, u.Code, Position = i + 1, u.Name, u.Annex, u.Content }));
        await connection.ExecuteAsync(
            "insert into deadline (campaign, step, position, name, due, locked, source, version) values (@Campaign, @Step, @Position, @Name, @Due, @Locked, @Source, 1)",
            plan.Deadlines.Select((d, i) => new { Campaign = plan.Id, Step = PlanFile.Steps.For(d.Step), Position = i + 1, d.Name, Due = StoredInstants.Text(d.Due), Locked = d.Locked is { } locked ? StoredInstants.Text(locked) : null, d.Source }));
        await connection.ExecuteAsync(
            "insert into assignment (campaign, leaf, unit, position, active, version) values (@Campaign, @Leaf, @Unit, @Position, 1, 1)",
            plan.Assignments.SelectMany(a => a.Units.Select((unit, i) => new { Campaign = plan.Id, Leaf = a.Leaf.Id, Unit = unit, Position = i })));
        await connection.ExecuteAsync(
            "insert into assignment_figure (campaign, leaf, role, unit, active, version) values (@Campaign, @Leaf, @Role, @Unit, 1, 1)",
            plan.Assignments.SelectMany(a => a.Figures.Select(f => new { Campaign = plan.Id, Leaf = a.Leaf.Id, Role = f.Key, Unit = f.Value })));
    }

    private static async Task<IReadOnlyList<PlanUnit>> ListUnitsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select unit as Code, name, annex, content from campaign_unit where campaign = @Campaign and withdrawn_reason is null order by position";
        return [.. (await connection.QueryAsync<UnitRow>(sql, new { Campaign = campaign })).Select(r => new PlanUnit { Code = r.Code, Name = r.Name, Annex = (int?)r.Annex, Content = r.Content })];
    }

    private static async Task<IReadOnlyList<Deadline>> ListDeadlinesAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select step, name, due, locked, source from deadline where campaign = @Campaign order by position";
        return
        [
            .. (await connection.QueryAsync<DeadlineRow>(sql, new { Campaign = campaign })).Select(r => new Deadline
            {
                Step = PlanFile.Steps.TryGet(r.Step, out var step) ? step : throw new InvalidDataException($"Unknown step '{r.Step}'."),
                Name = r.Name,
                Due = StoredInstants.Read(r.Due),
                Locked = r.Locked is null ? null : StoredInstants.Read(r.Locked),
                Source = r.Source,
            }),
        ];
    }

    private static async Task<IReadOnlyList<Assignment>> ListAssignmentsAsync(string campaign, CriteriaSet set, SqliteConnection connection)
    {
        const string sql = "select leaf, unit from assignment where campaign = @Campaign and active = 1 order by leaf, position";
        const string figures = "select leaf, role, unit from assignment_figure where campaign = @Campaign and active = 1";
        var owned = (await connection.QueryAsync<(string Leaf, string Role, string Unit)>(figures, new { Campaign = campaign })).ToLookup(f => f.Leaf, StringComparer.Ordinal);
        return
        [
            .. (await connection.QueryAsync<(string Leaf, string Unit)>(sql, new { Campaign = campaign })).GroupBy(r => r.Leaf, StringComparer.Ordinal).Select(g => new Assignment
            {
                Leaf = set.Find(g.Key) ?? throw new InvalidDataException($"The set has no leaf '{g.Key}'."),
                Lead = g.First().Unit,
                Contributors = [.. g.Skip(1).Select(r => r.Unit)],
                Figures = owned[g.Key].ToFrozenDictionary(f => f.Role, f => f.Unit, StringComparer.Ordinal),
            }),
        ];
    }

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Row
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required string Province { get; init; }
        public required long IndexYear { get; init; }
        public required string SetHash { get; init; }
        public required string LegalNumber { get; init; }
        public required string LegalIssuer { get; init; }
        public string? LegalDate { get; init; }
        public required string Coordinator { get; init; }
        public string? Note { get; init; }
    }

    private sealed record UnitRow
    {
        public required string Code { get; init; }
        public required string Name { get; init; }
        public long? Annex { get; init; }
        public string? Content { get; init; }
    }

    private sealed record DeadlineRow
    {
        public required string Step { get; init; }
        public required string Name { get; init; }
        public required string Due { get; init; }
        public string? Locked { get; init; }
        public string? Source { get; init; }
    }
}
