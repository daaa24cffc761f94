namespace GeometryEngine.Formats;

/// <summary>
/// The images of two channels of panopticapi: red is the id of the category, green the number of the object in it; 0 is void. The categories stand in a JSON list
/// beside, or are given with --labels.
/// </summary>
internal sealed class PanopticChannelsFormat : DatasetFormat
{
    public override string Name => "panoptic-2ch";

    public override string Description => "panoptic PNG images of two channels (red: category, green: object) beside the JSON list of categories, or with --labels";

    // Another JSON file has the segments of images of ids.
    public override bool Recognizes(DatasetInput input)
    {
        if (!input.IsTree) return false;
        string[] lists = [.. input.Tree.Files.Where(file => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))];
        return lists.Length == 1 && IsCategories(input.At(lists[0])) && input.Tree.Files.Any(file => LabelPngSource.IsPng(file) && LabelPngSource.HeaderOf(input.Tree, file) is { Color: PngColor.Rgb, Bits: 8 });
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new PanopticChannelsSource(input, options);

    /// <summary>Whether a file is the list of categories of panopticapi.</summary>
    public static bool IsCategories(DatasetInput file) =>
        file.FirstByte == '[' && file.JsonProperties.ContainsKey("isthing") && file.JsonProperties.ContainsKey("id") && file.JsonProperties.ContainsKey("name");
}
