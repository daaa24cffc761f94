using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GeometryEngine;

/// <summary>
/// How often the attributes of matched objects are the same, by name: those of the user and the flags that <see cref="KnownFields"/> lists. An
/// attribute that only one of the two has is not compared: the other may come from a tool that does not know it.
/// </summary>
internal sealed class AttributeTally
{
    private const int MostRemembered = 1024;
    private static readonly string[] Flags = [KnownFields.Occluded, KnownFields.Truncated, KnownFields.Difficult];
    private static readonly Dictionary<string, string> None = [];

    private readonly Dictionary<string, Tally> _tallies = [];
    private readonly Dictionary<string, Dictionary<string, string>> _parsed = []; // values by name, of JSON objects that came before

    /// <summary>The attributes that were compared, ascending by name.</summary>
    public IReadOnlyList<AttributeSummary> ToList() =>
    [
        .. from tally in _tallies.OrderBy(tally => tally.Key, StringComparer.Ordinal)
           select new AttributeSummary(tally.Key, tally.Value.Compared, tally.Value.Equal, Measure.Ratio(tally.Value.Equal, tally.Value.Compared)),
    ];

    /// <summary>Compares two objects that match.</summary>
    /// <returns>The names in which they differ, ascending; null when there are none.</returns>
    public IReadOnlyList<string>? Add(Annotation a, Annotation b)
    {
        if (a.Extras.Count == 0 || b.Extras.Count == 0) return null;
        SortedSet<string>? differing = null;
        foreach (string flag in Flags)
            if (KnownFields.Flag(a.Extras, flag) is { } first && KnownFields.Flag(b.Extras, flag) is { } second) Count(flag, first == second, ref differing);
        Dictionary<string, string> other = Parse(KnownFields.Find(b.Extras, KnownFields.Attributes));
        foreach ((string name, string value) in Parse(KnownFields.Find(a.Extras, KnownFields.Attributes)))
            if (other.TryGetValue(name, out string? second)) Count(name, value == second, ref differing);
        return differing is null ? null : [.. differing];
    }

    /// <summary>Adds the counts of other objects.</summary>
    public void Merge(AttributeTally other)
    {
        foreach ((string name, Tally from) in other._tallies) Add(name, from.Compared, from.Equal);
    }

    /// <summary>Writes or reads the counts.</summary>
    public void Sync(SavedState state) => state.Sync(_tallies, SavedState.Text, static (SavedState state, ref Tally tally) =>
    {
        state.Sync(ref tally.Compared);
        state.Sync(ref tally.Equal);
    }, StringComparer.Ordinal);

    private void Count(string name, bool equal, ref SortedSet<string>? differing)
    {
        Add(name, 1, equal ? 1 : 0);
        if (!equal) (differing ??= new SortedSet<string>(StringComparer.Ordinal)).Add(name);
    }

    private void Add(string name, long compared, long equal)
    {
        ref Tally tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, name, out _);
        tally.Compared += compared;
        tally.Equal += equal;
    }

    private Dictionary<string, string> Parse(string? json)
    {
        if (json is null) return None;
        if (_parsed.TryGetValue(json, out Dictionary<string, string>? values)) return values;
        if (_parsed.Count == MostRemembered) _parsed.Clear();
        using JsonDocument document = JsonDocument.Parse(json);
        values = document.RootElement.ValueKind != JsonValueKind.Object ? None
            : document.RootElement.EnumerateObject().DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => Text(member.Value));
        _parsed.Add(json, values);
        return values;
    }

    // The same for 1 and 1.0, and for texts however they are escaped.
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => $"\"{value.GetString()}",
        _ => value.GetRawText(),
    };

    private struct Tally
    {
        public long Compared;
        public long Equal;
    }
}
