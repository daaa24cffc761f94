namespace GeometryEngine.Formats;

/// <summary>
/// Reads a COCO file, instances or results, as columns: in one pass, in the order of the file, in memory that does not grow with the number of
/// annotations. Sections may stand in any order. Polygons, boxes and all other numbers are to the last bit those of <see cref="DatasetReader"/>.
/// </summary>
/// <remarks>
/// <para>
/// Memory is one buffer, 1 MiB or twice the longest annotation, and the tables of images and categories. Problems have the same effect as in
/// <see cref="DatasetReader"/>: strict reading stops at the first with an <see cref="InputException"/>, lenient reading lists it in <see cref="Problems"/> and
/// repairs or skips. What would need all tables at once is not looked for: ids of images and categories that no table lists, an annotation id for the
/// second time, masks of another size than their image, keypoints of another number than their category names. Annotators, layers and fields that the
/// engine has no noun for have no column; they are checked and passed over.
/// </para>
/// <code>
/// using var reader = new CocoColumnReader("instances.json");
/// using var batch = new CocoColumns();
/// while (reader.Read(batch))
///     for (int i = 0; i &lt; batch.Count; i++)
///         if (batch.ToPolygon(i) is { } polygon) Use(batch.ImageIds[i], polygon);
/// Use(reader.Images, reader.Categories); // all of them are known once the last batch was read
/// </code>
/// </remarks>
public sealed class CocoColumnReader : IDisposable
{
    private const string ImageSection = "images";
    private const string AnnotationSection = "annotations";
    private const string CategorySection = "categories";
    private const int LeastAhead = 16 << 10;
    private const int DeepestKnown = 3; // levels of brackets of what has a column: annotation, segmentation, ring

    private readonly InputFile _file;
    private readonly ReadOptions _options;
    private readonly int _leastAhead;
    private readonly ProblemLog _log;
    private readonly JsonWalker _walker;
    private readonly bool _isResults;
    private readonly CocoColumnParser _parser;
    private readonly CocoImageParser _imageParser;
    private readonly CocoCategoryParser _categoryParser;
    private readonly HashSet<string> _sections = new(StringComparer.Ordinal);
    private readonly IdSet _imageIds = new();
    private readonly IdSet _categoryIds = new();
    private readonly List<ImageInfo> _images = [];
    private readonly List<Category> _categories = [];
    private bool _hasImages;
    private bool _inAnnotations;
    private bool _isAtEnd;

    /// <summary>Opens a file.</summary>
    /// <param name="path">A COCO file: an object with the lists images, annotations and categories, or a bare list of results.</param>
    /// <param name="options">Strictness and limits; null for lenient reading with the default limits.</param>
    /// <exception cref="InputException">There is no such file, it cannot be read, or it begins with neither an object nor a list.</exception>
    public CocoColumnReader(string path, ReadOptions? options = null) : this(InputFile.Open(path), options ?? ReadOptions.Default, JsonScanner.FirstBuffer, LeastAhead) { }

    /// <summary>Reads a file that is open, and closes it in the end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">Strictness and limits.</param>
    /// <param name="buffer">Bytes that are read at once.</param>
    /// <param name="leastAhead">Bytes of the buffer that an annotation of usual length needs.</param>
    internal CocoColumnReader(InputFile file, ReadOptions options, int buffer, int leastAhead)
    {
        _file = file;
        _options = options;
        _leastAhead = leastAhead;
        _log = new ProblemLog(options.Strict, []);
        try
        {
            _walker = new JsonWalker(file, options, _log, buffer);
            _isResults = _walker.IsAtList;
            _walker.Enter(_isResults ? '[' : '{');
        }
        catch
        {
            file.Dispose();
            throw;
        }
        _inAnnotations = _isResults;
        _parser = new CocoColumnParser(options, _log, _isResults);
        _imageParser = new CocoImageParser(options, _log, new AnnotatorTable());
        _categoryParser = new CocoCategoryParser(options, _log);
    }

    /// <summary>The images as far as they were met; all of them after the last batch. None in files of results.</summary>
    public IReadOnlyList<ImageInfo> Images => _images;

    /// <summary>The categories as far as they were met; all of them after the last batch. None in files of results.</summary>
    public IReadOnlyList<Category> Categories => _categories;

    /// <summary>What lenient reading found wrong so far.</summary>
    public IReadOnlyList<Problem> Problems => _log.Problems;

