using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>
/// Reads whole annotations of a COCO file. What is wrong with a field is reported and the field left out or repaired; an annotation of which nothing
/// usable is left is skipped. The README of this folder says which is which.
/// </summary>
internal sealed class CocoAnnotationParser(CocoIndex index, ReadOptions options, SourceMap map, ProblemLog log) : IDisposable
{
    private readonly CocoPolygonParser _polygons = new(options, log);
    private readonly CocoRleParser _masks = new(options, log);
    private readonly NumberList _numbers = new();

    /// <summary>Reads an annotation.</summary>
    /// <param name="cursor">A cursor on it.</param>
    /// <param name="image">Its image.</param>
    /// <returns>The annotation; null when it was reported and skipped.</returns>
    /// <exception cref="InputException">The annotation is broken; in strict reading also at any other problem.</exception>
    public Annotation? Parse(JsonCursor cursor, in CocoImage image)
    {
        int start = cursor.Position;
        var fields = new Fields(options.KeepExtras);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            JsonCursor value = cursor;
            try { ParseField(ref cursor, name, image, ref fields); }
            catch (InputException failure) when (!log.Strict)
            {
                log.Report(failure.Problem);
                fields.GeometryLost |= IsGeometry(name);
                cursor = value;
                cursor.Skip();
            }
        }
        int category = FindCategory(cursor, start, fields.Category);
        if (category < 0) return null;
        CheckKeypoints(cursor, ref fields, index.Categories[category]);
        if (fields.Keypoints is { } labelled) fields.Extras.Drop("num_keypoints", labelled.LabelledCount.ToString(CultureInfo.InvariantCulture));
        bool isEmpty = fields is { Box: null, Polygon: null, Mask: null, Keypoints: null };
        if (isEmpty && fields.GeometryLost) return null;
        return new Annotation
        {
            Id = fields.Id,
            Annotator = map.Annotators[index.Annotators.IndexOf(fields.Annotator)],
            Category = map.Categories[category],
            Box = fields.Box,
            Polygon = fields.Polygon,
            Mask = fields.Mask,
            Keypoints = fields.Keypoints,
            IsCrowd = fields.IsCrowd,
            Area = fields.Area,
            Score = fields.Score,
            ZOrder = fields.ZOrder,
            Extras = fields.Extras.Fields,
        };
    }

    public void Dispose()
    {
        _polygons.Dispose();
        _masks.Dispose();
        _numbers.Dispose();
    }

    private void ParseField(ref JsonCursor cursor, ReadOnlySpan<byte> name, in CocoImage image, ref Fields fields)
    {
        if (name.SequenceEqual("segmentation"u8)) ParseSegmentation(ref cursor, image, ref fields);
        else if (name.SequenceEqual("bbox"u8)) fields.Box = ParseBox(ref cursor, ref fields);
        else if (name.SequenceEqual("category_id"u8)) fields.Category = cursor.TryReadNull() ? null : cursor.ReadId();
        else if (name.SequenceEqual("id"u8)) fields.Id = cursor.TryReadNull() ? null : cursor.ReadId();
        else if (name.SequenceEqual("area"u8)) fields.Area = ParseNumber(ref cursor);
        else if (name.SequenceEqual("score"u8)) fields.Score = ParseNumber(ref cursor);
        else if (name.SequenceEqual("iscrowd"u8)) fields.IsCrowd = ParseCrowd(ref cursor);
        else if (name.SequenceEqual("keypoints"u8)) fields.Keypoints = ParseKeypoints(ref cursor, ref fields);
        else if (name.SequenceEqual("annotator"u8)) fields.Annotator = cursor.TryReadNull() ? null : cursor.ReadId().ToString();
        else if (name.SequenceEqual("z_order"u8)) fields.ZOrder = ParseLayer(ref cursor);
        else if (name.SequenceEqual("image_id"u8)) cursor.Skip();
        else fields.Extras.Read(ref cursor, name);
    }

    private static bool IsGeometry(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("segmentation"u8) || name.SequenceEqual("bbox"u8) || name.SequenceEqual("keypoints"u8);

    private void ParseSegmentation(ref JsonCursor cursor, in CocoImage image, ref Fields fields)
    {
        (fields.Polygon, fields.Mask) = (null, null);
        if (cursor.TryReadNull()) return;
        bool isEmpty = false;
        switch (cursor.Kind)
        {
            case JsonKind.List: fields.Polygon = _polygons.Parse(ref cursor, out isEmpty); break;
            case JsonKind.Object: fields.Mask = _masks.Parse(ref cursor, image.Height, image.Width); break;
            default:
                log.Report(cursor.ProblemAt(cursor.Position, cursor.Describe(), "a list of parts or an object with size and counts"));
                cursor.ReadRaw();
                break;
        }
        fields.GeometryLost |= !isEmpty && fields.Polygon is null && fields.Mask is null;
    }

    private Box? ParseBox(ref JsonCursor cursor, ref Fields fields)
    {
        if (!TryParseNumbers(ref cursor, out int position)) return null;
        ReadOnlySpan<double> box = _numbers.Values;
        if (box.IsEmpty) return null;
        if (box.Length != 4) log.Report(cursor.ProblemAt(position, $"{box.Length} numbers", "[x, y, width, height]"));
        else if (box[2] < 0 || box[3] < 0) log.Report(cursor.ProblemAt(position, $"a box of size {box[2]} x {box[3]}", "a width and height of 0 or more"));
        else if (IsInRange(cursor, position)) return new Box(box[0], box[1], box[2], box[3]);
        fields.GeometryLost = true;
        return null;
    }

    private Keypoints? ParseKeypoints(ref JsonCursor cursor, ref Fields fields)
    {
        if (!TryParseNumbers(ref cursor, out int position)) return null;
        fields.KeypointsPosition = position;
        if (_numbers.Count == 0) return null;
        if (_numbers.Count % 3 != 0) log.Report(cursor.ProblemAt(position, $"{_numbers.Count} numbers", "x, y and visibility of each keypoint"));
        else if (IsInRange(cursor, position)) return new Keypoints(_numbers.Values.ToArray());
        fields.GeometryLost = true;
        return null;
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

    private double? ParseNumber(ref JsonCursor cursor)
    {
        if (cursor.TryReadNull()) return null;
        int position = cursor.Position;
        bool wasText = false;
        double value = cursor.ReadNumber(ref wasText);
        if (wasText) log.Report(cursor.ProblemAt(position, $"\"{value}\"", "a number"));
        return value;
    }

    private int ParseLayer(ref JsonCursor cursor)
    {
        int position = cursor.Position;
        double? value = ParseNumber(ref cursor);
        if (value is null or (>= int.MinValue and <= int.MaxValue)) return (int)Math.Truncate(value ?? 0);
        log.Report(cursor.ProblemAt(position, $"layer {value}", "a whole number of 32 bits"));
        return 0;
    }

    private bool ParseCrowd(ref JsonCursor cursor)
    {
        if (cursor.TryReadNull()) return false;
        if (cursor.Kind == JsonKind.Bool) return cursor.ReadBool();
        int position = cursor.Position;
        JsonCursor plain = cursor;
        if (cursor.Kind == JsonKind.Number && plain.TryReadWhole(out long number) && number is 0 or 1)
        {
            cursor = plain;
            return number == 1;
        }
        string written = cursor.Describe();
        bool value;
        if (cursor.Kind == JsonKind.Number) value = cursor.ReadNumber() != 0;
        else value = cursor.ReadText() is not ("0" or "false" or "False" or "");
        if (written is not ("0" or "1")) log.Report(cursor.ProblemAt(position, written, "0, 1, false or true"));
        return value;
    }

    private int FindCategory(in JsonCursor cursor, int start, SourceId? id)
    {
        if (id is null) log.Report(cursor.ProblemAt(start, "no category_id", "the id of a category"));
        else if (!index.CategoryIndexes.TryGetValue(id.Value, out int category) || map.Categories[category] < 0)
            log.Report(cursor.ProblemAt(start, $"category_id {id}", "the id of a category of the data set"));
        else return category;
        return -1;
    }

    private void CheckKeypoints(in JsonCursor cursor, ref Fields fields, Category category)
    {
        int expected = category.KeypointNames.Count;
        if (fields.Keypoints is not { } keypoints || expected == 0 || keypoints.Count == expected) return;
        log.Report(cursor.ProblemAt(fields.KeypointsPosition, $"{keypoints.Count} keypoints", $"{expected}, as category {category.Name} names"));
        fields.Keypoints = null;
        fields.GeometryLost = true;
    }

    // What was read of one annotation so far.
    private struct Fields(bool keepExtras)
    {
        public SourceId? Id;
        public SourceId? Category;
        public string? Annotator;
        public Box? Box;
        public Polygon? Polygon;
        public Rle? Mask;
        public Keypoints? Keypoints;
        public int KeypointsPosition;
        public bool IsCrowd;
        public double? Area;
        public double? Score;
        public int ZOrder;
        public bool GeometryLost;
        public ExtraFields Extras = new(keepExtras);
    }
}
