namespace GeometryEngine.Formats;

/// <summary>Reads annotations of a COCO file into columns. What is wrong with a field has the same effect as in <see cref="CocoAnnotationParser"/>.</summary>
/// <param name="options">Limits.</param>
/// <param name="log">Where problems go.</param>
/// <param name="isResults">Whether they are results, which have no ids, and are nothing without a category.</param>
internal sealed class CocoColumnParser(ReadOptions options, ProblemLog log, bool isResults) : IDisposable
{
    private readonly CocoPlainParser _plain = new(options);
    private readonly CocoPolygonParser _polygons = new(options, log);
    private readonly CocoRleParser _masks = new(options, log);
    private readonly CocoFieldParser _fields = new(options, log);

    /// <summary>Reads an annotation, unless it is reported and skipped; what it left of it in the columns is then to be dropped.</summary>
    /// <param name="cursor">A cursor on it; moved behind it.</param>
    /// <param name="columns">Receives it.</param>
    /// <exception cref="InputException">The annotation is broken; in strict reading also at any other problem.</exception>
    public void Parse(ref JsonCursor cursor, CocoColumns columns)
    {
        int start = cursor.Position;
        var row = new CocoRow();
        cursor.EnterObject();
        TakePlain(ref cursor, columns, ref row);
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            TakeProperty(ref cursor, name, columns, ref row);
            TakePlain(ref cursor, columns, ref row);
        }
        if (row.ImageId is not { } imageId) Throw.Input(cursor.ProblemAt(start, "no image_id", "the id of an image"));
        else if (IsComplete(cursor, start, columns, row)) columns.Add(row, imageId);
    }

    public void Dispose()
    {
        _plain.Dispose();
        _polygons.Dispose();
        _masks.Dispose();
        _fields.Dispose();
    }

    private void TakePlain(ref JsonCursor cursor, CocoColumns columns, ref CocoRow row)
    {
        int end = _plain.Read(cursor.Text, cursor.End, isFirst: !cursor.IsAfterValue, columns, ref row);
        if (end > cursor.End) cursor.TakeTo(end);
    }

    private void TakeProperty(ref JsonCursor cursor, ReadOnlySpan<byte> name, CocoColumns columns, ref CocoRow row)
    {
        int value = cursor.Position;
        try { ParseField(ref cursor, name, columns, ref row); }
        catch (InputException failure) when (!log.Strict && !IsKey(name))
        {
            log.Report(failure.Problem);
            row.GeometryLost |= LoseGeometry(name, columns);
            cursor = cursor.MovedTo(value);
            cursor.Skip();
        }
    }

    private void ParseField(ref JsonCursor cursor, ReadOnlySpan<byte> name, CocoColumns columns, ref CocoRow row)
    {
        if (name.SequenceEqual("id"u8)) row.Id = ParseId(ref cursor);
        else if (name.SequenceEqual("image_id"u8)) row.ImageId = ParseId(ref cursor);
        else if (name.SequenceEqual("category_id"u8)) row.CategoryId = ParseId(ref cursor);
        else if (name.SequenceEqual("segmentation"u8)) ParseSegmentation(ref cursor, columns, ref row);
        else if (name.SequenceEqual("area"u8)) row.Area = _fields.ParseNumber(ref cursor);
        else if (name.SequenceEqual("bbox"u8)) row.Box = _fields.ParseBox(ref cursor, ref row.GeometryLost);
        else if (name.SequenceEqual("iscrowd"u8)) row.IsCrowd = _fields.ParseCrowd(ref cursor);
        else if (name.SequenceEqual("score"u8)) row.Score = _fields.ParseNumber(ref cursor);
        else if (name.SequenceEqual("keypoints"u8)) columns.SetKeypoints(_fields.ParseTriplets(ref cursor, ref row.GeometryLost));
        else if (name.SequenceEqual("z_order"u8)) _fields.ParseLayer(ref cursor);
        else if (name.SequenceEqual("annotator"u8)) PassAnnotator(ref cursor);
        else cursor.ReadRaw();
    }

    private static SourceId? ParseId(ref JsonCursor cursor) => cursor.TryReadNull() ? null : cursor.ReadId();

    private static void PassAnnotator(ref JsonCursor cursor)
    {
        if (cursor.Kind == JsonKind.Text) cursor.ReadTextBytes();
        else ParseId(ref cursor);
    }

    // The index of the item reader reads these before all others: where one is broken, there is no annotation.
    private static bool IsKey(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("id"u8) || name.SequenceEqual("image_id"u8) || name.SequenceEqual("category_id"u8) || name.SequenceEqual("annotator"u8);

    private static bool LoseGeometry(ReadOnlySpan<byte> name, CocoColumns columns)
    {
        bool isOutline = name.SequenceEqual("segmentation"u8);
        if (isOutline) columns.DropSegmentation();
        return isOutline || name.SequenceEqual("bbox"u8) || name.SequenceEqual("keypoints"u8);
    }

    private void ParseSegmentation(ref JsonCursor cursor, CocoColumns columns, ref CocoRow row)
    {
        columns.DropSegmentation();
        row.Mask = null;
        if (cursor.TryReadNull()) return;
        bool isEmpty = false;
        switch (cursor.Kind)
        {
            case JsonKind.List: _polygons.Parse(ref cursor, columns.Outline.Coordinates, columns.Outline.Ends, out isEmpty); break;
            case JsonKind.Object: row.Mask = _masks.Parse(ref cursor, imageHeight: 0, imageWidth: 0, columns.OpenRuns); break;
            default:
                log.Report(cursor.ProblemAt(cursor.Position, cursor.Describe(), "a list of parts or an object with size and counts"));
                cursor.ReadRaw();
                break;
        }
        row.GeometryLost |= !isEmpty && !columns.HasOutline && row.Mask is null;
    }

    private bool IsComplete(in JsonCursor cursor, int start, CocoColumns columns, in CocoRow row)
    {
        if (row.Id is null && !isResults) log.Report(cursor.ProblemAt(start, "no id", "an id: a whole number or a text"));
        if (row.CategoryId is null) log.Report(cursor.ProblemAt(start, "no category_id", "the id of a category"));
        bool isEmpty = row is { Box: null, Mask: null } && !columns.HasOutline && !columns.HasKeypoints;
        return isEmpty ? !row.GeometryLost && row.CategoryId is not null : !isResults || row.CategoryId is not null;
    }
}
