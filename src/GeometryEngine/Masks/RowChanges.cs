using System.Numerics;

namespace GeometryEngine;

/// <summary>
/// Where the pixels of a mask begin and end along its rows, as positions row * width + column, ascending; an end at the end of a row and a
/// beginning at the start of the next are both reported.
/// </summary>
/// <param name="mask">The mask.</param>
/// <param name="height">Height of the image in pixels.</param>
/// <param name="width">Width of the image in pixels.</param>
internal ref struct RowChanges(BitView mask, int height, int width)
{
    private readonly BitView _mask = mask;
    private readonly int _bottom = Math.Min(mask.Frame.Bottom, height);
    private int _row = mask.Frame.Top - 1;
    private int _strip = mask.Frame.End; // the next one to look at; behind the last at the end of a row
    private ulong _changes;
    private ulong _last; // the pixel before the next strip, as the lowest bit

    public uint Current { get; private set; }

    public bool MoveNext()
    {
        while (_changes == 0)
        {
            if (_strip == _mask.Frame.End)
            {
                bool open = _last != 0;
                _last = 0;
                if (open)
                {
                    Current = Position(Math.Min(_strip * 64, width));
                    return true;
                }
                if (++_row >= _bottom) return false;
                _strip = _mask.Frame.First;
            }
            ulong word = _mask.Words[_mask.Frame.Place(_strip++, _row)];
            _changes = word ^ (word << 1 | _last);
            _last = word >> 63;
        }
        Current = Position((_strip - 1) * 64 + BitOperations.TrailingZeroCount(_changes));
        _changes &= _changes - 1;
        return true;
    }

    private readonly uint Position(int column) => (uint)_row * (uint)width + (uint)column;
}
