namespace GeometryEngine.Formats;

/// <summary>DOTA: a text file for each image, a line for each object: four corners in pixels, class, difficulty.</summary>
internal sealed class DotaFormat : DatasetFormat
{
    /// <summary>The folder of the files.</summary>
    public const string Labels = "labelTxt";

    public override string Name => "dota";

    public override string Description => "DOTA rotated boxes (a text file for each image: x1 y1 x2 y2 x3 y3 x4 y4 class difficult)";

    public override Features Holds => Features.RotatedBoxes | Features.Instances | Features.Overlaps | Features.EmptyImages;

    // In its own folder files may all be without objects, or have numbers for classes.
    public override bool Recognizes(DatasetInput input) =>
        input.AnyFile(".txt", IsOne) || (input.IsTree && input.Tree.Files.Any(IsInLabels));

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new DotaSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new DotaWriter(path, Holds, info);

    /// <summary>Whether a file lies in the format's own folder.</summary>
    public static bool IsInLabels(string file) => $"/{file}".Contains($"/{Labels}/", StringComparison.Ordinal);

    /// <summary>Whether a file has a line of eight numbers and a class that is none: YOLO's corners have nine numbers.</summary>
    public static bool IsOne(DatasetInput file)
    {
        var lines = new TextLines(file.Head);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.IndexOfAnyExcept(" \t"u8) < 0 || IsHeader(line)) continue;
            var fields = new TextFields(line);
            for (int i = 0; i < 8; i++)
                if (!fields.Next(out ReadOnlySpan<byte> field) || !TextFields.TryNumber(field, out _)) return false;
            return fields.Next(out ReadOnlySpan<byte> name) && !TextFields.TryNumber(name, out _);
        }
        return false;
    }

    /// <summary>Whether a line is one of those that may stand before the objects.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line) => line.StartsWith("imagesource:"u8) || line.StartsWith("gsd:"u8);
}
