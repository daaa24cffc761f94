namespace GeometryEngine.Formats;

/// <summary>
/// PNG masks whose pixels are labels: grey of up to 8 bits and palettes, where a label is a category; grey of 16 bits, where without names a label is an
/// object; colours, where a colour map says which label a colour is. Colours without a map are categories of their own, if the format is named.
/// </summary>
internal sealed class LabelPngFormat : DatasetFormat
{
    private const int MostLooked = 32; // at how many images detection looks
    private const int MostDecoded = 3; // and at the pixels of how many
    private const int MostBytes = 64 << 20; // of one of these
    private const int ManyValues = 32; // of one photograph; its runs are short besides
    private const int LongRun = 8;

    public override string Name => "label-png";

    public override string Description => "PNG masks whose pixels are labels or colours, with a list of names or a colour map beside, or given with --labels";

    public override Features Holds => Features.Masks | Features.ImageSizes | Features.EmptyImages | Features.UnusedCategories | Features.VoidRegions;

    // Where somebody wrote down what the labels mean they are no photographs.
    internal override bool YieldsToFiles(DatasetInput input) => !LabelNames.HasFile(input.Tree);

    public override bool Recognizes(DatasetInput input)
    {
        if (!input.IsTree) return PngReader.IsPng(input.Head) && LabelPngSource.HeaderOf(input.Tree, input.File!) is { Color: PngColor.Gray or PngColor.Palette };
        IReadOnlyList<string> masks = LabelPngFiles.Of(input.Tree, LabelPngSource.IsPng);
        LabelNames? names = NamesOf(input);
        if (masks.Count == 0) return names is not null && input.Tree.Files.Count == 1;
        return masks.Take(MostLooked).All(name => LabelPngSource.HeaderOf(input.Tree, name) is { } header && LabelPngSource.IsLabels(header, names))
            && (names is not null || !masks.Take(MostDecoded).Any(name => IsPhotograph(input.Tree, name)));
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new LabelPngSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new LabelPngWriter(path, Holds, info);

    private static LabelNames? NamesOf(DatasetInput input)
    {
        try
        {
            return LabelNames.Read(input, ReadOptions.Default, new ProblemLog(strict: false, []));
        }
        catch (InputException)
        {
            return null; // which opening reports
        }
    }

    // Grey photographs, as of handwritten digits in class folders, have many values that change from pixel to pixel.
    private static bool IsPhotograph(FileTree tree, string name)
    {
        try
        {
            PngImage image = PngReader.Read(tree.Read(name, MostBytes), tree.PathOf(name));
            if (!image.IsLabels || image.Bits != 8) return false;
            ReadOnlySpan<uint> pixels = image.Pixels;
            var values = new HashSet<uint>();
            int runs = 0;
            for (int i = 0; i < pixels.Length; i++)
                if (i == 0 || pixels[i] != pixels[i - 1])
                {
                    runs++;
                    values.Add(pixels[i]);
                }
            return values.Count > ManyValues && (long)runs * LongRun > pixels.Length;
        }
        catch (InputException)
        {
            return false; // which opening reports
        }
    }
}
