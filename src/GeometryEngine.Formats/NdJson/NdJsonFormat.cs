namespace GeometryEngine.Formats;

/// <summary>Our own exchange format: a line of JSON for the tables, then one for each image with everything said about it. Holds all that the engine knows.</summary>
internal sealed class NdJsonFormat : DatasetFormat
{
    /// <summary>The value of <c>schema</c> in the line with the tables.</summary>
    public const string Schema = "geometry-engine/dataset/1";

    public override string Name => "ndjson";

    public override string Description => "our own exchange form: one image a line with all its annotations; files can be split, appended and searched by line";

    public override Features Holds => Features.All;

    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '{') return false;
        IReadOnlyDictionary<string, byte> properties = input.JsonProperties;
        if (properties.ContainsKey("schema")) return input.Head[..Math.Min(200, input.Head.Length)].IndexOf("geometry-engine/dataset/"u8) >= 0;
        return properties.TryGetValue("image", out byte image) && image == '{' && properties.TryGetValue("annotations", out byte list) && list == '[';
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new NdJsonSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new NdJsonWriter(path, Holds, info);
}
