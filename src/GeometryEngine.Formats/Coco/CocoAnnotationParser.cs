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
    private readonly CocoFieldParser _fields = new(options, log);

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
        bool isEmpty = fields is { Box: null, Polygon: null, Mask: null, Keypoints: null };
        int category = FindCategory(cursor, start, fields.Category, isEmpty);
        if (category < 0 || (isEmpty && fields.GeometryLost)) return null;
        CheckKeypoints(cursor, fields, index.Categories[category]);
        if (fields.Keypoints is { } labelled) fields.Extras.Drop("num_keypoints", labelled.LabelledCount.ToString(CultureInfo.InvariantCulture));
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
        _fields.Dispose();
    }

    private void ParseField(ref JsonCursor cursor, ReadOnlySpan<byte> name, in CocoImage image, ref Fields fields)
    {
        if (name.SequenceEqual("segmentation"u8)) ParseSegmentation(ref cursor, image, ref fields);
        else if (name.SequenceEqual("bbox"u8)) fields.Box = _fields.ParseBox(ref cursor, ref fields.GeometryLost);
        else if (name.SequenceEqual("category_id"u8)) fields.Category = cursor.TryReadNull() ? null : cursor.ReadId();
        else if (name.SequenceEqual("id"u8)) fields.Id = cursor.TryReadNull() ? null : cursor.ReadId();
        else if (name.SequenceEqual("area"u8)) fields.Area = _fields.ParseNumber(ref cursor);
        else if (name.SequenceEqual("score"u8)) fields.Score = _fields.ParseNumber(ref cursor);
        else if (name.SequenceEqual("iscrowd"u8)) fields.IsCrowd = _fields.ParseCrowd(ref cursor);
        else if (name.SequenceEqual("keypoints"u8)) fields.Keypoints = ParseKeypoints(ref cursor, ref fields);
        else if (name.SequenceEqual("annotator"u8)) fields.Annotator = cursor.TryReadNull() ? null : cursor.ReadId().ToString();
        else if (name.SequenceEqual("z_order"u8)) fields.ZOrder = _fields.ParseLayer(ref cursor);
        else if (name.SequenceEqual("image_id"u8)) cursor.Skip();
        else fields.Extras.Read(ref cursor, name);
    }

    /// <summary>Whether a field is a form of the object.</summary>
    public static bool IsGeometry(ReadOnlySpan<byte> name) =>
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

    private Keypoints? ParseKeypoints(ref JsonCursor cursor, ref Fields fields)
    {
        fields.KeypointsPosition = cursor.Position;
        ReadOnlySpan<double> triplets = _fields.ParseTriplets(ref cursor, ref fields.GeometryLost);
        return triplets.IsEmpty ? null : new Keypoints(triplets.ToArray());
    }

    // An object without a category is an object all the same; a label of the image without one says nothing. Ids of results mean nothing but by other sources.
    private int FindCategory(in JsonCursor cursor, int start, SourceId? id, bool isEmpty)
    {
        int category = isEmpty ? -1 : index.Uncategorized;
        if (id is null) log.Report(cursor.ProblemAt(start, "no category_id", "the id of a category"));
        else if (!index.CategoryIndexes.TryGetValue(id.Value, out category) || map.Categories[category] < 0)
        {
            log.Report(cursor.ProblemAt(start, $"category_id {id}", "the id of a category of the data set"));
            return -1;
        }
        else if (index.UnlistedCategories.Contains(id.Value))
            log.Report(cursor.ProblemAt(start, $"category_id {id}", $"the id of a category of the data set; read as category {index.Categories[category].Name}"));
        return category;
    }

    private void CheckKeypoints(in JsonCursor cursor, in Fields fields, Category category)
    {
        int expected = category.KeypointNames.Count;
        if (fields.Keypoints is not { } keypoints || expected == 0 || keypoints.Count == expected) return;
        log.Report(cursor.ProblemAt(fields.KeypointsPosition, $"{keypoints.Count} keypoints", $"{expected}, as category {category.Name} names; kept as they are"));
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
