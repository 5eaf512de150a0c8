using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>
/// Runs a property on random trees with answers. Together the properties see 200 000 of them in every run; a million by
/// <code>PARSCORE_CASES=1000000 dotnet test tests/ParScore.Tests --filter FullyQualifiedName~Scoring.Properties</code>
/// A failure prints the smallest case that was found and "Falsifiable, after 167 tests (1 shrink) (seed,gamma)"; the same
/// cases come again, in the same order, with
/// <code>PARSCORE_SEED=seed,gamma dotnet test tests/ParScore.Tests --filter FullyQualifiedName~RecomputationTests</code>
/// </summary>
internal static class PropertyRun
{
    /// <summary>Properties that share the cases.</summary>
    private const int Properties = 4;

    /// <summary>Trees with answers for each property.</summary>
    public static int Cases { get; } = int.Parse(Environment.GetEnvironmentVariable("PARSCORE_CASES") ?? "200000", CultureInfo.InvariantCulture) / Properties;

    /// <summary>Throws, with the case and its seed, when the check fails for any of the cases.</summary>
    public static void Check(Action<ScoredCase> check, int? cases = null)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases ?? Cases);
        if (Environment.GetEnvironmentVariable("PARSCORE_SEED")?.Split(',') is [var seed, var gamma])
        {
            var rnd = new Rnd(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture));
            config = config.WithReplay(FSharpOption<Replay>.Some(new Replay(rnd, FSharpOption<int>.None)));
        }

        FsCheck.Check.One(config, Prop.ForAll(SetGen.Cases, check));
    }
}
