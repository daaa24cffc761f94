namespace GeometryEngine.Formats;

/// <summary>The categories of a source: those that it declares, and those that it only uses, numbered from 1 in order of appearance.</summary>
internal sealed class CategoryTable
{
    private readonly List<Category> _categories = [];
    private readonly NameTable _names = new();

    public IReadOnlyList<Category> Categories => _categories;

    /// <summary>The index of a category's name; -1 when it is not there.</summary>
    public int IndexOf(ReadOnlySpan<char> name) => _names.IndexOf(name);

    /// <summary>The index of a category that may have been declared; one that was not is added.</summary>
    public int Add(ReadOnlySpan<char> name)
    {
        int index = _names.IndexOf(name);
        return index >= 0 ? index : Declare(new Category { Id = new SourceId(_categories.Count + 1), Name = name.ToString() });
    }

    /// <summary>Declares a category; one of a name that is there already adds what the first does not say.</summary>
    /// <returns>Its index.</returns>
    public int Declare(Category category)
    {
        int index = _names.IndexOf(category.Name);
        if (index < 0)
        {
            _categories.Add(category);
            return _names.Add(category.Name);
        }
        Category first = _categories[index];
        _categories[index] = first with
        {
            Supercategory = first.Supercategory ?? category.Supercategory,
            KeypointNames = first.KeypointNames.Count > 0 ? first.KeypointNames : category.KeypointNames,
            Skeleton = first.Skeleton.Count > 0 ? first.Skeleton : category.Skeleton,
            Extras = first.Extras.Count > 0 ? first.Extras : category.Extras,
        };
        return index;
    }
}
