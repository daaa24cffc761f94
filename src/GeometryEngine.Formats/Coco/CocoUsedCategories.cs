namespace GeometryEngine.Formats;

/// <summary>The categories that the annotations of a COCO file name, whether its table lists them or not: no object is lost for its category.</summary>
internal sealed class CocoUsedCategories
{
    private readonly List<SourceId> _ids = [];
    private readonly HashSet<SourceId> _seen = [];
    private bool _hasUncategorized;

    /// <summary>Takes note of an annotation.</summary>
    public void Add(in CocoAnnotationKey key)
    {
        _hasUncategorized |= key.IsUncategorizedObject;
        if (key.CategoryId is { } id && _seen.Add(id)) _ids.Add(id);
    }

    /// <summary>Adds a category for each id that no table lists, named by the id; one that is called so already is taken instead.</summary>
    /// <param name="categories">The categories.</param>
    /// <param name="indexes">Their indexes by id.</param>
    /// <returns>The ids.</returns>
    public HashSet<SourceId> AddUnlisted(List<Category> categories, Dictionary<SourceId, int> indexes)
    {
        HashSet<SourceId> unlisted = [.. _ids.Where(id => !indexes.ContainsKey(id))];
        Dictionary<string, int> byName = ByName(categories);
        foreach (SourceId id in _ids.Where(unlisted.Contains))
        {
            if (byName.TryAdd(id.ToString(), categories.Count)) categories.Add(new Category { Id = id, Name = id.ToString() });
            indexes.Add(id, byName[id.ToString()]);
        }
        return unlisted;
    }

    /// <summary>Adds <see cref="Category.Unnamed"/> for objects that name no category; one that is called so already is taken instead.</summary>
    /// <param name="categories">The categories.</param>
    /// <returns>Its index; -1 where there is no such object.</returns>
    public int AddUncategorized(List<Category> categories)
    {
        if (!_hasUncategorized) return -1;
        if (ByName(categories).TryGetValue(Category.Unnamed, out int index)) return index;
        var ids = new IdWriter();
        foreach (Category category in categories) ids.Next(category.Id);
        categories.Add(new Category { Id = ids.Next(null), Name = Category.Unnamed });
        return categories.Count - 1;
    }

    private static Dictionary<string, int> ByName(List<Category> categories)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < categories.Count; i++) byName.TryAdd(categories[i].Name, i);
        return byName;
    }
}
