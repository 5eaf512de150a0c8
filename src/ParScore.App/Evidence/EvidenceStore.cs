using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Evidence;

/// <summary>Documents, their file versions and their links in the record.</summary>
public static class EvidenceStore
{
    internal const string PageOfDocuments = $"""
        {DocumentColumns},
            (select count(*) from evidence_link l where l.campaign = d.campaign and l.unit = d.unit and l.document = d.code and l.unlinked_reason is null) as UsedBy
        from document d
        left join document_file f on f.campaign = d.campaign and f.unit = d.unit and f.document = d.code
            and f.revision = (select max(v.revision) from document_file v where v.campaign = d.campaign and v.unit = d.unit and v.document = d.code)
        left join stored_file s on s.sha256 = f.sha256
        where d.campaign = @Campaign and d.unit = @Unit and d.position > @After
        order by d.position
        limit @Count
        """;

    internal const string LinksOfLeaf = $"""
        {DocumentColumns}, l.leaf as Leaf, l.position as LinkPosition, l.section as Section, l.page as Page, l.note as Note, l.version as LinkVersion
        from evidence_link l
        join document d on d.campaign = l.campaign and d.unit = l.unit and d.code = l.document
        left join document_file f on f.campaign = d.campaign and f.unit = d.unit and f.document = d.code
            and f.revision = (select max(v.revision) from document_file v where v.campaign = d.campaign and v.unit = d.unit and v.document = d.code)
        left join stored_file s on s.sha256 = f.sha256
        where l.campaign = @Campaign and l.leaf = @Leaf and l.unlinked_reason is null
        order by l.unit, l.position
        """;

    private const string DocumentColumns = """
        select d.unit as Unit, d.code as Code, d.position as Position, d.number as Number, d.date as Date, d.issuer as Issuer, d.abstract as Abstract, d.kind as Kind,
            d.without_file as WithoutFile, d.removed_reason as RemovedReason, d.version as Version,
            f.revision as Revision, f.name as FileName, f.sha256 as Sha256, s.size as Size, s.type as Type
        """;

    private const string FromDocument = """
        from document d
        left join document_file f on f.campaign = d.campaign and f.unit = d.unit and f.document = d.code
            and f.revision = coalesce(@Revision, (select max(v.revision) from document_file v where v.campaign = d.campaign and v.unit = d.unit and v.document = d.code))
        left join stored_file s on s.sha256 = f.sha256
        """;

    /// <summary>One document with one of its file versions.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="code">The document's name in the unit's register.</param>
    /// <param name="revision">Null = the latest.</param>
    /// <param name="connection">Open.</param>
    public static async Task<StoredDocument?> FindAsync(string campaign, string unit, string code, int? revision, SqliteConnection connection)
    {
        const string sql = $"{DocumentColumns} {FromDocument} where d.campaign = @Campaign and d.unit = @Unit and d.code = @Code";
        return (await connection.QuerySingleOrDefaultAsync<Row>(sql, new { Campaign = campaign, Unit = unit, Code = code, Revision = revision }))?.ToDocument();
    }

    /// <summary>A page of a unit's register.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="after">The position of the last document of the page before; 0 for the first page.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="connection">Open.</param>
    public static async Task<IReadOnlyList<StoredDocument>> ListPageAsync(string campaign, string unit, int after, int count, SqliteConnection connection) =>
        [.. (await connection.QueryAsync<Row>(PageOfDocuments, new { Campaign = campaign, Unit = unit, After = after, Count = count })).Select(r => r.ToDocument())];

