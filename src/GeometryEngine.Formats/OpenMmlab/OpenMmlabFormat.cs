namespace GeometryEngine.Formats;

/// <summary>OpenMMLab 2: the middle format of MMDetection, MMOCR and MMPretrain. The last two numbers of a box are its other corner.</summary>
internal sealed class OpenMmlabFormat : DatasetFormat
{
    /// <summary>The property that is the list of images.</summary>
    public const string Images = "data_list";

    /// <summary>The property that names the classes.</summary>
    public const string Meta = "metainfo";

    public override string Name => "openmmlab";

    public override string Description => "OpenMMLab 2 (JSON object with metainfo and data_list: img_path, instances with bbox, bbox_label, mask or polygon; or gt_label)";

    // Either may be longer than the head.
    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '{') return false;
        IReadOnlyDictionary<string, byte> properties = input.JsonProperties;
        return properties.TryGetValue(Images, out byte images) ? images == '[' : properties.TryGetValue(Meta, out byte meta) && meta == '{';
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new OpenMmlabSource(input, options);
}
