namespace GeometryEngine.Formats;

/// <summary>COCO panoptic: a JSON file that names segments, and PNG images beside it whose colours are their ids (id = R + 256 G + 65,536 B).</summary>
internal sealed class PanopticFormat : DatasetFormat
{
    /// <summary>The largest id of a segment: the colours of 24 bits.</summary>
    public const int MostId = (1 << 24) - 1;

    public override string Name => "coco-panoptic";

    public override string Description => "COCO panoptic (JSON object whose annotations have segments_info, with PNG images of segment ids beside)";

    // Areas and boxes are written as the pixels have them: the panoptic quality of other tools is computed from the declared area.
    public override Features Holds => Features.Masks | Features.Instances | Features.Crowds | Features.Scores | Features.Flags | Features.Attributes | Features.Groups
        | Features.Tracks | Features.EmptyImages | Features.ImageSizes | Features.Subsets | Features.Skeletons | Features.FileNames | Features.VoidRegions | Features.Bookkeeping;

    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '{') return false;
        IReadOnlyDictionary<string, byte> properties = input.JsonProperties;
        if (properties.ContainsKey("schema")) return false; // the manifest of an export
        if (!(properties.ContainsKey("images") || properties.ContainsKey("annotations") || properties.ContainsKey("categories") || properties.ContainsKey("info"))) return false;
        return input.Head.IndexOf(Segments) >= 0 || Tail(input).AsSpan().IndexOf(Segments) >= 0;
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new PanopticSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new PanopticWriter(path, Holds, info);

    private static ReadOnlySpan<byte> Segments => "\"segments_info\""u8;

    // The list of images, which tells nothing, may be longer than the head; then the annotations are among the last bytes.
    private static byte[] Tail(DatasetInput input)
    {
        using InputFile file = input.OpenFile();
        var tail = new byte[Math.Min(file.Length, DatasetInput.HeadLength)];
        return tail[..file.Read(tail, file.Length - tail.Length)];
    }
}
