namespace GeometryEngine.Formats;

/// <summary>
/// Labelbox, in the three forms it has had: the export of old (a list of labels with <c>Label</c>), the export of now (a line for each data row with <c>projects</c>),
/// and what is imported (a line or element for each object with <c>dataRow</c>). Masks are addresses of files, which are kept as they are.
/// </summary>
internal sealed class LabelboxFormat : DatasetFormat
{
    public override string Name => "labelbox";

    public override string Description => "Labelbox exports and imports (JSON list or NDJSON with data_row and projects, Label, or dataRow)";

    public override bool HasAnnotators => true;

    public override bool Recognizes(DatasetInput input)
    {
        IReadOnlyDictionary<string, byte> properties = input.JsonProperties;
        return (properties.TryGetValue("data_row", out byte row) && row == '{')
            || (properties.TryGetValue("dataRow", out byte target) && target == '{')
            || (properties.ContainsKey("Label") && properties.ContainsKey("Labeled Data"))
            || (properties.ContainsKey("schemaId") && properties.ContainsKey("uuid"));
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new LabelboxSource(input, options);
}
