namespace ParScore.FaultRuns;

/// <summary>The step was refused or its outcome is unknown, and the person was told so.</summary>
internal sealed class StepFailedException : Exception;
