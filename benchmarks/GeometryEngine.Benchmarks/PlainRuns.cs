namespace GeometryEngine.Benchmarks;

/// <summary>Runs and bytes in the plain way, as pycocotools' C has it: a pixel at a time, column-major.</summary>
internal static class PlainRuns
{
    /// <summary>A new run wherever the byte changes.</summary>
    public static uint[] Encode(ReadOnlySpan<byte> pixels)
    {
        var counts = new List<uint>();
        uint run = 0;
        byte last = 0;
        foreach (byte pixel in pixels)
        {
            if (pixel != last)
            {
                counts.Add(run);
                run = 0;
                last = pixel;
            }
            run++;
        }
        counts.Add(run);
        return [.. counts];
    }

    /// <summary>The same for an image in row-major order, whose columns are walked.</summary>
    public static uint[] EncodeRows(ReadOnlySpan<byte> pixels, int height, int width)
    {
        var counts = new List<uint>();
        uint run = 0;
        byte last = 0;
        for (int column = 0; column < width; column++)
        {
            for (int row = 0; row < height; row++)
            {
                byte pixel = pixels[row * width + column];
                if (pixel != last)
                {
                    counts.Add(run);
                    run = 0;
                    last = pixel;
                }
                run++;
            }
        }
        counts.Add(run);
        return [.. counts];
    }

    /// <summary>Writes each run a pixel at a time.</summary>
    public static void Decode(ReadOnlySpan<uint> counts, Span<byte> pixels)
    {
        int position = 0;
        byte value = 0;
        foreach (uint count in counts)
        {
            for (uint i = 0; i < count; i++) pixels[position++] = value;
            value ^= 1;
        }
    }

    /// <summary>Pixels of two masks' runs that both hold, and that either does: the merge of <c>rleIou</c>.</summary>
    public static (long Intersection, long Union) Overlap(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        long intersection = 0, union = 0;
        uint leftA = a[0], leftB = b[0];
        int nextA = 1, nextB = 1;
        bool inA = false, inB = false;
        while (true)
        {
            uint step = Math.Min(leftA, leftB);
            if (inA || inB) union += step;
            if (inA && inB) intersection += step;
            (leftA, leftB) = (leftA - step, leftB - step);
            if (leftA == 0)
            {
                if (nextA == a.Length) return (intersection, union + Rest(leftB, b, nextB, inB));
                leftA = a[nextA++];
                inA = !inA;
            }
            if (leftB == 0)
            {
                if (nextB == b.Length) return (intersection, union + Rest(leftA, a, nextA, inA));
                leftB = b[nextB++];
                inB = !inB;
            }
        }
    }

    // Where one list has ended, nothing but the foreground of the other can follow; of equal sizes that is 0 pixels.
    private static long Rest(uint left, ReadOnlySpan<uint> counts, int next, bool inside)
    {
        long rest = inside ? left : 0;
        for (int i = next; i < counts.Length; i++)
        {
            inside = !inside;
            if (inside) rest += counts[i];
        }
        return rest;
    }
}
