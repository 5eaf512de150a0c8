using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Storage;

/// <summary>Carries a request out once: the same request again gets the same answer and changes nothing.</summary>
internal static class Requests
{
    /// <param name="database">The record.</param>
    /// <param name="act">Who does what; without a request's name it is carried out each time.</param>
    /// <param name="content">All that the request says besides who sends it; the same name with another content is a fault of the caller.</param>
    /// <param name="work">Decides and writes.</param>
    /// <param name="isDone">False for an outcome that refused; then nothing is kept.</param>
    /// <param name="pack">What of the outcome is remembered.</param>
    /// <param name="unpack">The outcome from what was remembered.</param>
    public static Task<T> OnceAsync<T>(Database database, Act act, string?[] content, Func<WriteSession, Task<T>> work, Func<T, bool> isDone, Func<T, string?[]> pack, Func<string?[], T> unpack) =>
        database.WriteAsync(act, async session =>
        {
            var hash = CanonicalJson.Hash(Encoding.UTF8.GetBytes(Pack([act.Actor.Account, .. content])));
            var (wasHandled, result) = await session.FindHandledAsync(hash);
            if (wasHandled)
            {
                session.Abandon();
                return unpack(Unpack(result!));
            }

            var outcome = await work(session);
            if (!isDone(outcome))
            {
                session.Abandon();
                return outcome;
            }

            await session.RememberAsync(hash, Pack(pack(outcome)));
            return outcome;
        });

    // A list of texts keeps "12", "3" apart from "1", "23".
    private static string Pack(string?[] texts) => $"[{string.Join(',', texts.Select(t => t is null ? "null" : CanonicalJson.OfText(t)))}]";

    private static string?[] Unpack(string json) =>
        [.. JsonText.Parse(Encoding.UTF8.GetBytes(json), new FaultList())!.Items.Select(i => i.Kind == JsonKind.Null ? null : i.Text)];
}
