namespace GeometryEngine.Formats;

/// <summary>What a JSON value is, by its first byte.</summary>
internal enum JsonKind
{
    /// <summary>Nothing JSON knows, such as NaN, or nothing at all.</summary>
    Other,
    Object,
    List,
    Text,
    Number,
    Bool,
    Null,
}
