namespace GeometryEngine.Formats;

/// <summary>The categories of BDD100K's bitmasks, by their numbers.</summary>
internal static class BddCategories
{
    private const int LastStuff = 30; // of those of panoptic segmentation

    private static readonly string[] Instances = ["pedestrian", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle"];

    private static readonly string[] Panoptic =
    [
        "dynamic", "ego vehicle", "ground", "static", "parking", "rail track", "road", "sidewalk", "bridge", "building", "fence", "garage", "guard rail", "tunnel", "wall",
        "banner", "billboard", "lane divider", "parking sign", "pole", "polegroup", "street light", "traffic cone", "traffic device", "traffic light", "traffic sign",
        "traffic sign frame", "terrain", "vegetation", "sky", "person", "rider", "bicycle", "bus", "car", "caravan", "motorcycle", "trailer", "train", "truck",
    ];

    /// <summary>The categories of a file, by the folder of its task; null where that says nothing.</summary>
    public static IReadOnlyList<LabelName>? Of(string path)
    {
        string[] folders = path.Replace('\\', '/').Split('/')[..^1];
        if (folders.Any(folder => folder.StartsWith("pan_seg", StringComparison.Ordinal))) return [.. Panoptic.Select((name, i) => new LabelName(i + 1, name, IsThing: i >= LastStuff))];
        bool isInstances = folders.Any(folder => folder.StartsWith("ins_seg", StringComparison.Ordinal) || folder.StartsWith("seg_track", StringComparison.Ordinal));
        return isInstances ? [.. Instances.Select((name, i) => new LabelName(i + 1, name))] : null;
    }
}
