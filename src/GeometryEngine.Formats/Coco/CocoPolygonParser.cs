namespace GeometryEngine.Formats;

/// <summary>Reads the outline of an annotation: a list of parts, each x0, y0, x1, y1, ...</summary>
internal sealed class CocoPolygonParser(ReadOptions options, ProblemLog log) : IDisposable
{
    private const int FewestCoordinates = 6;
    private static readonly int[] OnePart = [0];

    private readonly PooledList<double> _coordinates = new();
    private readonly List<int> _ends = [];

    /// <summary>Reads the parts; those that cannot be used are reported and left out.</summary>
    /// <param name="cursor">A cursor on a list.</param>
    /// <param name="isEmpty">Whether the list is empty, which is a usual way to say that there is no outline.</param>
    /// <returns>The outline; null when no part is left.</returns>
    /// <exception cref="InputException">The list holds something else than lists of numbers.</exception>
    public Polygon? Parse(ref JsonCursor cursor, out bool isEmpty)
    {
        _coordinates.Truncate(0);
        _ends.Clear();
        Parse(ref cursor, _coordinates, _ends, out isEmpty);
        return _ends.Count == 0 ? null : new Polygon(_coordinates.Values.ToArray(), _ends.Count == 1 ? OnePart : [0, .. _ends[..^1]]);
    }

    /// <summary>Reads the parts into columns; those that cannot be used are reported and left out.</summary>
    /// <param name="cursor">A cursor on a list.</param>
    /// <param name="coordinates">Receives the coordinates of all parts, after what it holds.</param>
    /// <param name="ends">Receives the number of <paramref name="coordinates"/> after each part.</param>
    /// <param name="isEmpty">Whether the list is empty.</param>
    /// <exception cref="InputException">The list holds something else than lists of numbers.</exception>
    public void Parse(ref JsonCursor cursor, PooledList<double> coordinates, List<int> ends, out bool isEmpty)
    {
        int start = cursor.Position;
        cursor.EnterList();
        isEmpty = !cursor.NextElement();
        if (isEmpty) return;
        if (cursor.Kind is JsonKind.Number or JsonKind.Text)
        {
            cursor = cursor.MovedTo(start);
            log.Report(cursor.ProblemAt(start, "a flat list of numbers", "a list of parts, [[x0, y0, x1, y1, ...], ...]"));
            ParsePart(ref cursor, coordinates, ends);
            return;
        }
        do ParsePart(ref cursor, coordinates, ends);
        while (cursor.NextElement());
    }

    public void Dispose() => _coordinates.Dispose();

    private void ParsePart(ref JsonCursor cursor, PooledList<double> coordinates, List<int> ends)
    {
        int position = cursor.Position;
        int start = coordinates.Count;
        bool wasText = false;
        cursor.ReadNumbers(coordinates, ref wasText);
        if (wasText) log.Report(cursor.ProblemAt(position, "coordinates written as text", "numbers"));
        ReadOnlySpan<double> part = coordinates.Values[start..];
        Problem? problem = null;
        if (part.Length % 2 != 0) problem = cursor.ProblemAt(position, $"{part.Length} coordinates", "an even number, x and y of each point");
        else if (part.Length < FewestCoordinates) problem = cursor.ProblemAt(position, $"a part of {part.Length / 2} points", "3 points or more");
        else if (OutOfRange(part) is { } value) problem = cursor.ProblemAt(position, $"coordinate {value}", $"at most {options.MaxCoordinate} in magnitude");
        if (problem is null)
        {
            ends.Add(coordinates.Count);
            return;
        }
        log.Report(problem);
        coordinates.Truncate(start);
    }

    private double? OutOfRange(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
            if (Math.Abs(value) > options.MaxCoordinate) return value;
        return null;
    }
}
