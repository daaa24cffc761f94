using System.Text;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>An opened VOC file or folder.</summary>
internal sealed class VocSource : FileSource
{
    private readonly bool _isOneBased;
    private readonly VocMasks _masks;
    private readonly Lazy<Dictionary<string, string>> _photographs; // their extensions, by the rest of their names
    private readonly Dictionary<string, string> _subsets = new(StringComparer.Ordinal);

    /// <summary>Opens it.</summary>
    /// <param name="input">A file, folder or archive.</param>
    /// <param name="options">Strictness and limits.</param>
    /// <param name="isOneBased">Whether the first pixel is 1 and corners are pixels inside the box.</param>
    public VocSource(DatasetInput input, ReadOptions options, bool isOneBased) : base(input, options)
    {
        _isOneBased = isOneBased;
        _masks = new VocMasks(Tree, options);
        _photographs = new(() => Tree.Files.Where(ImageHeader.IsImage).DistinctBy(file => System.IO.Path.ChangeExtension(file, null)).ToDictionary(file => System.IO.Path.ChangeExtension(file, null)!, file => System.IO.Path.GetExtension(file)!));
        if (input.IsTree)
        {
            ReadSubsets();
            DeclareClasses();
        }
        AddAll(Files(".xml", VocFormat.IsOne));
        if (input.IsTree) AddMasksAlone();
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        if (VocMasks.ImageOf(piece) is var (folder, name)) return ParseMasksAlone(piece, folder, name);
        XElement root = ReadXml(piece, log);
        var fields = new XmlFields(Options, log);
        string stem = StemOf(piece);
        (int height, int width) = SizeOf(XmlFields.Child(root, "size"), fields);
        var objects = new VocObjectParser(fields, _isOneBased);
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        var places = new List<int>(); // of each object of the file among the annotations; -1 for one that cannot be used
        foreach (XElement element in XmlFields.Children(root, "object"))
        {
            Annotation? annotation = objects.Parse(element);
            places.Add(annotation is null ? -1 : annotations.Count);
            if (annotation is not null) annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(XmlFields.Text(element, "name")) });
        }
        Rle? border = AddMasks(annotations, places, piece, stem, annotator, log);
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = new SourceId(System.IO.Path.GetFileName(stem)),
                FileName = XmlFields.Text(root, "filename") ?? System.IO.Path.GetFileName(stem),
                Height = height,
                Width = width,
                Subset = _subsets.GetValueOrDefault(stem),
                Extras = FieldsOf(border),
            },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    // Masks of images without an XML file, as CVAT and LabelMe export them; those of objects and of classes are of one image.
    private void AddMasksAlone()
    {
        HashSet<string> described = [.. Tree.Files.Where(file => file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Select(StemOf)];
        foreach (IGrouping<(string Root, string Stem)?, string> image in Tree.Files.GroupBy(VocMasks.ImageOf))
            if (image.Key is var (_, stem) && !described.Contains(stem)) Add(image.First());
    }

    private DatasetItem ParseMasksAlone(string piece, string root, string stem)
    {
        int annotator = AnnotatorOf(null);
        Annotation[] annotations = [.. _masks.Of(root, stem, out Rle? border).Select(mask => new Annotation { Annotator = annotator, Category = CategoryOf(mask.Class), Mask = mask.Mask })];
        PngHeader? header = LabelPngSource.HeaderOf(Tree, piece);
        var image = new ImageInfo { Id = new SourceId(stem), FileName = $"{stem}{_photographs.Value.GetValueOrDefault($"{root}JPEGImages/{stem}", ".jpg")}", Height = header?.Height ?? 0, Width = header?.Width ?? 0, Subset = _subsets.GetValueOrDefault(stem), Extras = FieldsOf(border) };
        return new DatasetItem { Image = image, Annotators = [annotator], Annotations = annotations };
    }

    private ExtraField[] FieldsOf(Rle? border) => border is null || !Options.KeepExtras ? [] : [VoidRegion.ToField(border)];

    // A mask belongs to the object of its number in the file, where that is of its class. The border is returned.
    private Rle? AddMasks(List<Annotation> annotations, List<int> places, string piece, string stem, int annotator, ProblemLog log)
    {
        int folder = $"/{piece}".LastIndexOf($"/{VocFormat.Annotations}/", StringComparison.Ordinal);
        if (folder < 0) return null;
        Rle? border = null;
        try
        {
            foreach ((string label, int number, Rle mask) in _masks.Of(piece[..folder], stem, out border))
            {
                int category = CategoryOf(label);
                int place = number >= 0 && number < places.Count ? places[number] : -1;
                if (place >= 0 && annotations[place].Mask is null && annotations[place].Category == category) annotations[place] = annotations[place] with { Mask = mask };
                else annotations.Add(new Annotation { Annotator = annotator, Category = category, Mask = mask });
            }
        }
        catch (InputException failure) when (!log.Strict)
        {
            log.Report(failure.Problem);
        }
        return border;
    }

    private (int Height, int Width) SizeOf(XElement? size, XmlFields fields)
    {
        if (size is null) return (0, 0);
        (int height, int width) = (fields.Size(XmlFields.Child(size, "height")), fields.Size(XmlFields.Child(size, "width")));
        if ((long)height * width <= Options.MaxPixels) return (height, width);
        fields.Report(size, $"an image of {height}x{width} pixels", $"at most {Options.MaxPixels} pixels");
        return (0, 0);
    }

    // The first is the background.
    private void DeclareClasses()
    {
        if (!_masks.Classes.AreDeclared) return;
        for (int i = 1; i < _masks.Classes.Names.Count; i++) Declare(new Category { Id = new SourceId(i), Name = _masks.Classes.Names[i] });
    }

    // ImageSets/Main/train.txt lists the images of a part; cat_train.txt says beside each whether there is a cat on it, which the boxes say too.
    private void ReadSubsets()
    {
        foreach (string list in Tree.Files.Where(file => file.EndsWith(".txt", StringComparison.Ordinal) && file.Contains("ImageSets/", StringComparison.Ordinal)))
        {
            string name = System.IO.Path.GetFileNameWithoutExtension(list);
            string[] lines = Encoding.UTF8.GetString(ReadBytes(list)).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (name is "trainval" || (lines.Length > 0 && Array.TrueForAll(lines, SaysWhether))) continue;
            foreach (string line in lines) _subsets.TryAdd(line, name);
        }
    }

    private static bool SaysWhether(string line) => line.Split([' ', '\t']) is [_, .., "-1" or "0" or "1"];

    // The path below Annotations/, without extension, as the lists have it.
    private static string StemOf(string file)
    {
        string stem = file[..^System.IO.Path.GetExtension(file).Length];
        int folder = $"/{stem}".LastIndexOf($"/{VocFormat.Annotations}/", StringComparison.Ordinal);
        return folder < 0 ? stem : stem[(folder + VocFormat.Annotations.Length + 1)..];
    }
}
