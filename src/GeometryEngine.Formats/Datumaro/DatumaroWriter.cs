namespace GeometryEngine.Formats;

/// <summary>Writes a folder of Datumaro: <c>annotations</c> with a file for each part of the data set.</summary>
internal sealed class DatumaroWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFolder _folder;
    private readonly Dictionary<string, DatumaroSubset> _subsets = new(StringComparer.OrdinalIgnoreCase);

    public DatumaroWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _folder = new AtomicFolder(path);
        foreach (Category category in info.Categories)
            if (category.Skeleton.Any(edge => Math.Max(edge.From, edge.To) >= category.KeypointNames.Count)) Lost.Add(Features.Skeletons, category.Name); // its points have no names
    }

    protected override void WriteItem(DatasetItem item)
    {
        string subset = SafePath.Folder(item.Image.Subset ?? DatumaroFormat.DefaultSubset);
        if (subset != (item.Image.Subset ?? DatumaroFormat.DefaultSubset) || item.Image.Subset == DatumaroFormat.DefaultSubset) Lost.Add(Features.Subsets, item.Image.Name);
        DatumaroSubset file = Subset(subset);
        SourceId id = file.Write(item);
        if (id != item.Image.Id) Lost.Add(Features.ImageIds, item.Image.Name);
    }

    protected override void Finish()
    {
        if (_subsets.Count == 0) Subset(DatumaroFormat.DefaultSubset);
        foreach (DatumaroSubset subset in _subsets.Values) subset.Finish();
        _folder.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        foreach (DatumaroSubset subset in _subsets.Values) subset.Dispose();
        _folder.Dispose();
        base.Dispose(disposing);
    }

    private DatumaroSubset Subset(string name)
    {
        if (_subsets.TryGetValue(name, out DatumaroSubset? subset)) return subset;
        subset = new DatumaroSubset(_folder.PathOf($"{DatumaroFormat.Annotations}/{name}.json"), _info);
        _subsets.Add(name, subset);
        return subset;
    }
}
