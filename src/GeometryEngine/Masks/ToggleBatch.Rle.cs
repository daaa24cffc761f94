namespace GeometryEngine;

/// <content>Toggles of run lengths.</content>
internal sealed partial class ToggleBatch
{
    /// <summary>Adds a mask of the image's size as an object; empty runs inside do not matter.</summary>
    public void Add(Rle mask)
    {
        Throw.IfNotOfSize(mask, Height, Width, nameof(mask));
        Add(mask.Counts);
    }

    /// <summary>Adds the mask of run lengths as an object.</summary>
    /// <param name="counts">Run lengths, zeros first, that add up to the pixels of the image.</param>
    public void Add(ReadOnlySpan<uint> counts)
    {
        (int top, int bottom) = Height == 0 ? default : AddRuns(counts);
        int first = Toggles;
        EndObject(_used == first ? default : new PixelBox(ColumnOf(_keys[first]), top, ColumnOf(_keys[_used - 1]) + 1, bottom));
    }

    // Returns the first row of the mask and the one behind the last.
    private (int Top, int Bottom) AddRuns(ReadOnlySpan<uint> counts)
    {
        long height = Height, column = 0, row = 0, top = height, bottom = 0;
        Span<ulong> keys = Reserve(counts.Length + 1);
        int written = 0;
        for (int i = 1; i < counts.Length; i += 2)
        {
            row += counts[i - 1];
            if (row >= height)
            {
                column++;
                row -= height;
                if (row >= height) (column, row) = (column + row / height, row % height); // seldom: the runs of an object lie in neighbouring columns
            }
            long end = row + counts[i];
            if (end == row) continue;
            if (end > height)
            {
                Advance(written);
                AddColumns(ref column, ref row, ref end);
                keys = Reserve(counts.Length - i + 1);
                (written, top, bottom) = (0, 0, height);
            }
            keys[written] = (ulong)(column << 32 | row);
            keys[written + 1] = (ulong)(column << 32 | end);
            written += 2;
            top = Math.Min(top, row);
            bottom = Math.Max(bottom, end);
            row = end;
        }
        Advance(written);
        return ((int)top, (int)bottom);
    }

    // Adds what a run covers of all its columns but the last, and leaves the rest.
    private void AddColumns(ref long column, ref long row, ref long end)
    {
        long last = column + (end - 1) / Height;
        Span<ulong> keys = Reserve(checked((int)(2 * (last - column))));
        int written = 0;
        for (; column < last; column++, row = 0, end -= Height)
        {
            keys[written++] = (ulong)(column << 32 | row);
            keys[written++] = (ulong)(column << 32 | (long)Height);
        }
        Advance(written);
    }

    private static int ColumnOf(ulong key) => (int)(key >> 32);
}
