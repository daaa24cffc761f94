namespace GeometryEngine.Formats;

/// <summary>The keypoints that regions of a label have: in Label Studio each is a region of its own, with the other as its parent, and is named by its label.</summary>
internal sealed class LabelStudioPoints
{
    private readonly Dictionary<string, NameTable> _names = new(StringComparer.Ordinal);

    /// <summary>The categories with keypoints, and the names of these in order of appearance.</summary>
    public IEnumerable<(string Category, IReadOnlyList<string> Names)> Names => _names.Select(category => (category.Key, category.Value.Names));

    /// <summary>Number of keypoints of a category.</summary>
    public int Count(string category) => _names.TryGetValue(category, out NameTable? names) ? names.Names.Count : 0;

    /// <summary>The index of a keypoint of a category, added when new.</summary>
    public int Add(string category, string name)
    {
        lock (_names) // nothing is new any more when images are read
        {
            if (!_names.TryGetValue(category, out NameTable? names)) _names.Add(category, names = new NameTable());
            return names.Add(name);
        }
    }
}
