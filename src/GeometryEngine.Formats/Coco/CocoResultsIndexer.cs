namespace GeometryEngine.Formats;

/// <summary>
/// The one pass over a COCO results file, a bare list of detections. Its images and categories are those that the detections name, in order of appearance.
/// </summary>
internal sealed class CocoResultsIndexer
{
    private readonly ProblemLog _log;
    private readonly JsonWalker _walker;
    private readonly Dictionary<SourceId, int> _imageIndexes = [];
    private readonly List<CocoImage> _images = [];
    private readonly Dictionary<SourceId, int> _categoryIndexes = [];
    private readonly List<Category> _categories = [];
    private readonly AnnotatorTable _annotators = new();
    private readonly JsonElements _annotations = new();

    private CocoResultsIndexer(InputFile file, ReadOptions options)
    {
        _log = new ProblemLog(options.Strict, []);
        _walker = new JsonWalker(file, options, _log);
    }

    /// <summary>Indexes a file.</summary>
    /// <exception cref="InputException">The file is no list; in strict reading also at the first problem.</exception>
    public static CocoIndex Run(InputFile file, ReadOptions options) => new CocoResultsIndexer(file, options).Run();

    private CocoIndex Run()
    {
        _walker.Enter('[');
        while (_walker.NextElement())
        {
            try { AddDetection(_walker.Cursor); }
            catch (InputException failure) when (!_log.Strict) { _log.Report(failure.Problem); }
        }
        _walker.ExpectEnd();
        if (_annotators.Names.Count == 0) _annotators.Add(null);
        _annotations.Group(_images.Count);
        return new CocoIndex
        {
            Section = "",
            Images = _images,
            Categories = _categories,
            CategoryIndexes = _categoryIndexes,
            Annotators = _annotators,
            Annotations = _annotations,
            Problems = _log.Problems,
        };
    }

    private void AddDetection(JsonCursor cursor)
    {
        CocoAnnotationKey key = CocoAnnotationKey.Read(ref cursor);
        SourceId imageId = key.ImageId!.Value;
        if (_imageIndexes.TryAdd(imageId, _images.Count)) _images.Add(new CocoImage(imageId, null, 0, 0, null, null, _walker.Extent));
        if (key.CategoryId is { } category && _categoryIndexes.TryAdd(category, _categories.Count))
            _categories.Add(new Category { Id = category, Name = category.ToString() });
        _annotators.Add(key.Annotator);
        _annotations.Add(_imageIndexes[imageId], _walker.Extent);
    }
}
