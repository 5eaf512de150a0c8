namespace ParScore.Tests.Scoring.Criteria;

/// <summary>A fact about the data the repository was made from, which lie beside it and do not travel with it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() =>
        Skip = RepositoryFiles.Shared is null ? "The folder ../shared is not beside this repository." : null;
}
