namespace ParScore.App.Verification;

/// <summary>What came of checking one item. "Could not be checked" is not the same as right.</summary>
public enum CheckResult
{
    /// <summary>Đạt.</summary>
    Passed,

    /// <summary>Sai.</summary>
    Failed,

    /// <summary>Không kiểm tra được.</summary>
    Unchecked,
}
