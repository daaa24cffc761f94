namespace GeometryEngine.Formats;

/// <summary>
/// The one pass over a COCO file that finds its tables and where each image's annotations lie. Sections may stand in any order: an annotation may
/// name an image that comes later in the file.
/// </summary>
internal sealed class CocoIndexer
{
    private const string Images = "images";
    private const string Annotations = "annotations";
    private const string Categories = "categories";

    private readonly InputFile _file;
    private readonly ProblemLog _log;
    private readonly JsonWalker _walker;
    private readonly CocoImageParser _imageParser;
    private readonly CocoCategoryParser _categoryParser;

    private readonly HashSet<string> _sections = new(StringComparer.Ordinal);
    private readonly AnnotatorTable _annotators = new();
    private readonly List<CocoImage> _images = [];
    private readonly List<Category> _categories = [];
    private readonly Dictionary<SourceId, int> _categoryIndexes = [];
    private readonly CocoUsedCategories _usedCategories = new();
    private readonly JsonElements _annotations = new();
    private readonly IdSet _annotationIds = new();
    private readonly List<ExtraField> _extras = [];

    // Each image id that was listed or named has a slot; the slot's image is -1 until it is listed.
    private readonly Dictionary<SourceId, int> _slots = [];
    private readonly List<int> _imageOfSlot = [];
    private bool _hasImages;

    private CocoIndexer(InputFile file, ReadOptions options)
    {
        _file = file;
        _log = new ProblemLog(options.Strict, []);
        _walker = new JsonWalker(file, options, _log);
        _imageParser = new CocoImageParser(options, _log, _annotators);
        _categoryParser = new CocoCategoryParser(options, _log);
    }

    /// <summary>Indexes a file.</summary>
    /// <exception cref="InputException">The file has no images; in strict reading also at the first problem.</exception>
    public static CocoIndex Run(InputFile file, ReadOptions options) => new CocoIndexer(file, options).Run();

    private CocoIndex Run()
    {
        _walker.Enter('{');
        while (_walker.NextProperty(out string name)) ReadSection(name);
        _walker.ExpectEnd();
        if (!_hasImages)
            Throw.Input(_walker.Break ?? new Problem(_file.Path, "", $"no list \"{Images}\"", $"a COCO data set, with lists {Images}, {Annotations} and {Categories}"));
        if (_annotators.Names.Count == 0) _annotators.Add(null);
        return new CocoIndex
        {
            Section = Annotations,
            Images = _images,
            Categories = _categories,
            CategoryIndexes = _categoryIndexes,
            UnlistedCategories = _usedCategories.AddUnlisted(_categories, _categoryIndexes),
            Uncategorized = _usedCategories.AddUncategorized(_categories),
            Annotators = _annotators,
            Annotations = ResolveImages(),
            Extras = _extras,
            Problems = _log.Problems,
        };
    }

    private void ReadSection(string name)
    {
        if (!_sections.Add(name)) _log.Report(_walker.ProblemHere($"\"{name}\" for the second time", "each section once"));
        switch (name)
        {
            case Images: _hasImages |= _walker.ReadList(AddImage); break;
            case Annotations: _walker.ReadList(AddAnnotation); break;
            case Categories: _walker.ReadList(AddCategory); break;
            default: _walker.ReadExtra(name, _extras); break;
        }
    }

    private void AddImage(JsonCursor cursor)
    {
        int start = cursor.Position;
        CocoImage image = _imageParser.Parse(cursor, _walker.Extent);
        int slot = SlotOf(image.Id);
        if (_imageOfSlot[slot] >= 0)
        {
            _log.Report(cursor.ProblemAt(start, $"image id {image.Id} for the second time", "each id once"));
            return;
        }
        _imageOfSlot[slot] = _images.Count;
        _images.Add(image);
    }

    private void AddCategory(JsonCursor cursor)
    {
        int start = cursor.Position;
        Category category = _categoryParser.Parse(cursor);
        if (_categoryIndexes.TryAdd(category.Id, _categories.Count)) _categories.Add(category);
        else _log.Report(cursor.ProblemAt(start, $"category id {category.Id} for the second time", "each id once"));
    }

    // Equal ids of annotations are reported and change nothing else: tools that count from 1 in every image write them.
    private void AddAnnotation(JsonCursor cursor)
    {
        CocoAnnotationKey key = CocoAnnotationKey.Read(ref cursor);
        if (key.Id is not { } id) _log.Report(cursor.ProblemAt(key.Position, "no id", "an id: a whole number or a text"));
        else if (!_annotationIds.Add(id)) _log.Report(cursor.ProblemAt(key.Position, $"annotation id {id} for the second time", "each id once"));
        _annotators.Add(key.Annotator);
        _usedCategories.Add(key);
        _annotations.Add(SlotOf(key.ImageId!.Value), _walker.Extent);
    }

    private int SlotOf(SourceId imageId)
    {
        if (_slots.TryGetValue(imageId, out int slot)) return slot;
        slot = _imageOfSlot.Count;
        _slots.Add(imageId, slot);
        _imageOfSlot.Add(-1);
        return slot;
    }

    private JsonElements ResolveImages()
    {
        Dictionary<int, SourceId>? names = null;
        for (int i = 0; i < _annotations.Count; i++)
        {
            ref int group = ref _annotations.GroupOf(i);
            int image = _imageOfSlot[group];
            if (image < 0)
            {
                names ??= _slots.ToDictionary(pair => pair.Value, pair => pair.Key);
                var origin = new JsonOrigin(_file.Path, _annotations[i].Offset, Annotations, _annotations[i].Element);
                _log.Report(_file.Path, origin.Place([], 0) + ".image_id", names[group].ToString(), $"the id of one of the {_images.Count} images");
            }
            group = image;
        }
        _annotations.Group(_images.Count);
        return _annotations;
    }
}
