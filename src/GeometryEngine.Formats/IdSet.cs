using System.Runtime.InteropServices;

namespace GeometryEngine.Formats;

/// <summary>
/// The ids seen so far, to find those that come twice. Numbers are kept as bits of blocks of 64: where they follow each other that is about half a byte
/// each, where they are scattered about 30 bytes. Others cost the text itself.
/// </summary>
internal sealed class IdSet
{
    private readonly Dictionary<long, ulong> _blocks = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>Takes an id; false when it is there already. 7 and "7" are the same.</summary>
    public bool Add(SourceId id)
    {
        if (!id.IsNumber) id = IdText.Parse(id.ToString());
        if (!id.IsNumber) return _texts.Add(id.ToString());
        ref ulong block = ref CollectionsMarshal.GetValueRefOrAddDefault(_blocks, id.Number >> 6, out _);
        ulong bit = 1UL << (int)(id.Number & 63);
        bool isNew = (block & bit) == 0;
        block |= bit;
        return isNew;
    }
}