    /// <summary>Every document of a campaign that was not removed, by unit and position.</summary>
    public static async Task<IReadOnlyList<StoredDocument>> ListAsync(string campaign, SqliteConnection connection)
    {
        const string sql = $"{DocumentColumns} {FromDocument} where d.campaign = @Campaign and d.removed_reason is null order by d.unit, d.position";
        return [.. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign, Revision = (int?)null })).Select(r => r.ToDocument())];
    }

    /// <summary>What is linked to one leaf, by unit and position.</summary>
    public static async Task<IReadOnlyList<StoredLink>> ListLinksAsync(string campaign, string leaf, SqliteConnection connection) =>
        [.. (await connection.QueryAsync<Row>(LinksOfLeaf, new { Campaign = campaign, Leaf = leaf })).Select(r => r.ToLink())];

    /// <summary>Every link of a campaign, by leaf, unit and position, with the document's code only.</summary>
    public static async Task<IReadOnlyList<(string Leaf, string Unit, string Document, string? Section, string? Page, string? Note)>> ListLinksAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select leaf as Leaf, unit as Unit, document as Code, section as Section, page as Page, note as Note from evidence_link where campaign = @Campaign and unlinked_reason is null order by leaf, unit, position";
        return [.. (await connection.QueryAsync<LinkRow>(sql, new { Campaign = campaign })).Select(r => (r.Leaf, r.Unit, r.Code, r.Section, r.Page, r.Note))];
    }

    /// <summary>The leaves that a document is linked to, by id: "used by".</summary>
    public static async Task<IReadOnlyList<string>> ListUsesAsync(string campaign, string unit, string code, SqliteConnection connection)
    {
        const string sql = "select distinct leaf from evidence_link where campaign = @Campaign and unit = @Unit and document = @Code and unlinked_reason is null order by leaf";
        return [.. await connection.QueryAsync<string>(sql, new { Campaign = campaign, Unit = unit, Code = code })];
    }

    /// <summary>The digests of every file version of a campaign's documents.</summary>
    public static async Task<IReadOnlyList<string>> ListDigestsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select distinct sha256 from document_file where campaign = @Campaign";
        return [.. await connection.QueryAsync<string>(sql, new { Campaign = campaign })];
    }

    /// <summary>Whether an initiative that was not withdrawn uses a document.</summary>
    public static async Task<bool> IsUsedByInitiativeAsync(string campaign, string unit, string code, SqliteConnection connection)
    {
        const string sql = """
            select count(*) from initiative_link l
            join initiative i on i.campaign = l.campaign and i.unit = l.unit and i.position = l.initiative
            where l.campaign = @Campaign and l.unit = @Unit and l.document = @Code and l.unlinked_reason is null and i.withdrawn_reason is null
            """;
        return await connection.ExecuteScalarAsync<long>(sql, new { Campaign = campaign, Unit = unit, Code = code }) > 0;
    }

    /// <summary>Every file the record names, by digest.</summary>
    public static IEnumerable<StoredFile> ReadFiles(SqliteConnection connection) =>
        connection.Query<(string Sha256, long Size)>("select sha256, size from stored_file order by sha256", buffered: false).Select(r => new StoredFile(r.Size, r.Sha256));

    /// <summary>Bytes of all files the record names.</summary>
    public static async Task<long> SumSizesAsync(SqliteConnection connection) =>
        await connection.ExecuteScalarAsync<long>("select coalesce(sum(size), 0) from stored_file");

    /// <summary>Adds a document at the end of its unit's register.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="document">With its code; empty = the next free one, such as "SNV-24".</param>
    /// <param name="connection">Inside a write.</param>
    /// <returns>The code.</returns>
    public static async Task<string> AddAsync(string campaign, EvidenceDocument document, SqliteConnection connection)
    {
        var position = await connection.ExecuteScalarAsync<int>("select coalesce(max(position), 0) + 1 from document where campaign = @Campaign and unit = @Unit", new { Campaign = campaign, document.Unit });
        var code = document.Id;
        for (var number = position; code.Length == 0; number++)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{document.Unit}-{number:00}");
            code = await connection.ExecuteScalarAsync<long>("select count(*) from document where campaign = @Campaign and unit = @Unit and code = @Code", new { Campaign = campaign, document.Unit, Code = next }) == 0 ? next : "";
        }

        const string sql = """
            insert into document (campaign, unit, code, position, number, date, issuer, abstract, kind, without_file, removed_reason, version)
            values (@Campaign, @Unit, @Code, @Position, @Number, @Date, @Issuer, @Abstract, @Kind, @WithoutFile, null, 1)
            """;
        await connection.ExecuteAsync(sql, new
        {
            Campaign = campaign,
            document.Unit,
            Code = code,
            Position = position,
            document.Number,
            Date = document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            document.Issuer,
            document.Abstract,
            document.Kind,
            document.WithoutFile,
        });
        return code;
    }

    /// <summary>Adds a file version; the bytes must lie in the evidence folder already.</summary>
    /// <returns>The revision, from 1.</returns>
    public static async Task<int> AddFileAsync(string campaign, string unit, string code, string name, StoredFile file, EvidenceType type, string at, string by, SqliteConnection connection)
    {
        await connection.ExecuteAsync(
            "insert into stored_file (sha256, size, type, received_at) values (@Sha256, @Length, @Type, @At) on conflict (sha256) do nothing",
            new { file.Sha256, file.Length, Type = EvidenceTypes.Stored.For(type), At = at });
        var revision = await connection.ExecuteScalarAsync<int>(
            "select coalesce(max(revision), 0) + 1 from document_file where campaign = @Campaign and unit = @Unit and document = @Code", new { Campaign = campaign, Unit = unit, Code = code });
        const string sql = """
            insert into document_file (campaign, unit, document, revision, sha256, name, received_at, received_by)
            values (@Campaign, @Unit, @Code, @Revision, @Sha256, @Name, @At, @By)
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Code = code, Revision = revision, file.Sha256, Name = name, At = at, By = by });
        return revision;
    }

    /// <summary>Links a document to a leaf behind the unit's other links.</summary>
    /// <returns>The position, from 1.</returns>
    public static async Task<int> AddLinkAsync(string campaign, string leaf, string unit, string code, string? section, string? page, string? note, SqliteConnection connection)
    {
        var position = await connection.ExecuteScalarAsync<int>("select coalesce(max(position), 0) + 1 from evidence_link where campaign = @Campaign and leaf = @Leaf and unit = @Unit", new { Campaign = campaign, Leaf = leaf, Unit = unit });
        const string sql = """
            insert into evidence_link (campaign, leaf, unit, position, document, section, page, note, unlinked_reason, version)
            values (@Campaign, @Leaf, @Unit, @Position, @Code, @Section, @Page, @Note, null, 1)
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Leaf = leaf, Unit = unit, Position = position, Code = code, Section = section, Page = page, Note = note });
        return position;
    }

    /// <summary>Takes a link back, with its reason; false when it was changed meanwhile.</summary>
    public static async Task<bool> UnlinkAsync(string campaign, string leaf, string unit, int position, string reason, long expected, SqliteConnection connection)
    {
        const string sql = """
            update evidence_link set unlinked_reason = @Reason, version = version + 1
            where campaign = @Campaign and leaf = @Leaf and unit = @Unit and position = @Position and version = @Expected and unlinked_reason is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Leaf = leaf, Unit = unit, Position = position, Reason = reason, Expected = expected }) == 1;
    }

    /// <summary>Removes a document from the register, with its reason; its bytes stay. False when it was changed meanwhile.</summary>
    public static async Task<bool> RemoveAsync(string campaign, string unit, string code, string reason, long expected, SqliteConnection connection)
    {
        const string sql = """
            update document set removed_reason = @Reason, version = version + 1
            where campaign = @Campaign and unit = @Unit and code = @Code and version = @Expected and removed_reason is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Code = code, Reason = reason, Expected = expected }) == 1;
    }

    private sealed record LinkRow
    {
        public required string Leaf { get; init; }
        public required string Unit { get; init; }
        public required string Code { get; init; }
        public string? Section { get; init; }
        public string? Page { get; init; }
        public string? Note { get; init; }
    }

    private sealed record Row
    {
        public required string Unit { get; init; }
        public required string Code { get; init; }
        public required long Position { get; init; }
        public required string Number { get; init; }
        public required string Date { get; init; }
        public required string Issuer { get; init; }
        public required string Abstract { get; init; }
        public string? Kind { get; init; }
        public string? WithoutFile { get; init; }
        public string? RemovedReason { get; init; }
        public required long Version { get; init; }
        public long? Revision { get; init; }
        public string? FileName { get; init; }
        public string? Sha256 { get; init; }
        public long? Size { get; init; }
        public string? Type { get; init; }
        public long? UsedBy { get; init; }
        public string? Leaf { get; init; }
        public long? LinkPosition { get; init; }
        public string? Section { get; init; }
        public string? Page { get; init; }
        public string? Note { get; init; }
        public long? LinkVersion { get; init; }

        public StoredDocument ToDocument() => new()
        {
            Document = new EvidenceDocument
            {
                Id = Code,
                Unit = Unit,
                Number = Number,
                Date = DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Issuer = Issuer,
                Abstract = Abstract,
                Kind = Kind,
                File = FileName,
                WithoutFile = WithoutFile,
                Stored = Sha256 is null ? null : new StoredFile(Size ?? 0, Sha256),
            },
            Position = (int)Position,
            Revision = (int?)Revision,
            Type = Type is null ? null : EvidenceTypes.Stored.TryGet(Type, out var type) ? type : throw new InvalidDataException($"Unknown type '{Type}'."),
            RemovedReason = RemovedReason,
            Version = Version,
            UsedBy = (int?)UsedBy,
        };

        public StoredLink ToLink() => new()
        {
            Leaf = Leaf!,
            Position = (int)LinkPosition!.Value,
            Document = ToDocument(),
            Section = Section,
            Page = Page,
            Note = Note,
            Version = LinkVersion!.Value,
        };
    }
}
