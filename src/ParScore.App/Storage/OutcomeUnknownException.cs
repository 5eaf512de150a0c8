namespace ParScore.App.Storage;

/// <summary>
/// The disk failed at the very end of a write, and it cannot be told whether the change is kept. The person is told exactly
/// that; sending the same request again settles it, because a request is never carried out twice.
/// </summary>
public sealed class OutcomeUnknownException(string message, Exception inner) : IOException(message, inner);
