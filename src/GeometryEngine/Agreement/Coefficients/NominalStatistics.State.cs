namespace GeometryEngine;

public sealed partial class NominalStatistics
{
    /// <summary>Writes or reads the counts; read into statistics without units.</summary>
    internal void Sync(SavedState state)
    {
        _raters.UnionWith(state.Sync<int>([.. _raters.Order()], SavedState.Index));
        KeyValuePair<int, Group>[] groups = state.Sync<KeyValuePair<int, Group>>([.. _groups], static (SavedState state, ref KeyValuePair<int, Group> entry) =>
        {
            (int ratings, Group group) = (entry.Key, entry.Value ?? new Group());
            state.Sync(ref ratings);
            state.Sync(ref group.Units);
            state.Sync(ref group.Unanimous);
            state.Sync(ref group.DisagreeingPairs);
            group.Labels = state.Sync<long>(group.Labels.AsSpan().TrimEnd(0L).ToArray(), SavedState.Whole); // how far they have grown is no state
            entry = new KeyValuePair<int, Group>(ratings, group);
        });
        if (!state.IsLoading) return;
        foreach ((int ratings, Group group) in groups) _groups.Add(ratings, group);
    }
}
