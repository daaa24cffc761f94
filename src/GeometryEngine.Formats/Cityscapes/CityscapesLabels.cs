namespace GeometryEngine.Formats;

/// <summary>The labels of Cityscapes by their ids, as its images of ids have them.</summary>
internal static class CityscapesLabels
{
    private const string Group = "group";

    private static readonly string[] Names =
    [
        "unlabeled", "ego vehicle", "rectification border", "out of roi", "static", "dynamic", "ground", "road", "sidewalk", "parking", "rail track", "building", "wall",
        "fence", "guard rail", "bridge", "tunnel", "pole", "polegroup", "traffic light", "traffic sign", "vegetation", "terrain", "sky", "person", "rider", "car",
        "truck", "bus", "caravan", "trailer", "train", "motorcycle", "bicycle",
    ];

    // Those of which single objects are told apart; only these come as groups.
    private static readonly HashSet<string> Things = ["person", "rider", "car", "truck", "bus", "caravan", "trailer", "train", "motorcycle", "bicycle"];

    /// <summary>The label of an id; the id itself where it has none.</summary>
    public static string NameOf(int id) => id < Names.Length ? Names[id] : id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether single objects of a label are told apart.</summary>
    public static bool IsThing(string label) => Things.Contains(label);

    /// <summary>The label that a group is one of; null for a label that is no group.</summary>
    public static string? OfGroup(string label) =>
        label.EndsWith(Group, StringComparison.Ordinal) && Things.Contains(label[..^Group.Length]) ? label[..^Group.Length] : null;
}
