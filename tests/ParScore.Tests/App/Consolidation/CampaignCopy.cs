using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Submissions;
using ParScore.Scoring.Criteria;

namespace ParScore.Tests.App.Consolidation;

/// <summary>The sample campaign in a folder of its own, where a test may change it.</summary>
internal sealed class CampaignCopy : IDisposable
{
    private static readonly Lazy<ProvinceResult> Untouched = new(LoadSample);

    public CampaignCopy()
    {
        Folder = Directory.CreateTempSubdirectory("parscore-").FullName;
        foreach (var file in Directory.EnumerateFiles(SampleFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(SampleFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public static string SampleFolder { get; } = RepositoryFiles.Path("samples", "quang-tri-2020");

    public static string SetFile { get; } = RepositoryFiles.Path("criteria", "par-index-province", "2020.json");

    public static CriteriaSet Set => Untouched.Value.Set;

    public static CampaignPlan Plan => Untouched.Value.Plan;

    /// <summary>The result of the sample as it is.</summary>
    public static ProvinceResult Sample => Untouched.Value;

    /// <summary>What the sample's answers are read against.</summary>
    public static AnswersContext Context => new(Set, Plan);

    public string Folder { get; }

    /// <summary>The text of a file of the sample, such as "answers/SNV.json".</summary>
    public static string SampleText(string file) => File.ReadAllText(Path.Combine(SampleFolder, file));

    /// <summary>The pointer of a unit's answer to a leaf, given by its printed code.</summary>
    public static string AnswerTo(string unit, string code) =>
        Sample.Units.First(u => u.Unit.Code.Is(unit)).Answers!.Answers.First(a => a.Leaf.Code.Is(code)).Pointer;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Text(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Changes one value; null takes it out.</summary>
    public void Change(string file, string pointer, string? value) => File.WriteAllText(PathOf(file), JsonEdit.Change(Text(file), pointer, value));

    public LoadedCampaign Load() => CampaignFolder.Load(Folder, SetFile);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static ProvinceResult LoadSample() => CampaignFolder.Load(SampleFolder, SetFile).Result.ShouldNotBeNull();
}
