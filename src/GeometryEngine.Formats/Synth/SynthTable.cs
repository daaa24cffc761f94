namespace GeometryEngine.Formats;

/// <summary>A ratings table in the long form: columns item, annotator, label. It appears whole, on <see cref="Complete"/>.</summary>
internal sealed class SynthTable : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly StreamWriter _writer;

    public SynthTable(string path)
    {
        _path = path;
        _temporary = path + ".partial";
        _writer = new StreamWriter(_temporary) { NewLine = "\n" };
        _writer.WriteLine("item,annotator,label");
    }

    /// <summary>Adds a row; the values hold neither commas nor quotes nor line breaks.</summary>
    public void Add(string item, string annotator, string label) => _writer.WriteLine($"{item},{annotator},{label}");

    public void Complete()
    {
        _writer.Dispose();
        File.Move(_temporary, _path, overwrite: true);
    }

    public void Dispose()
    {
        _writer.Dispose();
        File.Delete(_temporary);
    }
}
