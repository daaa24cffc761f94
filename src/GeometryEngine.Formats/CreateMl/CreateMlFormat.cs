namespace GeometryEngine.Formats;

/// <summary>Create ML: a JSON list of images, each with boxes by their centres.</summary>
internal sealed class CreateMlFormat : DatasetFormat
{
    public override string Name => "createml";

    public override string Description => "Create ML (JSON list of image and annotations with label and coordinates, boxes by their centres)";

    // Older tools write imagefilename and annotation.
    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '[') return false;
        IReadOnlyDictionary<string, byte> image = input.JsonProperties;
        bool isNamed = (image.TryGetValue("image", out byte name) || image.TryGetValue("imagefilename", out name)) && name == '"';
        return isNamed && (image.TryGetValue("annotations", out byte list) || image.TryGetValue("annotation", out list)) && list == '[';
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new CreateMlSource(input, options);
}
