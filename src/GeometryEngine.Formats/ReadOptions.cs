namespace GeometryEngine.Formats;

/// <summary>How input is read: what happens at a problem, and the limits that guard memory.</summary>
public sealed record ReadOptions
{
    /// <summary>Lenient reading with the default limits.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Stop at the first problem with an <see cref="InputException"/>; otherwise skip or repair, list it, and go on.</summary>
    public bool Strict { get; init; }

    /// <summary>Name of the format; null to detect it from the content.</summary>
    public string? Format { get; init; }

    /// <summary>
    /// Path of a file with the names of labels, and maybe their colours, for label images that have none beside them: one of the kinds that may lie there.
    /// </summary>
    public string? Labels { get; init; }

    /// <summary>Keep the fields the engine has no noun for (<see cref="ExtraField"/>). Conversion wants them, statistics do not.</summary>
    public bool KeepExtras { get; init; }

    /// <summary>Take each source for the work of one annotator, whatever annotators its annotations name.</summary>
    public bool IgnoreAnnotators { get; init; }

    /// <summary>How many sources are opened at once, 1 or more; what is read does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Most pixels one image may have.</summary>
    public long MaxPixels { get; init; } = uint.MaxValue;

    /// <summary>Largest absolute coordinate in pixels: the raster rules are exact up to here.</summary>
    public double MaxCoordinate { get; init; } = 4e8;

    /// <summary>Most levels of nested JSON or XML.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Most bytes of one element: one image, one annotation, one row.</summary>
    public int MaxElementBytes { get; init; } = 256 << 20;

    /// <summary>Most files in a zip archive.</summary>
    public int MaxFiles { get; init; } = 10_000_000;

    /// <summary>Most bytes that one file of a zip archive may unpack to.</summary>
    public long MaxUnpackedBytes { get; init; } = 64L << 30;

    /// <summary>How many times its packed size a file of a zip archive may unpack to, where it is larger than 64 MiB.</summary>
    public int MaxUnpackRatio { get; init; } = 250;
}
