namespace GeometryEngine.Formats;

/// <summary>Whether the values of a mask have colours.</summary>
public enum MaskPalette
{
    /// <summary>None: grey.</summary>
    None,

    /// <summary>Those of Pascal VOC, by value.</summary>
    Voc,

    /// <summary>Those that the data set gives its categories; VOC's where it gives none.</summary>
    Dataset,
}
