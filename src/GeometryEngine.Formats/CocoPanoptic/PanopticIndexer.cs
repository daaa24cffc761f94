namespace GeometryEngine.Formats;

/// <summary>The one pass over the JSON of COCO panoptic that finds its tables and where each image's segments stand; sections may come in any order.</summary>
internal sealed class PanopticIndexer
{
    /// <summary>The section of images.</summary>
    public const string ImagesSection = "images";

    /// <summary>The section of annotations.</summary>
    public const string AnnotationsSection = "annotations";

    private readonly ProblemLog _log;
    private readonly JsonWalker _walker;
    private readonly CocoImageParser _imageParser;
    private readonly CocoCategoryParser _categoryParser;
    private readonly List<CocoImage> _images = [];
    private readonly Dictionary<SourceId, int> _imageIndexes = [];
    private readonly Dictionary<SourceId, JsonExtent> _segments = [];
    private readonly Dictionary<SourceId, Category> _categories = [];
    private readonly List<ExtraField> _extras = [];

    /// <summary>Indexes a file.</summary>
    /// <exception cref="InputException">It is no such file; in strict reading also at the first problem.</exception>
    public PanopticIndexer(InputFile file, ReadOptions options, ProblemLog log)
    {
        _log = log;
        _walker = new JsonWalker(file, options, log);
        _imageParser = new CocoImageParser(options, log, new AnnotatorTable());
        _categoryParser = new CocoCategoryParser(options, log);
        _walker.Enter('{');
        while (_walker.NextProperty(out string name)) ReadSection(name);
        _walker.ExpectEnd();
        if (_images.Count == 0 && _segments.Count > 0) Throw.Input(file.Path, "", "no images", $"lists {ImagesSection}, {AnnotationsSection} and categories");
        foreach ((SourceId id, JsonExtent extent) in _segments)
        {
            if (_imageIndexes.ContainsKey(id)) continue;
            string place = new JsonOrigin(file.Path, extent.Offset, AnnotationsSection, extent.Element).Place([], 0);
            log.Report(file.Path, $"{place}.image_id", id.ToString(), $"the id of one of the {_images.Count} images");
        }
    }

    /// <summary>The images, each with what names its segments.</summary>
    public IEnumerable<(CocoImage Image, JsonExtent? Segments)> Images =>
        _images.Select(image => (image, _segments.TryGetValue(image.Id, out JsonExtent segments) ? segments : (JsonExtent?)null));

    /// <summary>The categories by id, in file order.</summary>
    public IReadOnlyDictionary<SourceId, Category> Categories => _categories;

    /// <summary>The other sections.</summary>
    public IReadOnlyList<ExtraField> Extras => _extras;

    private void ReadSection(string name)
    {
        switch (name)
        {
            case ImagesSection: _walker.ReadList(AddImage); break;
            case AnnotationsSection: _walker.ReadList(AddSegments); break;
            case "categories": _walker.ReadList(AddCategory); break;
            default: _walker.ReadExtra(name, _extras); break;
        }
    }

    private void AddImage(JsonCursor cursor)
    {
        int start = cursor.Position;
        CocoImage image = _imageParser.Parse(cursor, _walker.Extent);
        if (_imageIndexes.TryAdd(image.Id, _images.Count)) _images.Add(image);
        else _log.Report(cursor.ProblemAt(start, $"image id {image.Id} for the second time", "each id once"));
    }

    private void AddCategory(JsonCursor cursor)
    {
        int start = cursor.Position;
        Category category = _categoryParser.Parse(cursor);
        if (!_categories.TryAdd(category.Id, category)) _log.Report(cursor.ProblemAt(start, $"category id {category.Id} for the second time", "each id once"));
    }

    private void AddSegments(JsonCursor cursor)
    {
        int start = cursor.Position;
        SourceId? image = null;
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("image_id"u8)) image = cursor.ReadId();
            else cursor.ReadRaw(); // throws where it is broken
        }
        if (image is not { } id) Throw.Input(cursor.ProblemAt(start, "no image_id", "the id of an image"));
        else if (!_segments.TryAdd(id, _walker.Extent))
            _log.Report(cursor.ProblemAt(start, $"image_id {id} for the second time", "one annotation for each image, which names all its segments"));
    }
}
