using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace ParScore.FaultRuns;

/// <summary>What the person at the screen would have been told, one line each, at once: a word and JSON.</summary>
internal static class Told
{
    private static readonly Lock Turn = new();

    // The descriptor itself and not the console's duplicate of it, so that the preloaded library can tell what is said.
    private static readonly FileStream Output = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    /// <summary>
    /// BEGIN before a step; then ACK (it is kept), REFUSED (nothing of it is), or UNKNOWN (either may be). A line that does not come
    /// means that the program was ended.
    /// </summary>
    public static void Line(string word, object facts)
    {
        byte[] line = [.. System.Text.Encoding.UTF8.GetBytes($"{word} "), .. JsonSerializer.SerializeToUtf8Bytes(facts), (byte)'\n'];
        lock (Turn)
        {
            Output.Write(line);
            Output.Flush();
        }
    }
}
