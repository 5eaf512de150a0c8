namespace ParScore.App.Verification;

/// <summary>What <c>verify</c> looks at, in the order in which it does.</summary>
public enum CheckKind
{
    /// <summary>SQLite's own checks: pages, indexes, foreign keys.</summary>
    Database,

    /// <summary>Tables, constraints and triggers are those of the migrations.</summary>
    Layout,

    /// <summary>Each journal row: number, chain, hash.</summary>
    Journal,

    /// <summary>Each line of the journal's second place.</summary>
    Copy,

    /// <summary>Each noted checkpoint, and the one a person holds on paper.</summary>
    Checkpoint,

    /// <summary>Each row of the record is what the journal says it became.</summary>
    Row,

    /// <summary>Each evidence file has its length and digest.</summary>
    File,

    /// <summary>Each stored score replays to the same digits.</summary>
    Score,

    /// <summary>Each approved snapshot has its hash.</summary>
    Snapshot,
}
