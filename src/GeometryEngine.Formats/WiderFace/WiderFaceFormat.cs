namespace GeometryEngine.Formats;

/// <summary>WIDER FACE: a text file with blocks of an image's path, the number of faces, and a line for each.</summary>
internal sealed class WiderFaceFormat : DatasetFormat
{
    public override string Name => "wider-face";

    public override string Description => "WIDER FACE (text: path of an image, number of faces, then x y width height blur expression illumination invalid occlusion pose)";

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".txt", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new WiderFaceSource(input, options);

    /// <summary>Whether a file begins with the path of an image, a number, and a line of 4 numbers or more.</summary>
    public static bool IsOne(DatasetInput file)
    {
        var lines = new TextLines(file.Head);
        if (!lines.Next(out ReadOnlySpan<byte> path) || !ImageHeader.IsImage(System.Text.Encoding.UTF8.GetString(path).Trim())) return false;
        if (!lines.Next(out ReadOnlySpan<byte> count) || !TextFields.TryNumber(count.Trim(" \t"u8), out double faces) || faces < 0) return false;
        if (!lines.Next(out ReadOnlySpan<byte> face)) return faces == 0;
        var fields = new TextFields(face);
        for (int i = 0; i < 4; i++)
            if (!fields.Next(out ReadOnlySpan<byte> field) || !TextFields.TryNumber(field, out _)) return false;
        return true;
    }
}
