namespace GeometryEngine.Formats;

/// <summary>An opened file of SA-1B: one image.</summary>
internal sealed class SegmentAnythingSource : PieceSource<JsonExtent>
{
    private readonly InputFile _file;

    public SegmentAnythingSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _file = input.OpenFile();
        Open(() =>
        {
            if (_file.Length > options.MaxElementBytes) Throw.Input(Path, "", $"a file of {_file.Length} bytes", $"at most {options.MaxElementBytes}");
            Add(new JsonExtent(0, (int)_file.Length, -1));
            EndIndex();
        });
    }

    protected override string PlaceOf(JsonExtent piece) => "";

    protected override DatasetItem Parse(JsonExtent piece, ProblemLog log)
    {
        var cursor = new JsonCursor(_file.ReadAll(Options.MaxElementBytes), new JsonOrigin(Path, 0, "", -1), Options.MaxDepth);
        int start = cursor.Position;
        ImageInfo? image = null;
        JsonCursor list = default;
        bool hasList = false;
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("image"u8)) image = ParseImage(ref cursor);
            else
            {
                if (name.SequenceEqual("annotations"u8))
                {
                    list = cursor;
                    hasList = true;
                }
                cursor.Skip();
            }
        }
        cursor.ExpectEnd();
        if (image is null) Throw.Input(cursor.ProblemAt(start, "no image", "an image and its annotations"));
        var annotations = new List<Annotation>();
        if (hasList) ParseAnnotations(ref list, image, annotations, log);
        return new DatasetItem { Image = image, Annotators = [AnnotatorOf(null)], Annotations = annotations };
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private ImageInfo ParseImage(ref JsonCursor cursor)
    {
        SourceId? id = null;
        string? file = null;
        double height = 0, width = 0;
        int start = cursor.Position;
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("image_id"u8)) id = cursor.ReadId();
            else if (name.SequenceEqual("file_name"u8)) file = cursor.ReadText();
            else if (name.SequenceEqual("height"u8)) height = cursor.ReadNumber();
            else if (name.SequenceEqual("width"u8)) width = cursor.ReadNumber();
            else cursor.ReadRaw();
        }
        bool isSize = height is >= 0 and <= int.MaxValue && width is >= 0 and <= int.MaxValue && height * width <= Options.MaxPixels;
        if (!isSize || height != Math.Truncate(height) || width != Math.Truncate(width))
            Throw.Input(cursor.ProblemAt(start, $"height {height} and width {width}", $"whole numbers, at most {Options.MaxPixels} pixels"));
        return new ImageInfo { Id = id ?? new SourceId(file ?? Path), FileName = file, Height = (int)height, Width = (int)width };
    }

    private void ParseAnnotations(ref JsonCursor cursor, ImageInfo image, List<Annotation> annotations, ProblemLog log)
    {
        using var masks = new CocoRleParser(Options, log);
        using var polygons = new CocoPolygonParser(Options, log);
        using var numbers = new PooledList<double>();
        cursor.EnterList();
        while (cursor.NextElement())
        {
            JsonCursor value = cursor;
            try
            {
                if (ParseAnnotation(ref cursor, image, masks, polygons, numbers) is { } annotation) annotations.Add(annotation);
            }
            catch (InputException failure) when (!log.Strict)
            {
                log.Report(failure.Problem);
                cursor = value;
                cursor.Skip();
            }
        }
    }

    private Annotation? ParseAnnotation(ref JsonCursor cursor, ImageInfo image, CocoRleParser masks, CocoPolygonParser polygons, PooledList<double> numbers)
    {
        var annotation = new Annotation { Category = CategoryOf(default), Annotator = AnnotatorOf(null) };
        var extras = new ExtraFields(Options.KeepExtras);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("id"u8)) annotation = annotation with { Id = cursor.ReadId() };
            else if (name.SequenceEqual("area"u8)) annotation = annotation with { Area = cursor.ReadNumber() };
            else if (name.SequenceEqual("predicted_iou"u8)) annotation = annotation with { Score = cursor.ReadNumber() };
            else if (name.SequenceEqual("segmentation"u8) && cursor.Kind == JsonKind.List) annotation = annotation with { Polygon = polygons.Parse(ref cursor, out _) };
            else if (name.SequenceEqual("segmentation"u8)) annotation = annotation with { Mask = masks.Parse(ref cursor, image.Height, image.Width) };
            else if (name.SequenceEqual("bbox"u8))
            {
                JsonCursor before = cursor;
                bool wasText = false;
                numbers.Truncate(0);
                cursor.ReadNumbers(numbers, ref wasText);
                if (numbers.Count != 4) before.Fail("[x, y, width, height]");
                ReadOnlySpan<double> box = numbers.Values;
                annotation = annotation with { Box = new Box(box[0], box[1], box[2], box[3]) };
            }
            else extras.Read(ref cursor, name);
        }
        return annotation.IsObject ? annotation with { Extras = extras.Fields } : null;
    }
}
