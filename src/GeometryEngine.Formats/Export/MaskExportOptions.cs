namespace GeometryEngine.Formats;

/// <summary>Choices of a mask export.</summary>
public sealed record MaskExportOptions
{
    private const int MostVoidWidth = 100;

    /// <summary>What the pixels say.</summary>
    public MaskKind Kind { get; init; }

    /// <summary>The form of the files. Panoptic and colour masks are always PNG, and overlays what <see cref="Drawing"/> makes.</summary>
    public MaskFile File { get; init; }

    /// <summary>The pixel value of a category, where <see cref="Map"/> does not give it.</summary>
    public CategoryValue Values { get; init; }

    /// <summary>
    /// The pixel values of categories by name, or by id where no name is equal; every category in use must be in it. Objects of one with a
    /// negative value are not painted. Null where <see cref="Values"/> gives them.
    /// </summary>
    public IReadOnlyDictionary<string, int>? Map { get; init; }

    /// <summary>The pixel value of objects in instance masks.</summary>
    public InstanceRule Instances { get; init; }

    /// <summary>Which object lies on top where several overlap.</summary>
    public PaintOrder PaintOrder { get; init; }

    /// <summary>Bits of a pixel: 8 or 16, for binary masks also 1. Those of panoptic and colour masks are 24.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>The value of pixels of no object; 0 to <see cref="MaxValue"/>, and 0 for panoptic, binary and colour masks.</summary>
    public int Background { get; init; }

    /// <summary>The value of pixels that do not count: the void band, a region that the data set names (with <see cref="ReadOptions.KeepExtras"/>), and crowds by choice; null for the largest.</summary>
    public int? IgnoreValue { get; init; }

    /// <summary>Width of the void band on each side of every edge between objects or to the background, pixels; 2 is about as in VOC.</summary>
    public int VoidWidth { get; init; }

    /// <summary>Paint crowd regions with the ignore value.</summary>
    public bool IgnoreCrowds { get; init; }

    /// <summary>Colours of the values, in masks of 8 bits and in colour masks.</summary>
    public MaskPalette Palette { get; init; }

    /// <summary>One binary mask for each category, rather than for each object.</summary>
    public bool BinaryPerCategory { get; init; }

    /// <summary>Draws overlays; needed for them, and used for nothing else.</summary>
    public IMaskDrawing? Drawing { get; init; }

    /// <summary>Height and width of every image, whatever the data set says of it; null to go by the data set.</summary>
    public (int Height, int Width)? Size { get; init; }

    /// <summary>The subsets to export, such as <c>train</c>; empty for all images.</summary>
    public IReadOnlyList<string> Subsets { get; init; } = [];

    /// <summary>What the PNGs are written for.</summary>
    public PngCompression Compression { get; init; }

    /// <summary>The largest pixel value.</summary>
    public int MaxValue => Kind switch
    {
        MaskKind.Panoptic or MaskKind.Color or MaskKind.Overlay => (1 << 24) - 1,
        _ => (1 << Bits) - 1,
    };

    /// <summary>The extension of the files.</summary>
    public string Extension => Kind == MaskKind.Overlay ? Drawing!.Extension : File switch { MaskFile.Npy => ".npy", MaskFile.Rle => ".json", _ => ".png" };

    /// <summary>The value of pixels that do not count.</summary>
    public int Ignored => IgnoreValue ?? (Kind == MaskKind.Panoptic ? 0 : MaxValue);

    /// <summary>Whether any pixel may have the ignore value.</summary>
    public bool Ignores => VoidWidth > 0 || IgnoreCrowds;

    /// <summary>The image as it is exported: with the size that is asked for.</summary>
    /// <param name="image">The image as the data set has it.</param>
    public ImageInfo Sized(ImageInfo image) => Size is { } size ? image with { Height = size.Height, Width = size.Width } : image;

    /// <summary>Whether an image is to be exported.</summary>
    /// <param name="image">The image.</param>
    public bool Takes(ImageInfo image) => Subsets.Count == 0 || (image.Subset is { } subset && Subsets.Contains(subset));

    /// <summary>What does not go together, and what would; null when all does.</summary>
    public string? Defect()
    {
        bool isFixed = Kind is MaskKind.Panoptic or MaskKind.Color or MaskKind.Overlay;
        int mostBackground = isFixed || Kind == MaskKind.Binary ? 0 : MaxValue;
        if (Bits is not (8 or 16) && !(Bits == 1 && Kind == MaskKind.Binary)) return $"{Bits} bits; 8 or 16 are allowed, and 1 for binary masks";
        if (Kind == MaskKind.Overlay && Drawing is null) return $"{Kind} without {nameof(Drawing)}; something that draws is needed";
        if (isFixed && File != MaskFile.Png) return $"{Kind} masks as {File}; {MaskFile.Png} is allowed";
        if (Palette != MaskPalette.None && Kind is not (MaskKind.Color or MaskKind.Overlay) && (Bits != 8 || File != MaskFile.Png || Kind == MaskKind.Panoptic))
            return $"colours in {Kind} masks of {Bits} bits as {File}; {MaskKind.Semantic}, {MaskKind.Instance} or {MaskKind.Binary} of 8 bits as {MaskFile.Png} are allowed";
        if (Background < 0 || Background > mostBackground) return $"background {Background}; 0 to {mostBackground} is allowed for {Kind} masks of {Bits} bits";
        if (Ignored < 0 || Ignored > MaxValue) return $"ignore value {Ignored}; 0 to {MaxValue} is allowed for {Kind} masks of {Bits} bits";
        if (VoidWidth is < 0 or > MostVoidWidth) return $"a void band of {VoidWidth} pixels; 0 to {MostVoidWidth} are allowed";
        return null;
    }
}
