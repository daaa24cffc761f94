namespace GeometryEngine.Formats;

/// <summary>Scalabel and BDD100K: a list of frames, each with labels of boxes, curves and masks. The last pixel of a box is its corner.</summary>
internal sealed class ScalabelFormat : DatasetFormat
{
    /// <summary>The property that is the list, where the file is an object.</summary>
    public const string Frames = "frames";

    public override string Name => "scalabel";

    public override string Description => "Scalabel and BDD100K (JSON list of frames with name, labels, attributes; or an object with frames)";

    public override bool Recognizes(DatasetInput input)
    {
        IReadOnlyDictionary<string, byte> frame = input.JsonProperties;
        if (input.FirstByte == '{')
        {
            if (frame.TryGetValue(Frames, out byte first) && first == '[') frame = JsonHead.Properties(input.Head, Frames);
            else if (!frame.ContainsKey("labels")) return false;
        }
        return frame.TryGetValue("name", out byte name) && name == '"' && (frame.ContainsKey("labels") || frame.ContainsKey("attributes") || frame.ContainsKey("videoName"));
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new ScalabelSource(input, options);
}
