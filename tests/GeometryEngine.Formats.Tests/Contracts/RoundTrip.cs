namespace GeometryEngine.Formats.Tests.Contracts;

/// <summary>Writing, reading and comparing of data sets, the same for all formats.</summary>
internal static class RoundTrip
{
    private const double Tolerance = 1e-6;

    /// <summary>Writes a data set and asserts that what the format holds comes back by detection, in strict reading.</summary>
    public static void Assert(DatasetFormat format, DatasetInfo info, IReadOnlyList<DatasetItem> items)
    {
        using var scratch = new Scratch();
        string path = scratch.PathOf("Ann"); // an annotator who is not named is named so by the file
        Write(format, path, info, items);
        (DatasetInfo heldInfo, List<DatasetItem> held) = Held(format, info, items);
        if (held.Count == 0 && format is ClassFolderFormat) return; // an empty folder says nothing
        (DatasetInfo readInfo, List<DatasetItem> read) = Read(path, new ReadOptions { Strict = true, KeepExtras = true });
        Xunit.Assert.Equal(Expected.Categories(heldInfo, held, format.Holds), Expected.Categories(readInfo, read, format.Holds));
        Expected[] expected = [.. held.Select(item => Expected.Of(heldInfo, item, format.Holds))];
        Dictionary<string, Expected> found = read.Select(item => Expected.Of(readInfo, item, format.Holds)).ToDictionary(item => item.Image);
        Xunit.Assert.Equal(expected.Select(item => item.Image).Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach (Expected item in expected) AssertEqual(item, found[item.Image]);
    }

    /// <summary>Writes a data set.</summary>
    public static IReadOnlyList<Loss> Write(DatasetFormat format, string path, DatasetInfo info, IReadOnlyList<DatasetItem> items)
    {
        using DatasetWriter writer = format.Create(path, info);
        writer.OpenImage = Photograph;
        foreach (DatasetItem item in items) writer.Write(item);
        writer.Complete();
        return writer.Losses;
    }

    /// <summary>A file for an image: a GIF of its size, without pixels.</summary>
    public static ImageFile Photograph(ImageInfo image) => new(Path.ChangeExtension(image.Name, ".gif"), new InputFile(image.Name,
        [.. "GIF87a"u8, (byte)image.Width, (byte)(image.Width >> 8), (byte)image.Height, (byte)(image.Height >> 8), 0, 0, 0]));

    /// <summary>Reads all images of a data set.</summary>
    public static (DatasetInfo Info, List<DatasetItem> Items) Read(string path, ReadOptions options)
    {
        using DatasetReader reader = DatasetFormats.Open([path], options);
        return (reader.Info, [.. reader]);
    }

    /// <summary>How many losses of a feature a data set has for a format that does not hold it, counted plainly.</summary>
    public static long Count(Features feature, DatasetInfo info, IReadOnlyList<DatasetItem> items) => feature switch
    {
        Features.Annotators => info.HasNamedAnnotators || info.Annotators.Count > 1 ? items.Sum(item => item.Annotations.Count) : 0,
        Features.DatasetFields => info.Extras.Count,
        Features.UnusedCategories => info.Categories.Count - items.SelectMany(item => item.Annotations).Select(annotation => annotation.Category).Distinct().Count(),
        _ => items.Count(item => FeatureFinder.Of(item).HasFlag(feature))
            + items.Sum(item => item.Annotations.Count(annotation => FeatureFinder.Of(annotation).HasFlag(feature)))
            + info.Categories.Count(category => FeatureFinder.Of(category).HasFlag(feature)),
    };

    /// <summary>The single features of a set.</summary>
    public static IEnumerable<Features> Single(Features features) =>
        Enum.GetValues<Features>().Where(feature => long.IsPow2((long)feature) && features.HasFlag(feature));

    /// <summary>Changes, removes or doubles a few bytes of one of the files in a folder.</summary>
    public static void Damage(string folder, Random random)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        if (files.Length == 0) return;
        string file = files[random.Next(files.Length)];
        List<byte> bytes = [.. File.ReadAllBytes(file)];
        for (int i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(bytes.Count - at, random.Next(1, 20));
            switch (random.Next(4))
            {
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 2: bytes[at] = "{}[]<>\",:/0-.e \n"u8[random.Next(16)]; break;
                default: bytes[at] = (byte)random.Next(256); break;
            }
        }
        File.WriteAllBytes(file, [.. bytes]);
    }

    // The data set as the format is given it, and without what it cannot tell: images without annotations, who made what.
    private static (DatasetInfo Info, List<DatasetItem> Items) Held(DatasetFormat format, DatasetInfo info, IReadOnlyList<DatasetItem> items)
    {
        var fitting = new Fitting(format.Holds, info, new LossLog());
        IEnumerable<DatasetItem> held = items.Select(fitting.Fit);
        if (!format.Holds.HasFlag(Features.EmptyImages)) held = held.Where(item => item.Annotations.Count > 0);
        return format.IdsOnly ? ById(info, held) : format is ClassFolderFormat ? InFolders(info, held) : (info, [.. held]);
    }

    // Of folders of classes: names are those of files and folders, and the first label is the class.
    private static (DatasetInfo Info, List<DatasetItem> Items) InFolders(DatasetInfo info, IEnumerable<DatasetItem> items)
    {
        DatasetInfo safe = info with { Categories = [.. info.Categories.Select(category => category with { Name = SafePath.Folder(category.Name) })] };
        return (safe, [.. items.Where(item => item.Annotations.Count > 0).Select(item => new DatasetItem
        {
            Image = item.Image with { FileName = string.Join('/', (IEnumerable<string>)[.. item.Image.Subset is { } subset ? (string[])[subset] : [], safe.Categories[item.Annotations[0].Category].Name, item.Image.Name]) },
            Annotators = item.Annotators,
            Annotations = [.. item.Annotations.Take(1)],
        })]);
    }

    // Of results: ids for names, and a score of 1 for none.
    private static (DatasetInfo Info, List<DatasetItem> Items) ById(DatasetInfo info, IEnumerable<DatasetItem> items) => (
        info with { Categories = [.. info.Categories.Select(category => category with { Name = category.Id.ToString() })] },
        [.. items.Select(item => new DatasetItem
        {
            Image = item.Image with { FileName = null },
            Annotators = item.Annotators,
            Annotations = [.. item.Annotations.Select(annotation => annotation with { Score = annotation.Score ?? 1 })],
        })]);

    private static void AssertEqual(Expected expected, Expected found)
    {
        Xunit.Assert.Equal(expected.Info, found.Info);
        Xunit.Assert.Equal(expected.Annotations.Select(annotation => annotation.Text), found.Annotations.Select(annotation => annotation.Text));
        for (int i = 0; i < expected.Annotations.Count; i++)
        {
            double[] wanted = expected.Annotations[i].Numbers, got = found.Annotations[i].Numbers;
            for (int j = 0; j < wanted.Length; j++)
                Xunit.Assert.True(Math.Abs(wanted[j] - got[j]) <= Tolerance * Math.Max(1, Math.Abs(wanted[j])), $"{expected.Annotations[i].Text}: {got[j]} instead of {wanted[j]}");
        }
    }
}
