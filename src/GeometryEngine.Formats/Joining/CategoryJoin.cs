namespace GeometryEngine.Formats;

/// <summary>Finds which categories of several sources are the same: by name, case kept; by id where a source has no names. Keypoints go by name.</summary>
internal sealed class CategoryJoin
{
    private readonly IReadOnlyList<DatasetSource> _sources;
    private readonly ProblemLog _log;
    private readonly bool _anyTables;
    private readonly List<Category> _categories = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceId, int> _byId = [];
    private readonly int[][] _maps;

    private CategoryJoin(IReadOnlyList<DatasetSource> sources, ProblemLog log)
    {
        _sources = sources;
        _log = log;
        _anyTables = sources.Any(source => !source.IdsOnly);
        _maps = new int[sources.Count][];
    }

    /// <summary>Joins the categories of sources; those known by id alone come last.</summary>
    /// <returns>The joined categories, and for each source the joined index of each of its categories, -1 where an id is not known to any source.</returns>
    public static (IReadOnlyList<Category> Categories, IReadOnlyList<int[]> Maps) Run(IReadOnlyList<DatasetSource> sources, ProblemLog log)
    {
        var join = new CategoryJoin(sources, log);
        foreach (int source in Enumerable.Range(0, sources.Count).OrderBy(source => sources[source].IdsOnly)) join.Add(source);
        return (join._categories, join._maps);
    }

    /// <summary>Where the keypoints of a joined category stand in a source's own order; null when the orders are the same.</summary>
    /// <param name="own">The category as the source declares it.</param>
    /// <param name="joined">The joined category.</param>
    /// <returns>For each joined keypoint, its index in the source, or -1.</returns>
    public static int[]? KeypointOrder(Category own, Category joined)
    {
        if (own.KeypointNames.Count == 0 || own.KeypointNames.SequenceEqual(joined.KeypointNames)) return null;
        List<string> names = [.. own.KeypointNames];
        return [.. joined.KeypointNames.Select(name => names.IndexOf(name))];
    }

    private void Add(int source)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var map = new List<int>();
        foreach (Category category in _sources[source].Categories)
        {
            if (!names.Add(category.Name))
                _log.Report(_sources[source].Path, "categories", $"the name {category.Name} for a second id, {category.Id}", "each name once; both are read as one category");
            map.Add(_sources[source].IdsOnly && _anyTables ? _byId.GetValueOrDefault(category.Id, -1) : Add(category));
        }
        _maps[source] = [.. map];
    }

    private int Add(Category category)
    {
        if (_byName.TryGetValue(category.Name, out int joined)) _categories[joined] = Merge(_categories[joined], category);
        else
        {
            joined = _categories.Count;
            _categories.Add(category);
            _byName.Add(category.Name, joined);
        }
        _byId.TryAdd(category.Id, joined);
        return joined;
    }

    private static Category Merge(Category first, Category second)
    {
        string[] names = [.. first.KeypointNames.Union(second.KeypointNames)];
        return first with
        {
            Supercategory = first.Supercategory ?? second.Supercategory,
            KeypointNames = names,
            Skeleton = first.Skeleton.Count > 0 ? first.Skeleton : Renumber(second, names),
            Extras = first.Extras.Count > 0 ? first.Extras : second.Extras,
        };
    }

    // The connections of a category in the joined order of keypoints; as they are where it names none.
    private static (int From, int To)[] Renumber(Category category, string[] names)
    {
        return category.KeypointNames.Count == 0 ? [.. category.Skeleton] : [.. category.Skeleton.Select(edge => (Of(edge.From), Of(edge.To)))];

        int Of(int keypoint) => Array.IndexOf(names, category.KeypointNames[keypoint]);
    }
}
