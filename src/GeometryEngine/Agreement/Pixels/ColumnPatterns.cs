using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeometryEngine;

/// <summary>
/// Counts which labels several raters give the pixels of an image, straight from the columns of their masks: what begins and ends in a column is put in
/// order for several columns at once, and one sweep down each column knows the topmost object of every rater. Time goes with the columns of the masks; no
/// label map is made. Keeps its memory from one image to the next; for one thread at a time.
/// </summary>
internal sealed class ColumnPatterns
{
    private const int MostCodes = 1 << 14; // patterns that are told apart
    private const int MostLabels = 128; // two raters with more have more patterns
    private const int SlotBits = 6;
    private const int MostSlots = (1 << SlotBits) - 1; // objects of a block of columns
    private const int MostRows = (1 << (31 - SlotBits)) - 1;
    private const int Nothing = int.MaxValue; // sorts behind all keys, which are row << SlotBits | slot

    private readonly List<int> _labels = []; // by number; the background is number 0
    private readonly List<Layer> _layers = []; // rater by rater, the topmost last
    private readonly List<int> _indexes = [];
    private readonly int[] _keys = new int[ColumnNetwork.MostNumbers * MaskColumns.Lanes];
    private readonly ulong[] _fellows = new ulong[MostSlots]; // all slots of the rater of a slot
    private readonly int[] _codes = new int[MostSlots + 1]; // what slot - 1 adds to the code where it is its rater's topmost; 0 where none is
    private long[] _pixels = []; // by code; all 0 between calls

    /// <summary>Adds the pixels of an image.</summary>
    /// <param name="objects">The objects of the image, whose size is known.</param>
    /// <param name="raters">Who takes part, ascending; two or more.</param>
    /// <param name="order">Which object lies on top.</param>
    /// <param name="histogram">Receives the patterns: background is 0, category c is label c + 1.</param>
    /// <returns>False for an image of more labels, objects or rows than there is room for: nothing is added.</returns>
    public bool TryCount(ImageObjects objects, IReadOnlyList<int> raters, PaintOrder order, PatternHistogram histogram)
    {
        (int height, int width) = (objects.Image.Height, objects.Image.Width);
        Throw.IfNotSize(height, width);
        if (!objects.HasColumns || height > MostRows || !TryList(objects, raters, order) || !TryWeigh(raters.Count, out int codes)) return false;
        if (_pixels.Length < codes) _pixels = new long[codes];
        Span<long> pixels = _pixels.AsSpan(0, codes);
        for (int block = 0; block < (width + MaskColumns.Lanes - 1L) / MaskColumns.Lanes; block++)
        {
            if (!TryFillKeys(objects.Columns!, block, out Span<int> keys))
            {
                pixels.Clear();
                return false;
            }
            if (keys.IsEmpty) continue;
            ColumnNetwork.Sort(keys);
            for (int lane = 0; lane < MaskColumns.Lanes; lane++) Sweep(keys, lane, pixels);
        }
        AddTo(histogram, raters, pixels, (long)height * width);
        return true;
    }

    // Numbers the labels and lists the masks of all raters.
    private bool TryList(ImageObjects objects, IReadOnlyList<int> raters, PaintOrder order)
    {
        _labels.Clear();
        _labels.Add(0);
        _layers.Clear();
        for (int rater = 0; rater < raters.Count; rater++)
        {
            RaterMaps.ListLayers(objects, raters[rater], order, _indexes);
            foreach (int index in _indexes)
            {
                int label = objects.Annotations[index].Category + 1, number = _labels.IndexOf(label);
                if (number < 0)
                {
                    if (_labels.Count == MostLabels) return false;
                    number = _labels.Count;
                    _labels.Add(label);
                }
                _layers.Add(new Layer(objects.PlaceOf(index), rater, number));
            }
        }
        return true;
    }

    // The code of a pattern is the sum over raters of the number of the label * labels^rater.
    private bool TryWeigh(int raters, out int codes)
    {
        int rater = 0;
        codes = 1;
        foreach (ref Layer layer in CollectionsMarshal.AsSpan(_layers))
        {
            for (; rater < layer.Rater && codes <= MostCodes; rater++) codes *= _labels.Count;
            layer = layer with { Code = layer.Code * codes };
        }
        for (; rater < raters && codes <= MostCodes; rater++) codes *= _labels.Count;
        return codes <= MostCodes;
    }

