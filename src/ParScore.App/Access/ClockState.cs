namespace ParScore.App.Access;

/// <summary>Where a step's clock stands, derived on each request and never stored.</summary>
public enum ClockState
{
    /// <summary>Trong hạn.</summary>
    InTime,

    /// <summary>Quá hạn, còn nhận: marked late, with by how much.</summary>
    Late,

    /// <summary>Đã khóa.</summary>
    Locked,

    /// <summary>Đã khóa nhưng được gia hạn.</summary>
    Extended,
}
