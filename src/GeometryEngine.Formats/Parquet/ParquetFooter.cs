using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>
/// The footer of a Parquet file: a structure in Thrift's compact form, its length, and PAR1. It is walked through before the library reads it, which does not come
/// back from a structure that goes on behind its end.
/// </summary>
internal ref struct ParquetFooter
{
    private const int MostBytes = 256 << 20;
    private const int MostDepth = 32;
    private const int Tail = 8; // the length of the footer, and PAR1

    private ReadOnlySpan<byte> _rest;

    /// <summary>Reads the footer of a file.</summary>
    /// <returns>Its bytes; null when the file has none that is whole.</returns>
    public static byte[]? Read(InputFile file)
    {
        Span<byte> end = stackalloc byte[Tail];
        if (file.Length < Tail + 4 || file.Read(end, file.Length - Tail) < Tail || !end[4..].SequenceEqual("PAR1"u8)) return null;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(end);
        if (length > Math.Min(MostBytes, file.Length - Tail - 4)) return null;
        var footer = new byte[length];
        if (file.Read(footer, file.Length - Tail - length) < footer.Length) return null;
        var walk = new ParquetFooter { _rest = footer };
        return walk.SkipStructure(0) && walk._rest.IsEmpty ? footer : null;
    }

    private bool SkipStructure(int depth)
    {
        if (depth > MostDepth) return false;
        while (true)
        {
            if (!TryByte(out int field)) return false;
            if (field == 0) return true;
            if (field >> 4 == 0 && !TryNumber(out _)) return false; // the field's number, where it is not told by the difference from the last
            if ((field & 15) is not (1 or 2) && !SkipValue(field & 15, depth)) return false; // yes and no of fields stand in their type
        }
    }

    private bool SkipValue(int type, int depth) => type switch
    {
        1 or 2 or 3 => TryTake(1), // yes and no of lists, and bytes
        4 or 5 or 6 => TryNumber(out _),
        7 => TryTake(8),
        8 => TryNumber(out ulong length) && TryTake(length),
        9 or 10 => SkipList(depth),
        11 => SkipMap(depth),
        12 => SkipStructure(depth + 1),
        _ => false,
    };

    private bool SkipList(int depth)
    {
        if (!TryByte(out int head)) return false;
        ulong count = (ulong)head >> 4;
        if (count == 15 && !TryNumber(out count)) return false;
        return SkipValues(count, depth, head & 15);
    }

    private bool SkipMap(int depth)
    {
        if (!TryNumber(out ulong count)) return false;
        return count == 0 || (TryByte(out int types) && SkipValues(count, depth, types >> 4, types & 15));
    }

    private bool SkipValues(ulong count, int depth, params ReadOnlySpan<int> types)
    {
        for (; count > 0; count--)
        {
            foreach (int type in types)
                if (depth > MostDepth || !SkipValue(type, depth + 1)) return false;
        }
        return true;
    }

    private bool TryByte(out int value)
    {
        value = _rest.IsEmpty ? 0 : _rest[0];
        return TryTake(1);
    }

    private bool TryNumber(out ulong number)
    {
        number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (!TryByte(out int value)) return false;
            number |= (ulong)(value & 127) << shift;
            if (value < 128) return true;
        }
        return false;
    }

    private bool TryTake(ulong length)
    {
        if (length > (ulong)_rest.Length) return false;
        _rest = _rest[(int)length..];
        return true;
    }
}
