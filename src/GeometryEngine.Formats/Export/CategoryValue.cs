namespace GeometryEngine.Formats;

/// <summary>The pixel value of a category in a semantic mask.</summary>
public enum CategoryValue
{
    /// <summary>The id its file gives it, which must be a number above 0.</summary>
    Id,

    /// <summary>Its place among the categories, from 1 on.</summary>
    Index,
}
