namespace ParScore.App.Storage;

/// <summary>One numbered step of the database's layout; never edited after it has landed.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">What it does, in words joined by underscores.</param>
/// <param name="Sql">The statements.</param>
/// <param name="Digest">SHA-256 over the statements, lower-case hexadecimal; a database that was made from another text is refused.</param>
public sealed record Migration(int Number, string Name, string Sql, string Digest);
