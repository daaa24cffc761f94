using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Reads the fields of a COCO annotation other than its outline and mask. What cannot be used is reported and counts as not there.</summary>
internal sealed class CocoFieldParser(ReadOptions options, ProblemLog log) : IDisposable
{
    private readonly PooledList<double> _numbers = new();

    /// <summary>Reads a box; null where there is none, or where it cannot be used.</summary>
    /// <param name="cursor">A cursor on it.</param>
    /// <param name="lost">Set when it cannot be used; left alone otherwise.</param>
    public Box? ParseBox(ref JsonCursor cursor, ref bool lost)
    {
        if (!TryParseNumbers(ref cursor, out int position)) return null;
        ReadOnlySpan<double> box = _numbers.Values;
        if (box.IsEmpty) return null;
        if (box.Length != 4) log.Report(cursor.ProblemAt(position, $"{box.Length} numbers", "[x, y, width, height]"));
        else if (box[2] < 0 || box[3] < 0) log.Report(cursor.ProblemAt(position, $"a box of size {box[2]} x {box[3]}", "a width and height of 0 or more"));
        else if (IsInRange(cursor, position)) return new Box(box[0], box[1], box[2], box[3]);
        lost = true;
        return null;
    }

    /// <summary>Reads keypoints, x, y and visibility of each; empty where there are none, or where they cannot be used.</summary>
    /// <param name="cursor">A cursor on them.</param>
    /// <param name="lost">Set when they cannot be used; left alone otherwise.</param>
    /// <returns>The numbers; valid until the next call.</returns>
    public ReadOnlySpan<double> ParseTriplets(ref JsonCursor cursor, ref bool lost)
    {
        int position = cursor.Position;
        if (IsNested(cursor))
        {
            log.Report(cursor.ProblemAt(position, "a list of lists", "a flat list, x, y and visibility of each keypoint"));
            if (!TryParseNested(ref cursor, position))
            {
                lost = true;
                return [];
            }
        }
        else if (!TryParseNumbers(ref cursor, out position) || _numbers.Count == 0) return [];
        if (_numbers.Count % 3 != 0) log.Report(cursor.ProblemAt(position, $"{_numbers.Count} numbers", "x, y and visibility of each keypoint"));
        else if (IsInRange(cursor, position)) return _numbers.Values;
        lost = true;
        return [];
    }

    /// <summary>Reads a number, also one written as text; null where there is none.</summary>
    public double? ParseNumber(ref JsonCursor cursor)
    {
        if (cursor.TryReadNull()) return null;
        int position = cursor.Position;
        bool wasText = false;
        double value = cursor.ReadNumber(ref wasText);
        if (wasText) log.Report(cursor.ProblemAt(position, $"\"{value}\"", "a number"));
        return value;
    }

    /// <summary>Reads the layer; 0 where there is none.</summary>
    public int ParseLayer(ref JsonCursor cursor)
    {
        int position = cursor.Position;
        double? value = ParseNumber(ref cursor);
        if (value is null or (>= int.MinValue and <= int.MaxValue)) return (int)Math.Truncate(value ?? 0);
        log.Report(cursor.ProblemAt(position, $"layer {value}", "a whole number of 32 bits"));
        return 0;
    }

    /// <summary>Reads whether the annotation is a crowd, however that is written.</summary>
    /// <exception cref="InputException">It is neither a number, nor a truth value, nor the text of one.</exception>
    public bool ParseCrowd(ref JsonCursor cursor)
    {
        if (cursor.TryReadNull()) return false;
        if (cursor.Kind == JsonKind.Bool) return cursor.ReadBool();
        int position = cursor.Position;
        if (cursor.Kind == JsonKind.Number && cursor.TryReadWhole(out long number))
        {
            if (number is 0 or 1) return number == 1;
            cursor = cursor.MovedTo(position);
        }
        string written = cursor.Describe();
        bool value = cursor.Kind == JsonKind.Number ? cursor.ReadNumber() != 0 : ParseTruth(ref cursor);
        log.Report(cursor.ProblemAt(position, written, "0, 1, false or true"));
        return value;
    }

    // As exporters write them from tables, where all is text: "False", "1", "0.0", "".
    private static bool ParseTruth(ref JsonCursor cursor)
    {
        int position = cursor.Position;
        string text = cursor.ReadText();
        if (bool.TryParse(text, out bool truth)) return truth;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return number != 0;
        if (text.Length > 0) cursor.MovedTo(position).Fail("0, 1, false or true");
        return false;
    }

    public void Dispose() => _numbers.Dispose();

    private static bool IsNested(JsonCursor cursor)
    {
        if (cursor.Kind != JsonKind.List) return false;
        cursor.EnterList();
        return cursor.NextElement() && cursor.Kind == JsonKind.List;
    }

    // [[x, y, visibility], ...]: every list must be one keypoint, or whose numbers are whose is not known.
    private bool TryParseNested(ref JsonCursor cursor, int start)
    {
        bool wasText = false, areTriplets = true;
        _numbers.Truncate(0);
        cursor.EnterList();
        while (cursor.NextElement())
        {
            int position = cursor.Position, before = _numbers.Count;
            cursor.ReadNumbers(_numbers, ref wasText);
            if (_numbers.Count - before == 3) continue;
            if (areTriplets) log.Report(cursor.ProblemAt(position, $"{_numbers.Count - before} numbers", "x, y and visibility of a keypoint"));
            areTriplets = false;
        }
        if (wasText) log.Report(cursor.ProblemAt(start, "numbers written as text", "numbers"));
        return areTriplets;
    }

    private bool TryParseNumbers(ref JsonCursor cursor, out int position)
    {
        position = cursor.Position;
        if (cursor.TryReadNull()) return false;
        bool wasText = false;
        _numbers.Truncate(0);
        cursor.ReadNumbers(_numbers, ref wasText);
        if (wasText) log.Report(cursor.ProblemAt(position, "numbers written as text", "numbers"));
        return true;
    }

    private bool IsInRange(in JsonCursor cursor, int position)
    {
        foreach (double value in _numbers.Values)
        {
            if (Math.Abs(value) <= options.MaxCoordinate) continue;
            log.Report(cursor.ProblemAt(position, $"coordinate {value}", $"at most {options.MaxCoordinate} in magnitude"));
            return false;
        }
        return true;
    }
}
