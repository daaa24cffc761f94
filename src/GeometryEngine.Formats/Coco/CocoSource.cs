using System.Buffers;

namespace GeometryEngine.Formats;

/// <summary>An opened COCO file, with a table of images or as bare results.</summary>
internal sealed class CocoSource : DatasetSource
{
    // Annotations of one image that lie this close are read at once, up to so many bytes; a single longer one is still read.
    private const int LargestGap = 4096;
    private const int LargestRead = 1 << 20;

    private readonly InputFile _file;
    private readonly ReadOptions _options;
    private readonly CocoIndex _index;
    private readonly int[] _allAnnotators;

    private CocoSource(InputFile file, ReadOptions options, CocoIndex index)
    {
        _file = file;
        _options = options;
        _index = index;
        _allAnnotators = [.. Enumerable.Range(0, index.Annotators.Names.Count)];
    }

    public override string Path => _file.Path;

    public override IReadOnlyList<Category> Categories => _index.Categories;

    public override IReadOnlyList<string?> Annotators => _index.Annotators.Names;

    public override bool IdsOnly => _index.IdsOnly;

    public override int ImageCount => _index.Images.Count;

    public override IReadOnlyList<Problem> Problems => _index.Problems;

    public override IReadOnlyList<ExtraField> Extras => _index.Extras;

    /// <summary>Opens and indexes a file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="options">Strictness and limits.</param>
    /// <param name="indexer">The pass that finds its tables.</param>
    public static CocoSource Open(DatasetInput input, ReadOptions options, Func<InputFile, ReadOptions, CocoIndex> indexer)
    {
        InputFile file = input.OpenFile();
        try
        {
            return new CocoSource(file, options, indexer(file, options));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override ImageInfo GetImage(int image) => _index.Images[image].ToInfo();

    public override string GetPlace(int image) => Origin(_index.Images[image].Extent, _index.IdsOnly ? "" : "images").Place([], 0);

    public override IReadOnlyList<int> GetAnnotators(int image) => _index.Images[image].Annotators ?? _allAnnotators;

    public override IReadOnlyList<ExtraField> ReadExtras(int image)
    {
        if (!_options.KeepExtras || _index.IdsOnly) return [];
        JsonExtent extent = _index.Images[image].Extent;
        byte[] text = ArrayPool<byte>.Shared.Rent(extent.Length);
        try
        {
            _file.ReadExactly(text.AsSpan(0, extent.Length), extent.Offset);
            return CocoImageParser.ParseExtras(new JsonCursor(text.AsSpan(0, extent.Length), Origin(extent, "images"), _options.MaxDepth));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    public override void Read(int image, SourceMap map, List<Annotation> annotations, List<Problem> problems)
    {
        var log = new ProblemLog(_options.Strict, problems);
        using var parser = new CocoAnnotationParser(_index, _options, map, log);
        ReadOnlySpan<int> elements = _index.Annotations.Of(image);
        while (!elements.IsEmpty)
        {
            int count = CountNeighbours(elements);
            ReadNeighbours(elements[..count], _index.Images[image], parser, annotations, log);
            elements = elements[count..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void ReadNeighbours(
        ReadOnlySpan<int> elements, in CocoImage image, CocoAnnotationParser parser, List<Annotation> annotations, ProblemLog log)
    {
        long offset = _index.Annotations[elements[0]].Offset;
        JsonExtent last = _index.Annotations[elements[^1]];
        int length = (int)(last.Offset - offset) + last.Length;
        byte[] text = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            _file.ReadExactly(text.AsSpan(0, length), offset);
            foreach (int element in elements)
            {
                JsonExtent extent = _index.Annotations[element];
                var cursor = new JsonCursor(text.AsSpan((int)(extent.Offset - offset), extent.Length), Origin(extent, _index.Section), _options.MaxDepth);
                try
                {
                    if (parser.Parse(cursor, image) is { } annotation) annotations.Add(annotation);
                }
                catch (InputException failure) when (!log.Strict)
                {
                    log.Report(failure.Problem);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    private int CountNeighbours(ReadOnlySpan<int> elements)
    {
        JsonExtent first = _index.Annotations[elements[0]], previous = first;
        int count = 1;
        for (; count < elements.Length; count++)
        {
            JsonExtent next = _index.Annotations[elements[count]];
            if (next.Offset - (previous.Offset + previous.Length) > LargestGap || next.Offset + next.Length - first.Offset > LargestRead) break;
            previous = next;
        }
        return count;
    }

    private JsonOrigin Origin(JsonExtent extent, string section) => new(_file.Path, extent.Offset, section, extent.Element);
}