    /// <summary>Fills a batch with the annotations that come next.</summary>
    /// <param name="batch">The batch; what it held is gone.</param>
    /// <returns>False when no annotation is left; the batch is then empty.</returns>
    /// <exception cref="InputException">
    /// The file cannot be read, or has no list of images; in strict reading any problem. Reading cannot go on after it.
    /// </exception>
    public bool Read(CocoColumns batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Clear();
        while (!batch.IsFull && !_isAtEnd)
        {
            if (_inAnnotations) ReadAnnotations(batch);
            else ReadSection();
        }
        return batch.Count > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parser.Dispose();
        _file.Dispose();
    }

    private void ReadAnnotations(CocoColumns batch)
    {
        while (!batch.IsFull)
        {
            if (!_walker.FindElement())
            {
                _inAnnotations = false;
                return;
            }
            if (!TryReadAhead(batch)) ReadWhole(batch);
        }
    }

    // Straight from the buffer, which may end too early: whatever seems to be wrong is left to the other way. False where the walker stands on such an element.
    private bool TryReadAhead(CocoColumns batch)
    {
        if (_options.MaxDepth < DeepestKnown) return false;
        JsonCursor cursor = _walker.CursorAhead(_leastAhead, _options.MaxDepth - 1); // as deep as the value of a property may be
        int count = 0, end = 0;
        bool isPlain = true, isNext = true;
        while (isNext && !batch.IsFull && cursor.Text.Length - end >= _leastAhead)
        {
            isPlain = TryReadNext(ref cursor, batch);
            if (!isPlain) break;
            (count, end) = (count + 1, cursor.End);
            isNext = cursor.TryPassToObject();
        }
        if (count == 0) return false;
        _walker.TakeElements(count, end);
        if (!isPlain) _walker.FindElement();
        return isPlain;
    }

    private bool TryReadNext(ref JsonCursor cursor, CocoColumns batch)
    {
        int problems = _log.Problems.Count, before = batch.Count, start = cursor.End;
        try
        {
            _parser.Parse(ref cursor, batch);
            if (_log.Problems.Count == problems && cursor.End - start <= _options.MaxElementBytes) return true;
        }
        catch (InputException) { } // told by ReadWhole, if the element is broken and not only cut off
        _log.Truncate(problems);
        batch.Truncate(before);
        return false;
    }

    // The element is found by its brackets, so that a broken one costs no more than itself.
    private void ReadWhole(CocoColumns batch)
    {
        if (!_walker.ReadValue()) return;
        int problems = _log.Problems.Count, before = batch.Count;
        try
        {
            JsonCursor cursor = _walker.Cursor;
            _parser.Parse(ref cursor, batch);
        }
        catch (InputException failure) when (!_log.Strict)
        {
            _log.Truncate(problems);
            _log.Report(failure.Problem);
        }
        if (batch.Count == before) batch.DropGeometry();
    }

    private void ReadSection()
    {
        if (_isResults || !_walker.NextProperty(out string name))
        {
            Finish();
            return;
        }
        if (!_sections.Add(name)) _log.Report(_walker.ProblemHere($"\"{name}\" for the second time", "each section once"));
        switch (name)
        {
            case AnnotationSection: _inAnnotations = _walker.EnterList(); break;
            case ImageSection: _hasImages |= _walker.ReadList(AddImage); break;
            case CategorySection: _walker.ReadList(AddCategory); break;
            default: _walker.SkipValue(); break;
        }
    }

    private void Finish()
    {
        _isAtEnd = true;
        _walker.ExpectEnd();
        if (_hasImages || _isResults) return;
        Throw.Input(_walker.Break ?? new Problem(
            _file.Path, "", $"no list \"{ImageSection}\"", $"a COCO data set, with lists {ImageSection}, {AnnotationSection} and {CategorySection}"));
    }

    private void AddImage(JsonCursor cursor)
    {
        int start = cursor.Position;
        ImageInfo image = _imageParser.Parse(cursor, _walker.Extent).ToInfo();
        if (_imageIds.Add(image.Id)) _images.Add(image);
        else _log.Report(cursor.ProblemAt(start, $"image id {image.Id} for the second time", "each id once"));
    }

    private void AddCategory(JsonCursor cursor)
    {
        int start = cursor.Position;
        Category category = _categoryParser.Parse(cursor);
        if (_categoryIds.Add(category.Id)) _categories.Add(category);
        else _log.Report(cursor.ProblemAt(start, $"category id {category.Id} for the second time", "each id once"));
    }
}
