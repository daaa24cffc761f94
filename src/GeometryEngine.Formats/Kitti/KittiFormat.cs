namespace GeometryEngine.Formats;

/// <summary>KITTI: a text file for each image, a line for each object: class, truncation, occlusion, angle, box, and its place in space.</summary>
internal sealed class KittiFormat : DatasetFormat
{
    /// <summary>Fields of a line; one more where there is a score.</summary>
    public const int Fields = 15;

    public override string Name => "kitti";

    public override string Description => "KITTI boxes (a text file for each image: class truncated occluded alpha left top right bottom, size, place, rotation, score)";

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".txt", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new KittiSource(input, options);

    /// <summary>Whether the first line of a file is a word and 14 or 15 numbers.</summary>
    public static bool IsOne(DatasetInput file)
    {
        var lines = new TextLines(file.Head);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            var fields = new TextFields(line);
            if (line.Contains((byte)',') || !fields.Next(out ReadOnlySpan<byte> name) || TextFields.TryNumber(name, out _)) return false;
            int count = 1;
            for (; fields.Next(out ReadOnlySpan<byte> field); count++)
                if (!TextFields.TryNumber(field, out _)) return false;
            return count is Fields or Fields + 1;
        }
        return false;
    }
}
