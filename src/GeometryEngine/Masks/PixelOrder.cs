namespace GeometryEngine;

/// <summary>In which order the pixels of an image follow one another.</summary>
public enum PixelOrder
{
    /// <summary>Column by column, each from top to bottom: position = column * height + row. COCO's order.</summary>
    ColumnMajor,

    /// <summary>Row by row, each from left to right: position = row * width + column. The order of image files.</summary>
    RowMajor,
}
