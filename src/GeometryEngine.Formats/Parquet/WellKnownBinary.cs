using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>
/// Outlines, lines and points as WKB (OGC 06-103r4), as GeoParquet and spatial databases hold them: rings closed, holes behind the part they are cut from.
/// Written little-endian in two dimensions; read in either byte order, with heights and measures, which are passed over, also as PostGIS marks them (EWKB).
/// </summary>
internal static class WellKnownBinary
{
    private const int Dot = 1, Line = 2, OnePart = 3, Dots = 4, Parts = 6;

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

    /// <summary>Adds a geometry to an annotation; an empty one adds nothing.</summary>
    /// <returns>The annotation; null when the bytes are no geometry, or one that is not known here.</returns>
    public static Annotation? Read(Annotation annotation, ReadOnlySpan<byte> bytes)
    {
        var input = new WkbInput(bytes);
        if (input.BeginDot())
        {
            var point = new List<double>();
            if (!input.Point(point) || !input.IsAtEnd) return null;
            return point.Exists(double.IsNaN) ? annotation : annotation with { Keypoints = new Keypoints([.. point, 2]) };
        }
        if (!input.Begin(out int kind, out int count)) return null;
        if (count == 0) return input.IsAtEnd && kind is Line or OnePart or Dots or Parts ? annotation : null;
        return kind switch
        {
            Line => ReadLine(bytes) is { } line ? annotation with { Polyline = line } : null,
            OnePart or Parts => ReadPolygon(bytes) is { } polygon ? annotation with { Polygon = polygon } : null,
            Dots => ReadDots(ref input, count) is { } dots ? annotation with { Keypoints = dots } : null,
            _ => null,
        };
    }

    private static Keypoints? ReadDots(ref WkbInput input, int count)
    {
        var triplets = new List<double>();
        for (int i = 0; i < count; i++)
        {
            if (!input.BeginDot() || !input.Point(triplets) || !double.IsFinite(triplets[^1]) || !double.IsFinite(triplets[^2])) return null;
            triplets.Add(2);
        }
        return input.IsAtEnd ? new Keypoints([.. triplets]) : null;
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
        private int _numbers; // of a point

        public readonly bool IsAtEnd => _rest.IsEmpty;

        /// <summary>Reads what stands before all but points: their kind, and how many parts, rings or points they have.</summary>
        public bool Begin(out int kind, out int count)
        {
            count = 0;
            return Head(out kind) && TryInt(out count);
        }

        /// <summary>Whether a point begins; its head is read then, and nothing otherwise.</summary>
        public bool BeginDot()
        {
            WkbInput ahead = this;
            if (!ahead.Head(out int kind) || kind != Dot) return false;
            this = ahead;
            return true;
        }

        /// <summary>Reads the numbers of a point, which are NaN when it is empty.</summary>
        public bool Point(List<double> coordinates)
        {
            if (_rest.Length < _numbers * sizeof(double)) return false;
            coordinates.Add(Number(0));
            coordinates.Add(Number(1));
            _rest = _rest[(_numbers * sizeof(double))..];
            return true;
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
            if (points < 0 || points > _rest.Length / (_numbers * sizeof(double))) return false;
            for (int i = 0; i < points; i++)
                if (!Point(coordinates) || !double.IsFinite(coordinates[^1]) || !double.IsFinite(coordinates[^2])) return false;
            return true;
        }

        // ISO adds 1000 for a height, 2000 for a measure, 3000 for both; EWKB sets the highest bits, and one more for a number of the coordinate system behind.
        private bool Head(out int kind)
        {
            kind = 0;
            if (_rest.Length < 5 || _rest[0] > 1) return false;
            _isLittle = _rest[0] == 1;
            uint written = _isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(_rest[1..]) : BinaryPrimitives.ReadUInt32BigEndian(_rest[1..]);
            uint flags = written >> 29, iso = (written & 0x1FFFFFFF) / 1000;
            bool hasSystem = (flags & 1) != 0;
            if (iso > 3 || _rest.Length < (hasSystem ? 9 : 5)) return false;
            kind = (int)((written & 0x1FFFFFFF) % 1000);
            _numbers = 2 + (int)((flags >> 2) + (flags >> 1 & 1) + (iso & 1) + (iso >> 1));
            _rest = _rest[(hasSystem ? 9 : 5)..];
            return true;
        }

        private readonly double Number(int index)
        {
            ReadOnlySpan<byte> bytes = _rest[(index * sizeof(double))..];
            return _isLittle ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
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
