using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>
/// Outlines and lines as WKB (OGC 06-103r4), as GeoParquet and spatial databases hold them: rings closed, holes behind the part they are cut from.
/// Written little-endian in two dimensions; read in either byte order.
/// </summary>
internal static class WellKnownBinary
{
    private const int Line = 2, OnePart = 3, Parts = 6;

    /// <summary>A polygon of one part, or a multipolygon.</summary>
    public static byte[] Of(Polygon polygon)
    {
        var output = new WkbOutput();
        int[] parts = [.. Enumerable.Range(0, polygon.RingCount).Where(ring => !polygon.IsHole(ring))];
        if (parts.Length != 1) output.Begin(Parts, parts.Length);
        for (int i = 0; i < parts.Length; i++)
        {
            int end = i + 1 < parts.Length ? parts[i + 1] : polygon.RingCount;
            output.Begin(OnePart, end - parts[i]);
            for (int ring = parts[i]; ring < end; ring++) output.Ring(polygon.Ring(ring));
        }
        return output.ToArray();
    }

    /// <summary>A line string.</summary>
    public static byte[] Of(Polyline line)
    {
        var output = new WkbOutput();
        output.Begin(Line, line.Coordinates.Length / 2);
        output.Numbers(line.Coordinates);
        return output.ToArray();
    }

    /// <summary>Reads a polygon or multipolygon; null when the bytes are none.</summary>
    public static Polygon? ReadPolygon(ReadOnlySpan<byte> bytes)
    {
        var input = new WkbInput(bytes);
        var coordinates = new List<double>();
        var starts = new List<int>();
        var holes = new List<bool>();
        if (!input.Begin(out int kind, out int count) || kind is not (OnePart or Parts)) return null;
        for (int part = 0; part < (kind == Parts ? count : 1); part++)
        {
            int rings = count;
            if (kind == Parts && !(input.Begin(out int inner, out rings) && inner == OnePart)) return null;
            for (int ring = 0; ring < rings; ring++)
            {
                starts.Add(coordinates.Count);
                holes.Add(ring > 0);
                if (!input.Ring(coordinates)) return null;
            }
        }
        if (!input.IsAtEnd || starts.Count == 0) return null;
        return new Polygon([.. coordinates], [.. starts], holes.Contains(true) ? [.. holes] : null);
    }

    /// <summary>Reads a line string; null when the bytes are none.</summary>
    public static Polyline? ReadLine(ReadOnlySpan<byte> bytes)
    {
        var input = new WkbInput(bytes);
        var coordinates = new List<double>();
        if (!input.Begin(out int kind, out int count) || kind != Line || !input.Numbers(coordinates, count) || !input.IsAtEnd) return null;
        return new Polyline([.. coordinates]);
    }

    private sealed class WkbOutput
    {
        private readonly List<byte> _bytes = [];

        public void Begin(int kind, int count)
        {
            _bytes.Add(1); // little-endian
            Write(kind);
            Write(count);
        }

        public void Ring(ReadOnlySpan<double> ring)
        {
            Write(ring.Length == 0 ? 0 : ring.Length / 2 + 1);
            Numbers(ring);
            if (ring.Length > 0) Numbers(ring[..2]);
        }

        public void Numbers(ReadOnlySpan<double> numbers)
        {
            Span<byte> bytes = stackalloc byte[sizeof(double)];
            foreach (double number in numbers)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
                _bytes.AddRange(bytes);
            }
        }

        public byte[] ToArray() => [.. _bytes];

        private void Write(int value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            _bytes.AddRange(bytes);
        }
    }

    private ref struct WkbInput(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;
        private bool _isLittle;

        public readonly bool IsAtEnd => _rest.IsEmpty;

        public bool Begin(out int kind, out int count)
        {
            (kind, count) = (0, 0);
            if (_rest.Length < 9 || _rest[0] > 1) return false;
            _isLittle = _rest[0] == 1;
            _rest = _rest[1..];
            return TryInt(out kind) && TryInt(out count);
        }

        public bool Ring(List<double> coordinates)
        {
            int start = coordinates.Count;
            if (!TryInt(out int count) || !Numbers(coordinates, count)) return false;
            int last = coordinates.Count - 2;
            if (last > start && coordinates[start] == coordinates[last] && coordinates[start + 1] == coordinates[last + 1]) coordinates.RemoveRange(last, 2);
            return true;
        }

        public bool Numbers(List<double> coordinates, int points)
        {
            if (points < 0 || points > _rest.Length / (2 * sizeof(double))) return false;
            for (int i = 0; i < 2 * points; i++)
            {
                double number = _isLittle ? BinaryPrimitives.ReadDoubleLittleEndian(_rest) : BinaryPrimitives.ReadDoubleBigEndian(_rest);
                if (!double.IsFinite(number)) return false;
                coordinates.Add(number);
                _rest = _rest[sizeof(double)..];
            }
            return true;
        }

        private bool TryInt(out int value)
        {
            value = 0;
            if (_rest.Length < sizeof(int)) return false;
            value = _isLittle ? BinaryPrimitives.ReadInt32LittleEndian(_rest) : BinaryPrimitives.ReadInt32BigEndian(_rest);
            _rest = _rest[sizeof(int)..];
            return value >= 0;
        }
    }
}
