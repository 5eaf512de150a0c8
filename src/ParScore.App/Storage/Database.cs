using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Journal;

namespace ParScore.App.Storage;

/// <summary>
/// The record's database: SQLite in WAL mode with <c>synchronous=FULL</c>, one writer at a time, many readers. A write returns
/// only when it is on the disk and journalled; the journal's copy follows at once.
/// </summary>
public sealed class Database : IDisposable
{
    // How long a write waits for another program's write, in seconds.
    private const int BusySeconds = 15;

    // SQLITE_FULL (sqlite.org/rescode.html).
    private const int Full = 13;

    private readonly IClock _clock;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _idleReaders = [];
    private readonly SqliteConnection _writer;
    private readonly JournalCopy _copy;

    private Database(DataDirectory directory, DataSettings settings, IClock clock)
    {
        (Directory, Settings, _clock) = (directory, settings, clock);
        _copy = new JournalCopy(settings.JournalCopy ?? directory.JournalCopyFolder);
        _writer = Connect(directory.DatabaseFile, SqliteOpenMode.ReadWriteCreate);
    }

    public DataDirectory Directory { get; }

    public DataSettings Settings { get; }

    /// <summary>The journal's second place.</summary>
    public JournalCopy Copy => _copy;

    /// <summary>Why the journal's copy is behind; null when it is not. The record is complete all the same, and the copy catches up by itself.</summary>
    public Exception? CopyTrouble { get; private set; }

    /// <summary>How many rows the journal's copy was behind when the record was opened: some after a kill, all when somebody removed it. It is journalled.</summary>
    public long RowsCaughtUp { get; private set; }

    /// <summary>Opens the database of a data directory; creates the directory and the database on first use and migrates an earlier release's.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="SqliteException">The database cannot be opened or brought up to date.</exception>
    /// <exception cref="NewerDatabaseException">A later release made it; nothing was touched.</exception>
    public static Database Open(DataDirectory directory, DataSettings settings, IClock clock)
    {
        directory.Create();
        var database = new Database(directory, settings, clock);
        try
        {
            Migrator.Migrate(database._writer, clock.GetCurrentInstant());
            // SQLite makes its write-ahead log anew at each start and does not heed whether the folder's sync fails.
            DurableFiles.SyncFolder(directory.Path);
            RowWatch.Begin(database._writer);
            database.RowsCaughtUp = database.CatchUp();
            database.NoteCatchUp();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A connection with the settings that every connection must have.</summary>
    public static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            connection.Open();
            connection.Execute($"pragma busy_timeout = {BusySeconds * 1000}; pragma foreign_keys = on; pragma recursive_triggers = on; pragma trusted_schema = off; pragma temp_store = memory;");
            if (mode == SqliteOpenMode.ReadWriteCreate)
            {
                connection.Execute("pragma journal_mode = wal; pragma synchronous = full;");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads one consistent state.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, Task<T>> read)
    {
        var connection = _idleReaders.TryTake(out var idle) ? idle : Connect(Directory.DatabaseFile, SqliteOpenMode.ReadWrite);
        try
        {
            await connection.ExecuteAsync("pragma query_only = on");
            using var transaction = connection.BeginTransaction(deferred: true);
            return await read(connection);
        }
        finally
        {
            _idleReaders.Add(connection);
        }
    }

    /// <summary>Reads one consistent state together with the server's clock, for whoever has to ask who may read it now.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, Instant, Task<T>> read) => ReadAsync(connection => read(connection, _clock.GetCurrentInstant()));

    /// <summary>
    /// Carries out one use case that writes. It is acknowledged by returning; an exception means that nothing of it is kept,
    /// except <see cref="OutcomeUnknownException"/>, which means what it says.
    /// </summary>
    /// <param name="act">Who does what and why.</param>
    /// <param name="work">Reads again inside the transaction, decides, writes; or calls <see cref="WriteSession.Abandon"/>.</param>
    public async Task<T> WriteAsync<T>(Act act, Func<WriteSession, Task<T>> work)
    {
        await _turn.WaitAsync();
        try
        {
            using var transaction = _writer.BeginTransaction(deferred: false);
            var session = new WriteSession(_writer, act, _clock.GetCurrentInstant());
            T result;
            try
            {
                result = await work(session);
                if (session.IsAbandoned)
                {
                    transaction.Rollback();
                    return result;
                }

                await session.JournalAsync();
            }
            catch
            {
                RollBack(transaction);
                throw;
            }

            Commit(transaction);
            CatchUp();
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives a write outside a use case its turn, such as the sweeper or a checkpoint of the WAL.</summary>
    internal async Task<T> InTurnAsync<T>(Func<SqliteConnection, Task<T>> work)
    {
        await _turn.WaitAsync();
        try
        {
            return await work(_writer);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _turn.Dispose();
    }

    // Frames of a commit whose sync failed may still lie in the WAL, where a restart would take them for good: a person who was
    // refused would find the change made. Emptying the WAL settles it; where that fails too, nobody can say.
    private void Commit(SqliteTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (SqliteException error)
        {
            RollBack(transaction);
            // A full disk stops a commit before its last frame is written, so nothing of it can come back.
            if (error.SqliteErrorCode != Full && EmptyLog() is { } trouble)
            {
                throw new OutcomeUnknownException("The disk failed while a change was being confirmed.", new AggregateException(error, trouble));
            }

            throw;
        }
    }

    /// <summary>Null when the write-ahead log is empty now.</summary>
    private Exception? EmptyLog()
    {
        try
        {
            var (busy, _, _) = _writer.QuerySingle<(long Busy, long Log, long Moved)>("pragma wal_checkpoint(truncate)");
            return busy == 0 ? null : new IOException("The write-ahead log is in use and could not be emptied.");
        }
        catch (SqliteException error)
        {
            return error;
        }
    }

    private static void RollBack(SqliteTransaction transaction)
    {
        try
        {
            transaction.Rollback();
        }
        catch (Exception error) when (error is SqliteException or InvalidOperationException)
        {
            // SQLite has already rolled back by itself, as it does after a full disk; the first error is the one to tell.
        }
    }

    private long CatchUp()
    {
        try
        {
            var rows = _copy.CatchUp(_writer);
            CopyTrouble = null;
            return rows;
        }
#pragma warning disable CA1031 // The change is kept and must not be called failed, whatever befalls its copy; the copy catches up at the next write or start.
        catch (Exception error)
#pragma warning restore CA1031
        {
            CopyTrouble = error;
            return 0;
        }
    }

    // A copy that was removed is filled again, but not without a trace.
    private void NoteCatchUp()
    {
        if (RowsCaughtUp > 0)
        {
            var act = new Act { Actor = new Actor { Account = "program", Role = Role.Operator }, Action = "journal-copy-caught-up" };
            WriteAsync(act, async session =>
            {
                await session.NoteAsync(("rows", RowsCaughtUp.ToString(CultureInfo.InvariantCulture)));
                return true;
            }).GetAwaiter().GetResult();
        }
    }
}
