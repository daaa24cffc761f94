using System.Numerics;

namespace GeometryEngine;

/// <summary>Which of many layers cover the position at hand, and which of them lies on top.</summary>
/// <param name="layers">Number of layers; the last is the topmost.</param>
internal sealed class OpenLayers(int layers)
{
    private readonly ulong[] _open = new ulong[(layers + 63) / 64];
    private int _topWord = -1; // no word above holds an open layer

    /// <summary>The topmost open layer; -1 when none is open.</summary>
    public int Top => _topWord < 0 ? -1 : _topWord * 64 + BitOperations.Log2(_open[_topWord]);

    /// <summary>Opens a closed layer, or closes an open one.</summary>
    public void Flip(int layer)
    {
        _open[layer / 64] ^= 1UL << layer % 64;
        _topWord = Math.Max(_topWord, layer / 64);
        while (_topWord >= 0 && _open[_topWord] == 0) _topWord--;
    }
}
