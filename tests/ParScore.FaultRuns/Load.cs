using System.Globalization;
using ParScore.App.Storage;

namespace ParScore.FaultRuns;

/// <summary>Two people at work without a pause, one on figures, one on documents, until the program is ended.</summary>
internal static class Load
{
    public static async Task<int> ForeverAsync(string folder, string seed)
    {
        var database = await Run.OpenAsync(DataDirectory.At(Path.Combine(folder, "data")));
        await Task.WhenAll(Task.Run(() => AnswerAsync(database, seed)), Task.Run(() => UploadAsync(database, seed)));
        return 0;
    }

    private static async Task AnswerAsync(Database database, string seed)
    {
        for (var n = 1; ; n++)
        {
            var request = string.Create(CultureInfo.InvariantCulture, $"answer-{seed}-{n}");
            await ((n % 3) switch
            {
                0 => Run.AnswerAsync(database, Run.YesNo, request, ("met", n % 2 == 0 ? "true" : "false")),
                1 => Run.AnswerAsync(database, Run.Share, request, ("numerator", string.Create(CultureInfo.InvariantCulture, $"\"{n % 90}\"")), ("denominator", "\"97\"")),
                _ => Run.AnswerAsync(database, Run.Banded, request, ("numerator", string.Create(CultureInfo.InvariantCulture, $"\"{n % 31}\"")), ("denominator", "\"31\"")),
            });
        }
    }

    private static async Task UploadAsync(Database database, string seed)
    {
        for (var n = 1; ; n++)
        {
            await Run.UploadAsync(database, Run.Share, string.Create(CultureInfo.InvariantCulture, $"upload-{seed}-{n}"));
        }
    }
}
