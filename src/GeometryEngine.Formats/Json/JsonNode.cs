using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>A value in a <see cref="JsonPiece"/>. What is not as asked for is reported and counts as not given; a null is not given.</summary>
internal readonly struct JsonNode(JsonPiece piece, int position)
{
    /// <summary>What it is.</summary>
    public JsonKind Kind => piece.At(position).Kind;

    /// <summary>The limits.</summary>
    public ReadOptions Options => piece.Options;

    /// <summary>A cursor at the value.</summary>
    public JsonCursor Cursor => piece.At(position);

    /// <summary>Where problems go.</summary>
    public ProblemLog Log => piece.Log;

    /// <summary>The value as JSON, without white space between its tokens.</summary>
    public string Json
    {
        get
        {
            JsonCursor cursor = piece.At(position);
            return JsonText.Compact(cursor.ReadRaw());
        }
    }

    /// <summary>The property of a name; null when there is none, it is null, or this is no object. Of several of one name the last counts.</summary>
    public JsonNode? this[string name]
    {
        get
        {
            if (Kind != JsonKind.Object) return null;
            JsonNode? found = null;
            byte[] wanted = Encoding.UTF8.GetBytes(name);
            JsonCursor cursor = piece.At(position);
            cursor.EnterObject();
            while (cursor.NextProperty(out ReadOnlySpan<byte> property))
            {
                if (property.SequenceEqual(wanted)) found = cursor.Kind == JsonKind.Null ? null : new JsonNode(piece, cursor.Position);
                cursor.Skip();
            }
            return found;
        }
    }

    /// <summary>The properties of an object, in file order; nulls are left out. Empty for anything else.</summary>
    public IReadOnlyList<(string Name, JsonNode Value)> Properties()
    {
        if (Kind != JsonKind.Object) return [];
        var properties = new List<(string, JsonNode)>();
        JsonCursor cursor = piece.At(position);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (cursor.Kind != JsonKind.Null) properties.Add((Encoding.UTF8.GetString(name), new JsonNode(piece, cursor.Position)));
            cursor.Skip();
        }
        return properties;
    }

    /// <summary>The values of a list; empty for anything else.</summary>
    public IReadOnlyList<JsonNode> Elements()
    {
        if (Kind != JsonKind.List) return [];
        var elements = new List<JsonNode>();
        JsonCursor cursor = piece.At(position);
        cursor.EnterList();
        while (cursor.NextElement())
        {
            elements.Add(new JsonNode(piece, cursor.Position));
            cursor.Skip();
        }
        return elements;
    }

    /// <summary>A text, or a number as it is written.</summary>
    public string? Text()
    {
        JsonCursor cursor = piece.At(position);
        if (cursor.Kind == JsonKind.Text) return cursor.ReadText();
        if (cursor.Kind == JsonKind.Number) return Encoding.UTF8.GetString(cursor.ReadRaw());
        Report("a text");
        return null;
    }

    /// <summary>An id: a whole number or a text.</summary>
    public SourceId? Id()
    {
        JsonCursor cursor = piece.At(position);
        try
        {
            return cursor.ReadId();
        }
        catch (InputException failure) when (!piece.Log.Strict)
        {
            piece.Log.Report(failure.Problem);
            return null;
        }
    }

    /// <summary>A number of a magnitude that coordinates may have, also one written as text.</summary>
    public double? Number()
    {
        if (TryNumber(out double value)) return value;
        Report($"a number, at most {Options.MaxCoordinate} in magnitude");
        return null;
    }

    /// <summary>Height or width of an image; 0 when it is none.</summary>
    public int Size()
    {
        if (TryNumber(out double value) && value is >= 0 and <= int.MaxValue && value == Math.Truncate(value)) return (int)value;
        Report($"a whole number of pixels, 0 to {int.MaxValue}");
        return 0;
    }

    /// <summary>True or false, also where it is written 0 or 1 or as text.</summary>
    public bool? Flag()
    {
        JsonCursor cursor = piece.At(position);
        if (cursor.Kind == JsonKind.Bool) return cursor.ReadBool();
        switch (cursor.Kind == JsonKind.Object ? "" : cursor.Describe().Trim('"').ToUpperInvariant())
        {
            case "0" or "FALSE" or "NO": return false;
            case "1" or "TRUE" or "YES": return true;
        }
        Report("true or false");
        return null;
    }

    /// <summary>A list of numbers; null when it is anything else.</summary>
    public double[]? Numbers()
    {
        IReadOnlyList<JsonNode> elements = Elements();
        var numbers = new double[elements.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (elements[i].Number() is not { } number) return null;
            numbers[i] = number;
        }
        if (Kind == JsonKind.List) return numbers;
        Report("a list of numbers");
        return null;
    }

    /// <summary>A list of bytes, each a number from 0 to 255; null when it is anything else.</summary>
    public byte[]? Bytes()
    {
        JsonCursor cursor = piece.At(position);
        var bytes = new List<byte>();
        if (cursor.Kind == JsonKind.List)
        {
            cursor.EnterList();
            while (cursor.NextElement())
            {
                double value = cursor.Kind == JsonKind.Number ? cursor.ReadNumber() : -1;
                if (value is not (>= 0 and <= byte.MaxValue) || value != (byte)value)
                {
                    Report("a list with a value that is no byte", "numbers from 0 to 255");
                    return null;
                }
                bytes.Add((byte)value);
            }
            return [.. bytes];
        }
        Report("a list of bytes");
        return null;
    }

    /// <summary>Points <c>[[x, y], ...]</c> or <c>[{"x": x, "y": y}, ...]</c> as x0, y0, x1, y1, ...; null when one is none or there are too few.</summary>
    /// <param name="fewest">Fewest points allowed.</param>
    public double[]? Points(int fewest)
    {
        IReadOnlyList<JsonNode> elements = Elements();
        var coordinates = new double[2 * elements.Count];
        for (int i = 0; i < elements.Count; i++)
        {
            if (elements[i].Point() is not var (x, y)) return null;
            (coordinates[2 * i], coordinates[2 * i + 1]) = (x, y);
        }
        if (elements.Count >= fewest) return coordinates;
        Report($"{elements.Count} points", $"{fewest} or more");
        return null;
    }

    /// <summary>A point <c>[x, y]</c> or <c>{"x": x, "y": y}</c>; what follows the two in a list is passed over.</summary>
    public (double X, double Y)? Point()
    {
        (JsonNode? x, JsonNode? y) = Kind == JsonKind.Object ? (this["x"], this["y"]) : Elements() is [var first, var second, ..] ? (first, second) : (null, null);
        if (x is null || y is null) Report("a point, x and y");
        else if (x.Value.Number() is { } left && y.Value.Number() is { } top) return (left, top);
        return null;
    }

    /// <summary>The properties that have no place elsewhere, as they are, where they are kept at all.</summary>
    /// <param name="known">Names of those that have.</param>
    public IReadOnlyList<ExtraField> Others(params string[] known)
    {
        if (!Options.KeepExtras) return [];
        return [.. Properties().Where(property => !known.Contains(property.Name)).Select(property => new ExtraField(property.Name, property.Value.Json))];
    }

    /// <summary>Reports that this is not what it should be.</summary>
    public void Report(string allowed) => piece.Report(position, allowed);

    /// <summary>Reports a problem here.</summary>
    public void Report(string found, string allowed) => piece.Log.Report(piece.At(position).ProblemAt(position, found, allowed));

    private bool TryNumber(out double value)
    {
        JsonCursor cursor = piece.At(position);
        value = 0;
        ReadOnlySpan<byte> written = cursor.Kind == JsonKind.Number ? cursor.ReadRaw() : cursor.Kind == JsonKind.Text ? cursor.ReadTextBytes() : default;
        return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= Options.MaxCoordinate;
    }
}