    // The keys of what begins and ends in a block of columns: all columns' first, then their second ones. Objects get slots in the order of their layers.
    private bool TryFillKeys(MaskColumns columns, int block, out Span<int> keys)
    {
        int slots = 0, firstOfRater = 0, rater = -1, count = 0;
        keys = default;
        foreach (ref readonly Layer layer in CollectionsMarshal.AsSpan(_layers))
        {
            if (!layer.Place.Has(block)) continue;
            if (slots == MostSlots || count + 2 * layer.Place.Layers > ColumnNetwork.MostNumbers) return false;
            if (layer.Rater != rater)
            {
                Join(firstOfRater, slots);
                (rater, firstOfRater) = (layer.Rater, slots);
            }
            for (int i = 0; i < layer.Place.Layers; i++) count += FillKeys(columns.Rows(layer.Place, i, block, 1), slots, count);
            _codes[++slots] = layer.Code;
        }
        Join(firstOfRater, slots);
        keys = _keys.AsSpan(0, count * MaskColumns.Lanes);
        return true;
    }

    // Returns how many keys each column got.
    private int FillKeys(ReadOnlySpan<int> rows, int slot, int count)
    {
        Vector256<int> top = Vector256.Create(rows), bottom = Vector256.Create(rows[MaskColumns.Lanes..]), none = Vector256.Equals(top, bottom);
        if (none == Vector256<int>.AllBitsSet) return 0;
        Span<int> keys = _keys.AsSpan(count * MaskColumns.Lanes);
        Vector256<int> low = Vector256.Create(slot), nothing = Vector256.Create(Nothing);
        Vector256.ConditionalSelect(none, nothing, top << SlotBits | low).CopyTo(keys);
        Vector256.ConditionalSelect(none, nothing, bottom << SlotBits | low).CopyTo(keys[MaskColumns.Lanes..]);
        return 2;
    }

    private void Join(int first, int end)
    {
        ulong slots = (1UL << end) - (1UL << first);
        for (int slot = first; slot < end; slot++) _fellows[slot] = slots;
    }

    // Down one column: a key opens or closes its object. All objects are closed again at the end.
    private void Sweep(ReadOnlySpan<int> keys, int lane, Span<long> pixels)
    {
        ulong[] fellows = _fellows;
        int[] codes = _codes;
        ulong open = 0;
        int code = 0, before = 0;
        for (int i = lane; i < keys.Length && keys[i] != Nothing; i += MaskColumns.Lanes)
        {
            int row = keys[i] >> SlotBits, slot = keys[i] & MostSlots;
            pixels[code] += row - before;
            before = row;
            ulong rater = fellows[slot], others = open;
            open ^= 1UL << slot;
            code += codes[Top(open & rater)] - codes[Top(others & rater)];
        }
    }

    // The highest of some slots + 1; 0 when there is none.
    private static int Top(ulong slots) => BitOperations.Log2(slots << 1 | 1);

    // Adds what was counted, and clears it. What no one marked was not counted in full: it is the rest of the image.
    private void AddTo(PatternHistogram histogram, IReadOnlyList<int> raters, Span<long> pixels, long total)
    {
        pixels[0] = 0;
        pixels[0] = total - TensorPrimitives.Sum<long>(pixels);
        var pattern = new Rating[raters.Count];
        for (int code = 0, skipped; (skipped = pixels[code..].IndexOfAnyExcept(0)) >= 0; code++)
        {
            code += skipped;
            for (int rater = 0, rest = code; rater < pattern.Length; rater++, rest /= _labels.Count)
                pattern[rater] = new Rating(raters[rater], _labels[rest % _labels.Count]);
            histogram.Add(pattern, pixels[code]);
            pixels[code] = 0;
        }
    }

    // A mask, who made it, and what it adds to the code of a pattern.
    private readonly record struct Layer(MaskPlace Place, int Rater, int Code);
}
