using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>How often which label of the consensus meets which label of an annotator.</summary>
internal sealed class LabelPairs
{
    private readonly Dictionary<(int Consensus, int Own), long> _counts = [];

    /// <summary>Counts one.</summary>
    public void Add(int consensus, int own) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, (consensus, own), out _)++;

    /// <summary>The pairs, the most frequent first, equal ones in the order of categories.</summary>
    public IReadOnlyList<LabelConfusion> ToRows(DatasetInfo info) =>
    [
        .. from pair in _counts
           orderby pair.Value descending, pair.Key
           select new LabelConfusion(info.Categories[pair.Key.Consensus].Name, info.Categories[pair.Key.Own].Name, pair.Value),
    ];
}
