using System.Text;

namespace GeometryEngine.Formats;

/// <summary>An opened folder of Parquet files. The table of images stays in memory but for its extra fields; annotations are read by row groups.</summary>
internal sealed class ParquetSource : DatasetSource
{
    private readonly ReadOptions _options;
    private readonly ProblemLog _log;
    private readonly ParquetTable<ImageColumns> _imageTable;
    private readonly ParquetTable<AnnotationColumns> _annotationTable;
    private readonly CategoryTable _categories = new();
    private readonly AnnotatorTable _annotators = new();
    private readonly Dictionary<string, int[]> _seenBy = new(StringComparer.Ordinal);
    private readonly int[] _all;
    private readonly List<Entry> _images = [];
    private IReadOnlyList<ExtraField> _extras = [];

    public ParquetSource(DatasetInput input, ReadOptions options)
    {
        Path = input.Path;
        _options = options;
        _log = new ProblemLog(options.Strict, []);
        _imageTable = Table<ImageColumns>(input, ParquetFormat.Images);
        try
        {
            _annotationTable = Table<AnnotationColumns>(input, ParquetFormat.Annotations);
            ReadTables();
            ReadImages();
            if (_annotators.Names.Count == 0) _annotators.Add(null);
            _all = [.. Enumerable.Range(0, _annotators.Names.Count)];
        }
        catch
        {
            _annotationTable?.Dispose();
            _imageTable.Dispose();
            throw;
        }
    }

    public override string Path { get; }

    public override IReadOnlyList<Category> Categories => _categories.Categories;

    public override IReadOnlyList<string?> Annotators => _annotators.Names;

    public override int ImageCount => _images.Count;

    public override IReadOnlyList<Problem> Problems => _log.Problems;

    public override IReadOnlyList<ExtraField> Extras => _extras;

    public override ImageInfo GetImage(int image) => _images[image].Image;

    public override string GetPlace(int image) => $"row {_images[image].Row}";

    public override IReadOnlyList<int> GetAnnotators(int image) => _images[image].SeenBy ?? _all;

    public override IReadOnlyList<ExtraField> ReadExtras(int image)
    {
        if (!_options.KeepExtras) return [];
        (ImageColumns columns, int row) = _imageTable.Find(_images[image].Row);
        return ExtrasJson.Read(columns.Extras(row), _imageTable.Path, _options);
    }

    public override void Read(int image, SourceMap map, List<Annotation> annotations, List<Problem> problems)
    {
        var log = new ProblemLog(_options.Strict, problems);
        Entry entry = _images[image];
        for (long row = entry.First; row < entry.First + entry.Count; row++)
        {
            try
            {
                if (Read(row, entry.Row, map) is { } annotation) annotations.Add(annotation);
            }
            catch (InputException failure) when (!log.Strict)
            {
                log.Report(failure.Problem);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        _annotationTable.Dispose();
        _imageTable.Dispose();
        base.Dispose(disposing);
    }

    private static ParquetTable<T> Table<T>(DatasetInput input, string name) where T : IParquetColumns, new() =>
        new(input.Tree.Open(name), (reader, group) => OwnColumns.Read<T>(reader, group, input.Tree.PathOf(name)));

    private Annotation? Read(long row, long image, SourceMap map)
    {
        (AnnotationColumns columns, int index) = _annotationTable.Find(row);
        string place = $"row {row}";
        if (columns.Image(index) != image) Throw.Input(_annotationTable.Path, $"{place}, image", $"{columns.Image(index)}", $"{image}: annotations stand in the order of the images");
        Annotation annotation = columns.Get(index, _annotationTable.Path, place, _options);
        int category = _categories.IndexOf(columns.Category(index) ?? ""), annotator = _annotators.IndexOf(columns.Annotator(index));
        if (category < 0) Throw.Input(_annotationTable.Path, $"{place}, category", $"'{columns.Category(index)}'", "a category of the tables");
        if (annotator < 0) Throw.Input(_annotationTable.Path, $"{place}, annotator", $"'{columns.Annotator(index)}'", "an annotator of the tables");
        return annotation with { Category = map.Categories[category], Annotator = map.Annotators[annotator] };
    }

    private void ReadTables()
    {
        string path = _imageTable.Path;
        if (_imageTable.Metadata(ParquetFormat.MetadataKey) is not { } json) Throw.Input(path, "", $"no metadata '{ParquetFormat.MetadataKey}'", "tables as this format writes them");
        else
        {
            var cursor = new JsonCursor(Encoding.UTF8.GetBytes(json), new JsonOrigin(path, 0, ParquetFormat.MetadataKey, -1), _options.MaxDepth);
            NdJsonHeader header = NdJsonHeader.Read(cursor, _options, _log);
            foreach (Category category in header.Categories) _categories.Declare(category);
            foreach (string annotator in header.Annotators) _annotators.Add(annotator);
            if (_options.KeepExtras) _extras = header.Extras;
        }
    }

    private void ReadImages()
    {
        long first = 0;
        for (long row = 0; row < _imageTable.RowCount; row++)
        {
            (ImageColumns columns, int index) = _imageTable.Find(row);
            long count = columns.Count(index);
            if (count < 0 || first + count > _annotationTable.RowCount)
                Throw.Input(_imageTable.Path, $"row {row}, annotation_count", $"{count}", $"as many as there are; {_annotationTable.RowCount - first} are left");
            if (columns.Image(index, _options.MaxPixels) is { } image) _images.Add(new Entry(image, SeenBy(columns.Annotators(index)), row, first, (int)count));
            else _log.Report(_imageTable.Path, $"row {row}", "an image without id, or with a size that is none", $"an id, and at most {_options.MaxPixels} pixels");
            first += count;
        }
        if (first < _annotationTable.RowCount) _log.Report(_annotationTable.Path, $"row {first}", $"{_annotationTable.RowCount - first} annotations of no image", "none");
    }

    private int[]? SeenBy(string? json)
    {
        if (json is null) return null;
        if (_seenBy.TryGetValue(json, out int[]? list)) return list;
        var annotators = new SortedSet<int>();
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(json), new JsonOrigin(_imageTable.Path, 0, "annotators", -1), _options.MaxDepth);
        cursor.EnterList();
        while (cursor.NextElement()) annotators.Add(_annotators.Add(cursor.ReadText()));
        _seenBy.Add(json, list = [.. annotators]);
        return list;
    }

    private readonly record struct Entry(ImageInfo Image, int[]? SeenBy, long Row, long First, int Count);
}
