namespace GeometryEngine.Formats;

/// <summary>
/// Folders of PNG masks whose pixels are labels: grey of up to 8 bits and palettes, where a label is a category; grey of 16 bits, where without names
/// a label is an object; colours, where a colour map says which label a colour is.
/// </summary>
internal sealed class LabelPngFormat : DatasetFormat
{
    private const int MostLooked = 32; // at how many images detection looks

    public override string Name => "label-png";

    public override string Description => "folders of PNG masks whose pixels are labels, with their names in labels.txt";

    public override Features Holds => Features.Masks | Features.ImageSizes | Features.EmptyImages | Features.UnusedCategories;

    public override bool Recognizes(DatasetInput input)
    {
        if (!input.IsTree) return false;
        bool hasNames = LabelNames.Find(input.Tree) is not null;
        int looked = 0;
        foreach (string name in input.Tree.Files)
        {
            if (!LabelPngSource.IsPng(name)) continue;
            if (LabelPngSource.HeaderOf(input.Tree, name) is not { } header || !(header.Color is PngColor.Gray or PngColor.Palette || hasNames)) return false;
            if (++looked == MostLooked) break;
        }
        return looked > 0 || (hasNames && input.Tree.Files.Count == 1);
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options)
    {
        if (!input.IsTree) Throw.Input(input.Path, "", "a file", "a folder or archive of PNG masks");
        return new LabelPngSource(input, options);
    }

    public override DatasetWriter Create(string path, DatasetInfo info) => new LabelPngWriter(path, Holds, info);
}
