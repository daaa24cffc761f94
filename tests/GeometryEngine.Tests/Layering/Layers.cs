namespace GeometryEngine.Tests.Layering;

/// <summary>Who may use whom: the rooms of the product, bottom to top. A room uses its own tier and those below.</summary>
internal static class Layers
{
    private static readonly string[][] Tiers =
    [
        ["Geometry", "Simd"],
        ["Raster", "Masks"],
        ["Backends", "Data"],
        ["Engine", "Metrics", "Formats"],
        ["Agreement", "Gpu", "Reporting"],
        ["Bench"],
        ["Cli"],
    ];

    // Stand beside the tiers: every room throws and is tuned by them, and they name what they speak of.
    private static readonly string[] Beside = ["Throw", "Tuning"];

    // Metrics take counts and IoU values, never the engine that makes them.
    private static readonly (string From, string To)[] Forbidden = [("Metrics", "Engine")];

    /// <summary>Every use that goes upward or is forbidden, and every room that has no place; a line each.</summary>
    public static IReadOnlyList<string> Violations(IReadOnlyList<SourceFile> files)
    {
        IEnumerable<string> lost = files.Where(file => TierOf(file.Room) < 0).Select(file => $"{file.Path}: no tier has a room {file.Room}");
        IEnumerable<string> upward = Uses(files)
            .Where(use => TierOf(use.To) > TierOf(use.File.Room) || Forbidden.Contains((use.File.Room, use.To)))
            .Select(use => $"{use.File.Path}: {use.File.Room} uses {use.Type} of {use.To}");
        return [.. lost, .. upward];
    }

    /// <summary>Every pair of rooms of one tier that use each other, directly or through others; a line each.</summary>
    public static IReadOnlyList<string> Circles(IReadOnlyList<SourceFile> files)
    {
        ILookup<string, string> uses = Uses(files).Where(use => use.To != use.File.Room).ToLookup(use => use.File.Room, use => use.To);
        string[] rooms = [.. uses.Select(group => group.Key).Order(StringComparer.Ordinal)];
        return
        [
            .. from a in rooms
               from b in rooms
               where string.CompareOrdinal(a, b) < 0 && Reaches(uses, a, b) && Reaches(uses, b, a)
               select $"{a} and {b} use each other",
        ];
    }

    private static int TierOf(string room) => Array.FindIndex(Tiers, tier => tier.Contains(room));

    private static IEnumerable<(SourceFile File, string Type, string To)> Uses(IReadOnlyList<SourceFile> files)
    {
        ILookup<string, SourceFile> declared = files.SelectMany(file => file.Types.Select(type => (type, file)))
            .Where(pair => !Beside.Contains(pair.type)).ToLookup(pair => pair.type, pair => pair.file);
        return from file in files
               where !Beside.Contains(file.Name)
               from word in file.Words
               where declared.Contains(word) && !declared[word].Any(other => other.Room == file.Room)
               select (file, word, declared[word].First().Room);
    }

    private static bool Reaches(ILookup<string, string> uses, string from, string to)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out string? room))
            foreach (string next in uses[room])
                if (seen.Add(next)) open.Push(next);
        return seen.Contains(to);
    }
}
