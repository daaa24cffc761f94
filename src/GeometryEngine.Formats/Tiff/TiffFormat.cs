namespace GeometryEngine.Formats;

/// <summary>
/// TIFF images whose pixels are labels, as PNG images are that: numbers of up to 8 bits are categories, larger ones without names are objects. A file may hold several
/// images, such as the planes of a stack.
/// </summary>
internal sealed class TiffFormat : DatasetFormat
{
    public override string Name => "tiff";

    public override string Description => "TIFF masks whose pixels are labels (1, 8, 16, 32 bits; strips, tiles, stacks), with names in labels.txt or --labels";

    internal override bool YieldsToFiles(DatasetInput input) => true;

    public override bool Recognizes(DatasetInput input)
    {
        if (!input.IsTree) return TiffPages.IsTiff(input.Head) && IsLabels(input.Tree, input.File!);
        return FilesOf(input.Tree) is [var first, ..] && IsLabels(input.Tree, first);
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new TiffSource(input, options);

    /// <summary>The masks of a folder.</summary>
    public static IReadOnlyList<string> FilesOf(FileTree tree) => LabelPngFiles.Of(tree, IsTiff);

    private static bool IsTiff(string name) => name.EndsWith(".tif", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tiff", StringComparison.OrdinalIgnoreCase);

    private static bool IsLabels(FileTree tree, string name)
    {
        try
        {
            using InputFile file = tree.Open(name);
            return TiffPages.Read(file)[0].IsLabels;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
