namespace GeometryEngine.Formats;

/// <summary>VoTT: the JSON of a project, with an object of assets, each an image with regions.</summary>
internal sealed class VottFormat : DatasetFormat
{
    public override string Name => "vott";

    public override string Description => "VoTT (JSON object of a project with assets, each with regions of points or a box and their tags)";

    public override bool Recognizes(DatasetInput input)
    {
        IReadOnlyDictionary<string, byte> project = input.JsonProperties;
        return input.FirstByte == '{' && project.TryGetValue(VottSource.Assets, out byte assets) && assets == '{' && (project.ContainsKey("tags") || project.ContainsKey("videoSettings"));
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new VottSource(input, options);
}
