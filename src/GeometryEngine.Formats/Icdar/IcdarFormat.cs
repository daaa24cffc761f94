namespace GeometryEngine.Formats;

/// <summary>ICDAR's text localization: a text file for each image, a line for each word: corners or a box, and what it says.</summary>
internal sealed class IcdarFormat : DatasetFormat
{
    /// <summary>What the names of the files begin with, before that of the image.</summary>
    public const string Prefix = "gt_";

    public override string Name => "icdar";

    public override string Description => "ICDAR text localization (a file gt_IMAGE.txt for each image: x1,y1,...,x4,y4,text or left,top,right,bottom,\"text\")";

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".txt", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new IcdarSource(input, options);

    /// <summary>Whether the first line of a file is 8 or 4 whole numbers and a text; where the file's name does not say it, one in quotes.</summary>
    public static bool IsOne(DatasetInput file)
    {
        var lines = new TextLines(file.Head);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            bool isNamed = System.IO.Path.GetFileName(file.File ?? "").StartsWith(Prefix, StringComparison.Ordinal);
            return line.Contains((byte)',') && IcdarLine.TryParse(line, out _, out _, out bool isQuoted) && (isNamed || isQuoted);
        }
        return false;
    }
}
