namespace GeometryEngine.Formats;

/// <summary>
/// The ids of one table of an output: as the source wrote them, where they are still free; a number above all before otherwise
/// (joined sources may number alike, and some formats have no ids).
/// </summary>
internal sealed class IdWriter
{
    private readonly IdSet _used = new();
    private long _highest;

    /// <summary>The id to write for a source's id, or for none.</summary>
    public SourceId Next(SourceId? id) => Next(id, out _);

    /// <summary>The id to write for a source's id, or for none.</summary>
    /// <param name="id">The source's id; null where it has none.</param>
    /// <param name="changed">Whether it has one, which is lost.</param>
    public SourceId Next(SourceId? id, out bool changed)
    {
        changed = id is { } wanted && !_used.Add(wanted);
        SourceId next = changed || id is null ? Unused() : id.Value;
        if (next.IsNumber) _highest = Math.Max(_highest, next.Number);
        return next;
    }

    private SourceId Unused()
    {
        while (true)
        {
            var candidate = new SourceId(checked(++_highest));
            if (_used.Add(candidate)) return candidate;
        }
    }
}
