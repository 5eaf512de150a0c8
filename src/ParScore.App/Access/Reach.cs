namespace ParScore.App.Access;

/// <summary>Whose matter a use case may be about, seen from the person.</summary>
public enum Reach
{
    /// <summary>No unit's in particular: the campaign as a whole, or the program.</summary>
    Whole,

    /// <summary>Only the person's own unit's.</summary>
    OwnUnit,

    /// <summary>Only another unit's: nobody reviews what the own unit did.</summary>
    OtherUnit,

    /// <summary>Officers and heads only their own unit's; who oversees the province every unit's.</summary>
    OwnUnitOrOverview,

    /// <summary>Every unit's.</summary>
    AnyUnit,
}
