namespace GeometryEngine.Formats;

/// <summary>
/// BDD100K's bitmasks: PNG images of four channels, an image each. Red is the category, 0 none; green the marks truncated (8), occluded (4), crowd (2) and ignored
/// (1); blue and opacity the number of the instance, 256 B + A.
/// </summary>
internal sealed class BddBitmaskFormat : DatasetFormat
{
    private const string MaskFolder = "bitmasks";
    private const int MostCategory = 64; // BDD100K has 40
    private const int Marks = 15;
    private const int MostBytes = 64 << 20; // of a file that is looked into to recognise it

    public override string Name => "bdd-bitmask";

    public override string Description => "BDD100K bitmasks: RGBA PNG images of category, marks, and instance; names by the folder (ins_seg, seg_track, pan_seg) or --labels";

    // What the polygons beside say is more.
    internal override bool YieldsToFiles(DatasetInput input) => true;

    public override bool Recognizes(DatasetInput input)
    {
        if (!input.IsTree) return PngReader.IsPng(input.Head) && IsOne(input.Tree, input.File!);
        return MasksOf(input.Tree) is [var first, ..] && IsOne(input.Tree, first);
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new BddBitmaskSource(input, options);

    /// <summary>The masks of a folder: those in folders called so, where there are such.</summary>
    public static IReadOnlyList<string> MasksOf(FileTree tree)
    {
        string[] all = [.. tree.Files.Where(LabelPngSource.IsPng)], named = [.. all.Where(file => file.Contains($"{MaskFolder}/", StringComparison.Ordinal))];
        return named.Length > 0 ? named : all;
    }

    /// <summary>What follows the folder of the masks and that of the part of the data set: the image's name, which is a JPEG.</summary>
    public static string ImageOf(string file)
    {
        string[] parts = file.Split('/');
        int folder = Array.IndexOf(parts, MaskFolder);
        if (folder >= 0) parts = parts[(LabelPngFiles.SubsetOf(file) is null ? folder + 1 : folder + 2)..];
        return System.IO.Path.ChangeExtension(string.Join('/', parts), ".jpg");
    }

    // No photograph is that dark in green and red.
    private static bool IsOne(FileTree tree, string name)
    {
        if (LabelPngSource.HeaderOf(tree, name) is not { Color: PngColor.Rgba }) return false;
        try
        {
            PngImage image = PngReader.Read(tree.Read(name, MostBytes), tree.PathOf(name));
            foreach (uint pixel in image.Pixels)
                if ((pixel & 0xFF) > MostCategory || (pixel >> 8 & 0xFF) > Marks) return false;
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
