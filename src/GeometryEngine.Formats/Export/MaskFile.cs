namespace GeometryEngine.Formats;

/// <summary>The form of file that holds a mask.</summary>
public enum MaskFile
{
    /// <summary>A PNG image.</summary>
    Png,

    /// <summary>A NumPy array: height x width, uint8, uint16 or uint32.</summary>
    Npy,

    /// <summary>JSON with COCO's compressed RLE of each value but the background.</summary>
    Rle,
}
