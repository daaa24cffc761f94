namespace GeometryEngine;

/// <summary>Why a measure has its value, or has none.</summary>
public enum MeasureStatus
{
    /// <summary>Defined.</summary>
    Ok,

    /// <summary>There was nothing to measure: no unit, no object, no pixel.</summary>
    Empty,

    /// <summary>Only one annotator took part.</summary>
    SingleRater,

    /// <summary>Several annotators took part, but no two of them on the same unit.</summary>
    NoOverlap,

    /// <summary>All ratings are the same, so that agreement beyond chance is 0/0.</summary>
    NoVariation,

    /// <summary>One of two masks is empty, so that the distance between them has no end.</summary>
    OneEmpty,

    /// <summary>Too few raters to tell who is right: of two who differ, either may be wrong.</summary>
    NotIdentifiable,

    /// <summary>Some labels are numbers and some are not, so that there is no scale.</summary>
    NotNumeric,

    /// <summary>A value is negative where ratios are taken.</summary>
    Negative,

    /// <summary>There are too many labels or values to compare each with each.</summary>
    TooLarge,
}
