using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Journal;
using ParScore.Scoring.Json;

namespace ParScore.App.Storage;

/// <summary>
/// One use case that writes: one transaction, one instant, one person. Rows that change are journalled by themselves; events
/// that change no row are noted with <see cref="NoteAsync"/>.
/// </summary>
public sealed class WriteSession
{
    private Act _act;
    private Checkpoint? _head;

    internal WriteSession(SqliteConnection connection, Act act, Instant now) => (Connection, _act, Now) = (connection, act, now);

    /// <summary>The connection, inside the transaction.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>The server's clock when the use case began to write.</summary>
    public Instant Now { get; }

    /// <summary><see cref="Now"/> as it is stored.</summary>
    public string NowText => StoredInstants.Text(Now);

    /// <summary>Who acts.</summary>
    public Actor Actor => _act.Actor;

    /// <summary>True when the use case refused: then nothing of it is kept.</summary>
    internal bool IsAbandoned { get; private set; }

    /// <summary>Refuses: whatever was written is undone, and no journal row says otherwise.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>Journals an event that changes no row, such as a document that was read.</summary>
    /// <param name="about">What it is about; becomes the entry's key as canonical JSON, names in ordinal order.</param>
    public async Task NoteAsync(params (string Name, string? Value)[] about)
    {
        await JournalAsync();
        await AddAsync([new RowChange("", CanonicalJson.OfTexts(about), null, null)]);
    }

    /// <summary>Who acts, or what it comes to, is known only now, as in a sign-in: what changes from here on is journalled under this act.</summary>
    internal async Task ContinueAsAsync(Act act)
    {
        await JournalAsync();
        _act = act;
    }

    /// <summary>Journals what has changed so far and notes how far the journal reaches, for something that is printed.</summary>
    public async Task<Checkpoint> CheckpointAsync(string purpose)
    {
        await JournalAsync();
        var head = await HeadAsync();
        await JournalStore.AddCheckpointAsync(head, NowText, purpose, Connection);
        return head;
    }

    /// <summary>Writes a journal row for each changed row that has none yet.</summary>
    internal async Task JournalAsync() => await AddAsync(await RowWatch.TakeAsync(Connection));

    private async Task<Checkpoint> HeadAsync() => _head ??= await JournalStore.GetHeadAsync(Connection);

    private async Task AddAsync(IReadOnlyList<RowChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var head = await HeadAsync();
        var entries = new List<JournalEntry>(changes.Count);
        foreach (var change in changes)
        {
            var entry = new JournalEntry
            {
                Seq = head.Count + 1,
                At = NowText,
                Actor = _act.Actor.Account,
                Role = RoleWords.Stored.For(_act.Actor.Role),
                Unit = _act.Actor.Unit,
                Request = _act.Request,
                Action = _act.Action,
                Subject = change.Subject.Length == 0 ? null : change.Subject,
                Key = change.Key,
                Old = change.Old,
                New = change.New,
                Reason = _act.Reason,
                Prev = head.Head,
            }.Sealed();
            entries.Add(entry);
            head = new Checkpoint(entry.Seq, entry.Hash);
        }

        await JournalStore.AddAsync(entries, Connection);
        _head = head;
    }

    /// <summary>What an earlier, equal request was answered; null when there was none.</summary>
    /// <exception cref="InvalidOperationException">The request's name was used for something else: a fault of the caller.</exception>
    internal async Task<(bool WasHandled, string? Result)> FindHandledAsync(string contentHash)
    {
        if (_act.Request is null)
        {
            return (false, null);
        }

        const string sql = "select action, content_hash, result from handled_request where id = @Id";
        var row = await Connection.QuerySingleOrDefaultAsync<(string Action, string ContentHash, string? Result)>(sql, new { Id = _act.Request });
        return row.Action is null ? (false, null)
            : string.Equals(row.Action, _act.Action, StringComparison.Ordinal) && string.Equals(row.ContentHash, contentHash, StringComparison.Ordinal) ? (true, row.Result)
            : throw new InvalidOperationException($"The request '{_act.Request}' was already used for something else.");
    }

    /// <summary>Remembers that the request was carried out and what it was answered.</summary>
    internal async Task RememberAsync(string contentHash, string? result)
    {
        if (_act.Request is not null)
        {
            const string sql = "insert into handled_request (id, action, content_hash, result, at) values (@Id, @Action, @ContentHash, @Result, @At)";
            await Connection.ExecuteAsync(sql, new { Id = _act.Request, _act.Action, ContentHash = contentHash, Result = result, At = NowText });
        }
    }
}
