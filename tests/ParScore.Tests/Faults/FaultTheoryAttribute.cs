namespace ParScore.Tests.Faults;

/// <summary>As <see cref="FaultFactAttribute"/>, for several faults.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultTheoryAttribute : TheoryAttribute
{
    public FaultTheoryAttribute() => Skip = FaultFactAttribute.Reason;
}
