namespace GeometryEngine;

/// <summary>Which object lies on top where several overlap.</summary>
public enum PaintOrder
{
    /// <summary>The one that comes later in the file.</summary>
    File,

    /// <summary>The smaller one, by pixels; of two equal ones the later.</summary>
    Area,

    /// <summary>The one of the higher <see cref="Annotation.ZOrder"/>; of two equal ones the later.</summary>
    Z,
}
