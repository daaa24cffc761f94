using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Reads the line of one image. What is wrong with an annotation is reported, and the annotation left out.</summary>
/// <param name="options">Limits.</param>
/// <param name="log">Where problems go.</param>
/// <param name="categoryOf">The index of a category's name.</param>
/// <param name="annotatorOf">The index of an annotator; null for the one who is not named.</param>
internal sealed class NdJsonParser(ReadOptions options, ProblemLog log, Func<string, int> categoryOf, Func<string?, int> annotatorOf) : IDisposable
{
    private readonly CocoPolygonParser _polygons = new(options, log);
    private readonly CocoRleParser _masks = new(options, log);
    private readonly PooledList<double> _numbers = new();

    /// <summary>Reads the line.</summary>
    /// <exception cref="InputException">It is broken, or has no image; in strict reading also at any other problem.</exception>
    public DatasetItem Parse(JsonCursor cursor)
    {
        int start = cursor.Position;
        ImageInfo? image = null;
        var seenBy = new SortedSet<int>();
        var annotations = new List<Annotation>();
        JsonCursor list = default;
        bool hasList = false;
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("image"u8)) image = ParseImage(ref cursor);
            else if (name.SequenceEqual("annotators"u8)) ReadAnnotators(ref cursor, seenBy);
            else if (name.SequenceEqual("annotations"u8))
            {
                list = cursor; // the image's size may come later
                hasList = true;
                cursor.Skip();
            }
            else cursor.ReadRaw();
        }
        cursor.ExpectEnd();
        if (image is null) Throw.Input(cursor.ProblemAt(start, "no image", "an image and its annotations"));
        if (hasList) ParseAnnotations(ref list, image, annotations);
        foreach (Annotation annotation in annotations) seenBy.Add(annotation.Annotator);
        if (seenBy.Count == 0) seenBy.Add(annotatorOf(null));
        return new DatasetItem { Image = image, Annotators = [.. seenBy], Annotations = annotations };
    }

    /// <summary>Reads an object of extra fields.</summary>
    public static IReadOnlyList<ExtraField> ReadExtras(ref JsonCursor cursor)
    {
        var extras = new ExtraFields(keep: true);
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name)) extras.Read(ref cursor, name);
        return extras.Fields;
    }

    public void Dispose()
    {
        _polygons.Dispose();
        _masks.Dispose();
        _numbers.Dispose();
    }

    private ImageInfo ParseImage(ref JsonCursor cursor)
    {
        int start = cursor.Position;
        SourceId? id = null;
        string? file = null, subset = null;
        int height = 0, width = 0;
        IReadOnlyList<ExtraField> extras = [];
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("id"u8)) id = cursor.ReadId();
            else if (name.SequenceEqual("file_name"u8)) file = cursor.ReadText();
            else if (name.SequenceEqual("height"u8)) height = ReadPixels(ref cursor);
            else if (name.SequenceEqual("width"u8)) width = ReadPixels(ref cursor);
            else if (name.SequenceEqual("subset"u8)) subset = cursor.ReadText();
            else if (name.SequenceEqual("extras"u8)) extras = ReadExtras(ref cursor);
            else cursor.ReadRaw();
        }
        if (id is null && file is null) Throw.Input(cursor.ProblemAt(start, "an image without id and file_name", "one of them"));
        if ((long)height * width > options.MaxPixels) Throw.Input(cursor.ProblemAt(start, $"height {height} and width {width}", $"at most {options.MaxPixels} pixels"));
        return new ImageInfo
        {
            Id = id ?? new SourceId(file!),
            FileName = file,
            Height = height,
            Width = width,
            Subset = subset,
            Extras = options.KeepExtras ? extras : [],
        };
    }

    private static int ReadPixels(ref JsonCursor cursor)
    {
        JsonCursor before = cursor;
        double pixels = cursor.ReadNumber();
        if (!(pixels is >= 0 and <= int.MaxValue) || pixels != Math.Truncate(pixels)) before.Fail("a whole number of pixels");
        return (int)pixels;
    }

    private void ReadAnnotators(ref JsonCursor cursor, SortedSet<int> annotators)
    {
        cursor.EnterList();
        while (cursor.NextElement()) annotators.Add(annotatorOf(cursor.TryReadNull() ? null : cursor.ReadText()));
    }

    private void ParseAnnotations(ref JsonCursor cursor, ImageInfo image, List<Annotation> annotations)
    {
        cursor.EnterList();
        while (cursor.NextElement())
        {
            JsonCursor value = cursor;
            try
            {
                annotations.Add(ParseAnnotation(ref cursor, image));
            }
            catch (InputException failure) when (!log.Strict)
            {
                log.Report(failure.Problem);
                cursor = value;
                cursor.Skip();
            }
        }
    }

    private Annotation ParseAnnotation(ref JsonCursor cursor, ImageInfo image)
    {
        int start = cursor.Position;
        var annotation = new Annotation { Category = -1 };
        bool[]? holes = null;
        string? annotator = null;
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("category"u8)) annotation = annotation with { Category = categoryOf(cursor.ReadText()) };
            else if (name.SequenceEqual("annotator"u8)) annotator = cursor.TryReadNull() ? null : cursor.ReadText();
            else if (name.SequenceEqual("holes"u8)) holes = [.. Numbers(ref cursor).Select(flag => flag != 0)];
            else annotation = ParseField(ref cursor, name, annotation, image);
        }
        if (annotation.Category < 0) Throw.Input(cursor.ProblemAt(start, "no category", "the name of a category"));
        if (holes is not null) annotation = annotation with { Polygon = WithHoles(annotation.Polygon, holes, cursor, start) };
        return annotation with { Annotator = annotatorOf(annotator) };
    }

    private Annotation ParseField(ref JsonCursor cursor, ReadOnlySpan<byte> name, Annotation annotation, ImageInfo image) => Encoding.UTF8.GetString(name) switch
    {
        "id" => annotation with { Id = cursor.ReadId() },
        "bbox" => annotation with { Box = Numbers(ref cursor, 4) is var box ? new Box(box[0], box[1], box[2], box[3]) : null },
        "rotated_box" => annotation with { RotatedBox = Numbers(ref cursor, 5) is var box ? new RotatedBox(box[0], box[1], box[2], box[3], box[4]) : null },
        "ellipse" => annotation with { Ellipse = Numbers(ref cursor, 5) is var ellipse ? new Ellipse(ellipse[0], ellipse[1], ellipse[2], ellipse[3], ellipse[4]) : null },
        "polyline" => annotation with { Polyline = new Polyline(Multiple(ref cursor, 2)) },
        "polygon" => annotation with { Polygon = _polygons.Parse(ref cursor, out _) },
        "mask" => annotation with { Mask = _masks.Parse(ref cursor, image.Height, image.Width) },
        "keypoints" => annotation with { Keypoints = new Keypoints(Multiple(ref cursor, 3)) },
        "iscrowd" => annotation with { IsCrowd = cursor.ReadNumber() != 0 },
        "area" => annotation with { Area = cursor.ReadNumber() },
        "score" => annotation with { Score = cursor.ReadNumber() },
        "z_order" => annotation with { ZOrder = ReadLayer(ref cursor) },
        "extras" when options.KeepExtras => annotation with { Extras = ReadExtras(ref cursor) },
        _ => Pass(ref cursor, annotation),
    };

    private static Annotation Pass(ref JsonCursor cursor, Annotation annotation)
    {
        cursor.ReadRaw();
        return annotation;
    }

    private static int ReadLayer(ref JsonCursor cursor)
    {
        JsonCursor before = cursor;
        double layer = cursor.ReadNumber();
        if (layer is < int.MinValue or > int.MaxValue || layer != Math.Truncate(layer)) before.Fail("a whole number of 32 bits");
        return (int)layer;
    }

    private double[] Numbers(ref JsonCursor cursor, int? count = null)
    {
        int position = cursor.Position;
        bool wasText = false;
        _numbers.Truncate(0);
        cursor.ReadNumbers(_numbers, ref wasText);
        if (count is { } wanted && _numbers.Count != wanted) Throw.Input(cursor.ProblemAt(position, $"{_numbers.Count} numbers", $"{wanted}"));
        foreach (double value in _numbers.Values)
            if (Math.Abs(value) > options.MaxCoordinate) Throw.Input(cursor.ProblemAt(position, $"coordinate {value}", $"at most {options.MaxCoordinate} in magnitude"));
        return _numbers.Values.ToArray();
    }

    private double[] Multiple(ref JsonCursor cursor, int of)
    {
        int position = cursor.Position;
        double[] numbers = Numbers(ref cursor);
        if (numbers.Length % of != 0) Throw.Input(cursor.ProblemAt(position, $"{numbers.Length} numbers", $"a multiple of {of}"));
        return numbers;
    }

    private static Polygon? WithHoles(Polygon? polygon, bool[] holes, in JsonCursor cursor, int start)
    {
        if (polygon is null) return null;
        if (holes.Length != polygon.RingCount || holes[0])
            Throw.Input(cursor.ProblemAt(start, $"{holes.Length} marks of holes, the first {(holes.Length > 0 && holes[0] ? 1 : 0)}", $"one for each of {polygon.RingCount} rings, the first 0"));
        int[] starts = new int[polygon.RingCount];
        for (int i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + polygon.Ring(i - 1).Length;
        return new Polygon(polygon.Coordinates.ToArray(), starts, holes);
    }
}
