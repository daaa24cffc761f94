namespace GeometryEngine.Formats.Tests;

/// <summary>A folder of small files, and how they are read.</summary>
internal sealed class DataFiles : IDisposable
{
    private readonly Scratch _scratch = new();

    public DataFiles(params (string Name, string Text)[] files)
    {
        foreach ((string name, string text) in files) _scratch.Write(name, text);
    }

    public string Folder => _scratch.Folder;

    public string PathOf(string name) => Path.Combine(_scratch.Folder, name);

    /// <summary>Reads one of the files, or the folder as a whole.</summary>
    public (DatasetInfo Info, List<DatasetItem> Items) Read(string? name = null, bool strict = false, string? format = null) =>
        Contracts.RoundTrip.Read(name is null ? Folder : PathOf(name), new ReadOptions { Strict = strict, Format = format, KeepExtras = true });

    /// <summary>What is wrong with one of the files, all in all.</summary>
    public List<Problem> Problems(string? name = null)
    {
        using DatasetReader reader = DatasetFormats.Open([name is null ? Folder : PathOf(name)], new ReadOptions { KeepExtras = true });
        return [.. reader.Problems, .. reader.SelectMany(item => item.Problems)];
    }

    public void Dispose() => _scratch.Dispose();
}
