namespace GeometryEngine.Formats;

/// <summary>
/// Finds which images of several sources are the same: by file name, <c>\</c> read as <c>/</c>, or by id where one side has no file name.
/// Costs, for each image, its place in the dictionaries and 4 bytes a source.
/// </summary>
internal sealed class ImageJoin
{
    private const int Missing = -1;

    private readonly IReadOnlyList<DatasetSource> _sources;
    private readonly ProblemLog _log;
    private readonly bool _anyTables;
    private readonly List<int>[] _members;
    private readonly List<(int Height, int Width)> _sizes;
    private readonly Dictionary<string, int> _byName;
    private readonly Dictionary<SourceId, int> _byId;
    private readonly HashSet<int> _nameless = [];
    private readonly HashSet<SourceId> _ambiguousIds = [];

    private ImageJoin(IReadOnlyList<DatasetSource> sources, ProblemLog log)
    {
        _sources = sources;
        _log = log;
        _anyTables = sources.Any(source => !source.IdsOnly);
        int images = sources.Max(source => (int?)source.ImageCount) ?? 0;
        _sizes = new List<(int Height, int Width)>(images);
        _byName = new Dictionary<string, int>(images, StringComparer.Ordinal);
        _byId = new Dictionary<SourceId, int>(images);
        _members = [.. sources.Select(_ => new List<int>(images))];
    }

    /// <summary>Joins the images of sources; those known by id alone come last.</summary>
    /// <returns>For each source, the index there of each joined image or -1; and the size of each joined image, 0 where unknown.</returns>
    public static (IReadOnlyList<IReadOnlyList<int>> Members, IReadOnlyList<(int Height, int Width)> Sizes) Run(
        IReadOnlyList<DatasetSource> sources, ProblemLog log)
    {
        var join = new ImageJoin(sources, log);
        foreach (int source in Enumerable.Range(0, sources.Count).OrderBy(source => sources[source].IdsOnly)) join.Add(source);
        foreach (List<int> members in join._members) PadTo(members, join._sizes.Count);
        return (join._members, join._sizes);
    }

    private void Add(int source)
    {
        for (int i = 0; i < _sources[source].ImageCount; i++)
        {
            ImageInfo image = _sources[source].GetImage(i);
            int joined = Find(image, source, i);
            if (joined < 0 && _sources[source].IdsOnly && _anyTables)
                Report(source, i, $"image_id {image.Id}", "the id of an image of the other sources");
            else if (joined < 0) Set(source, AddImage(image), i);
            else if (MemberOf(source, joined) is int first and >= 0)
                AddTwin(source, i, first, image);
            else if (FitsSize(joined, image, source, i))
            {
                Set(source, joined, i);
                Learn(joined, image);
            }
        }
    }

    private int Find(ImageInfo image, int source, int index)
    {
        int joined;
        if (image.FileName is { } name)
        {
            if (_byName.TryGetValue(Key(name), out joined)) return joined;
            bool isListed = _byId.TryGetValue(image.Id, out joined) || _byId.TryGetValue(new SourceId(name), out joined);
            return isListed && _nameless.Contains(joined) ? joined : Missing;
        }
        if (_byId.TryGetValue(image.Id, out joined))
        {
            if (_ambiguousIds.Contains(image.Id))
                Report(source, index, $"id {image.Id}, which two sources give to different images", "an id with one meaning, or a file name");
            return joined;
        }
        return _byName.TryGetValue(Key(image.Id.ToString()), out joined) ? joined : Missing;
    }

    private int AddImage(ImageInfo image)
    {
        int joined = _sizes.Count;
        _sizes.Add((image.Height, image.Width));
        if (image.FileName is null) _nameless.Add(joined);
        Learn(joined, image);
        return joined;
    }

    // A second image of one source under the same name stands alone: whose annotations are whose cannot be told from the name.
    private void AddTwin(int source, int index, int first, ImageInfo image)
    {
        Report(source, index, $"image {image.Name} again, first at {_sources[source].GetPlace(first)}", "each file name once in a source");
        int joined = _sizes.Count;
        _sizes.Add((image.Height, image.Width));
        _byId.TryAdd(image.Id, joined);
        Set(source, joined, index);
    }

    private bool FitsSize(int joined, ImageInfo image, int source, int index)
    {
        (int height, int width) = _sizes[joined];
        bool isKnown = height > 0 && width > 0;
        if (isKnown && image.HasSize && (image.Height != height || image.Width != width))
        {
            Report(source, index, $"height {image.Height} and width {image.Width} of image {image.Name}", $"{height} and {width}, as in the source before");
            return false;
        }
        if (!isKnown && image.HasSize) _sizes[joined] = (image.Height, image.Width);
        return true;
    }

    private void Learn(int joined, ImageInfo image)
    {
        if (image.FileName is { } name && _byName.TryAdd(Key(name), joined)) _nameless.Remove(joined);
        if (!_byId.TryAdd(image.Id, joined) && _byId[image.Id] != joined) _ambiguousIds.Add(image.Id);
    }

    private int MemberOf(int source, int joined) => joined < _members[source].Count ? _members[source][joined] : Missing;

    private void Set(int source, int joined, int index)
    {
        PadTo(_members[source], joined + 1);
        _members[source][joined] = index;
    }

    private static void PadTo(List<int> members, int count)
    {
        while (members.Count < count) members.Add(Missing);
    }

    private void Report(int source, int index, string found, string allowed) =>
        _log.Report(_sources[source].Path, _sources[source].GetPlace(index), found, allowed);

    private static string Key(string fileName) => fileName.Replace('\\', '/');
}
