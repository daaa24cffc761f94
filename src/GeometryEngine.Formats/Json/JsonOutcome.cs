namespace GeometryEngine.Formats;

/// <summary>How the reading of a whole JSON value from a file went.</summary>
internal enum JsonOutcome
{
    /// <summary>The value is at hand.</summary>
    Whole,

    /// <summary>The file ends inside it.</summary>
    Truncated,

    /// <summary>It is longer than the limit; it was passed over.</summary>
    TooLong,

    /// <summary>It has more levels of brackets than the limit; it was passed over.</summary>
    TooDeep,
}
