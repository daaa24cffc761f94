namespace GeometryEngine.Formats;

/// <summary>
/// A piece of JSON in memory that is known to be JSON throughout, to be looked into in any order: a task, an image with its shapes. Nothing is unpacked
/// before it is asked for, so that long lists of numbers cost no more than their text.
/// </summary>
internal sealed class JsonPiece
{
    private readonly byte[] _text;
    private readonly JsonOrigin _origin;
    private readonly Dictionary<int, string> _replaced = [];

    private JsonPiece(byte[] text, JsonOrigin origin, ReadOptions options, ProblemLog log)
    {
        _text = text;
        _origin = origin;
        Options = options;
        Log = log;
    }

    /// <summary>The limits.</summary>
    public ReadOptions Options { get; }

    /// <summary>Where problems go.</summary>
    public ProblemLog Log { get; }

    /// <summary>Checks a piece.</summary>
    /// <param name="text">The piece; a byte order mark before it is passed over.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="options">Limits.</param>
    /// <param name="log">Where problems with its values go.</param>
    /// <returns>The value that it is.</returns>
    /// <exception cref="InputException">It is not JSON, or is nested too deeply.</exception>
    public static JsonNode Parse(byte[] text, JsonOrigin origin, ReadOptions options, ProblemLog log)
    {
        var piece = new JsonPiece(text, origin, options, log);
        int start = text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        try
        {
            return piece.Check(start);
        }
        catch (InputException failure) when (!log.Strict && piece.ReplaceNoNumbers())
        {
            JsonNode root = piece.Check(start);
            log.Report(failure.Problem); // the first; the others are reported when they are asked for
            return root;
        }
    }

    /// <summary>Reports that a value is not what it should be, unless that was done.</summary>
    public void Report(int position, string allowed)
    {
        if (_replaced.Count > 0 && position == _replaced.Keys.Min()) return;
        JsonCursor cursor = At(position);
        Log.Report(cursor.ProblemAt(position, _replaced.GetValueOrDefault(position) ?? cursor.Describe(), allowed));
    }

    /// <summary>A cursor at a value of the piece.</summary>
    public JsonCursor At(int position) => new JsonCursor(_text, _origin, Options.MaxDepth).MovedTo(position);

    private JsonNode Check(int start)
    {
        JsonCursor cursor = At(start);
        start = cursor.Position;
        cursor.ReadRaw();
        cursor.ExpectEnd();
        return new JsonNode(this, start);
    }

    // Python writes them for numbers that JSON has no way to write. In lenient reading they become texts of the same length, so that they cost only the number and not all around it.
    private bool ReplaceNoNumbers()
    {
        bool inText = false;
        for (int i = 0; i < _text.Length; i++)
        {
            if (inText && _text[i] == '\\') i++;
            else if (_text[i] == '"') inText = !inText;
            else if (!inText && NoNumberAt(i) is { } word)
            {
                Replace(i, word);
                i += word.Length - 1;
            }
        }
        return _replaced.Count > 0;
    }

    private void Replace(int position, string word)
    {
        int end = position + word.Length, start = position > 0 && _text[position - 1] == '-' ? position - 1 : position;
        _replaced.Add(start, System.Text.Encoding.ASCII.GetString(_text.AsSpan(start, end - start)));
        _text.AsSpan(start, end - start).Fill((byte)' ');
        "\"?\""u8.CopyTo(_text.AsSpan(start));
    }

    private string? NoNumberAt(int position) => _text[position] switch
    {
        (byte)'N' when _text.AsSpan(position).StartsWith("NaN"u8) => "NaN",
        (byte)'I' when _text.AsSpan(position).StartsWith("Infinity"u8) => "Infinity",
        _ => null,
    };
}
