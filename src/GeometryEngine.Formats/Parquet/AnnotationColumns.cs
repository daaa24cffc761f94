namespace GeometryEngine.Formats;

/// <summary>
/// The columns of the table of annotations. Several forms of one object stand beside each other; <c>kind</c> names the first of them, for whoever
/// filters, and is not read.
/// </summary>
internal sealed class AnnotationColumns : IParquetColumns
{
    private readonly LongColumn _image = new("image"), _layer = new("z_order"), _crowd = new("is_crowd");
    private readonly TextColumn _imageId = new("image_id"), _id = new("annotation_id"), _annotator = new("annotator"), _category = new("category");
    private readonly TextColumn _kind = new("kind"), _extras = new("extras");
    private readonly BytesColumn _polygon = new("geometry"), _line = new("line"), _runs = new("rle");
    private readonly DoubleColumn _maskHeight = new("mask_height"), _maskWidth = new("mask_width"), _area = new("area"), _score = new("score");
    private readonly NumbersColumn _keypoints = new("keypoints");
    private readonly DoubleColumn[] _box = [new("bbox_x"), new("bbox_y"), new("bbox_width"), new("bbox_height")];
    private readonly DoubleColumn[] _rotated = [new("rotated_center_x"), new("rotated_center_y"), new("rotated_width"), new("rotated_height"), new("rotated_angle")];
    private readonly DoubleColumn[] _ellipse = [new("ellipse_center_x"), new("ellipse_center_y"), new("ellipse_radius_x"), new("ellipse_radius_y"), new("ellipse_angle")];

    public IReadOnlyList<ParquetColumn> All =>
    [
        _image, _imageId, _id, _annotator, _category, _kind, .. _box, .. _rotated, .. _ellipse, _polygon, _line, _maskHeight, _maskWidth, _runs, _keypoints,
        _area, _score, _layer, _crowd, _extras,
    ];

    /// <summary>Adds a row.</summary>
    public void Add(Annotation annotation, long image, ImageInfo imageInfo, string category, string? annotator)
    {
        _image.Add(image);
        _imageId.Add(imageInfo.Id.ToString());
        _id.Add(annotation.Id?.ToString());
        _annotator.Add(annotator);
        _category.Add(category);
        _kind.Add(KindOf(annotation));
        Add(_box, annotation.Box is { } box ? [box.X, box.Y, box.Width, box.Height] : null);
        Add(_rotated, annotation.RotatedBox is { } rotated ? [rotated.CenterX, rotated.CenterY, rotated.Width, rotated.Height, rotated.Angle] : null);
        Add(_ellipse, annotation.Ellipse is { } oval ? [oval.CenterX, oval.CenterY, oval.RadiusX, oval.RadiusY, oval.Angle] : null);
        _polygon.Add(annotation.Polygon is { } polygon ? WellKnownBinary.Of(polygon) : null);
        _line.Add(annotation.Polyline is { } line ? WellKnownBinary.Of(line) : null);
        _maskHeight.Add(annotation.Mask?.Height);
        _maskWidth.Add(annotation.Mask?.Width);
        _runs.Add(annotation.Mask is { } mask ? RunBytes.Of(mask.Counts) : null);
        _keypoints.Add(annotation.Keypoints?.Triplets.ToArray());
        _area.Add(annotation.Area);
        _score.Add(annotation.Score);
        _layer.Add(annotation.ZOrder);
        _crowd.Add(annotation.IsCrowd ? 1 : 0);
        _extras.Add(ExtrasJson.Of(annotation.Extras));
    }

    /// <summary>The image that a row belongs to, by its row in the table of images.</summary>
    public long Image(int row) => _image[row];

    /// <summary>The name of a row's category.</summary>
    public string? Category(int row) => _category[row];

    /// <summary>The annotator of a row; null where none is named.</summary>
    public string? Annotator(int row) => _annotator[row];

    /// <summary>The annotation of a row, without category and annotator.</summary>
    /// <param name="row">Its number in the row group.</param>
    /// <param name="file">The file to name in problems.</param>
    /// <param name="place">The row, for problems.</param>
    /// <param name="options">Limits, and whether extra fields are kept.</param>
    /// <exception cref="InputException">The row makes no sense.</exception>
    public Annotation Get(int row, string file, string place, ReadOptions options)
    {
        double[]? box = Take(_box, row), rotated = Take(_rotated, row), ellipse = Take(_ellipse, row);
        if (_layer[row] is < int.MinValue or > int.MaxValue) Throw.Input(file, $"{place}, z_order", $"{_layer[row]}", "a whole number of 32 bits");
        return new Annotation
        {
            Id = _id[row] is { } id ? IdText.Parse(id) : null,
            Box = box is null ? null : new Box(box[0], box[1], box[2], box[3]),
            RotatedBox = rotated is null ? null : new RotatedBox(rotated[0], rotated[1], rotated[2], rotated[3], rotated[4]),
            Ellipse = ellipse is null ? null : new Ellipse(ellipse[0], ellipse[1], ellipse[2], ellipse[3], ellipse[4]),
            Polygon = Decode(_polygon[row], WellKnownBinary.ReadPolygon, file, place, "geometry", "a polygon as WKB"),
            Polyline = Decode(_line[row], WellKnownBinary.ReadLine, file, place, "line", "a line string as WKB"),
            Mask = Mask(row, file, place, options),
            Keypoints = Keypoints(row, file, place),
            Area = Finite(_area[row]),
            Score = Finite(_score[row]),
            ZOrder = (int)_layer[row],
            IsCrowd = _crowd[row] != 0,
            Extras = options.KeepExtras ? ExtrasJson.Read(_extras[row], file, options) : [],
        };
    }

    private delegate T? Decoder<T>(ReadOnlySpan<byte> bytes);

    private static T? Decode<T>(byte[]? bytes, Decoder<T> decode, string file, string place, string column, string allowed) where T : class
    {
        if (bytes is null) return null;
        T? value = decode(bytes);
        if (value is null) Throw.Input(file, $"{place}, {column}", $"{bytes.Length} bytes that are none", allowed);
        return value;
    }

    private Rle? Mask(int row, string file, string place, ReadOptions options)
    {
        if (_runs[row] is not { } bytes) return null;
        double height = _maskHeight[row] ?? 0, width = _maskWidth[row] ?? 0;
        bool isSize = height is >= 1 and <= int.MaxValue && width is >= 1 and <= int.MaxValue && height * width <= Math.Min(options.MaxPixels, uint.MaxValue);
        if (isSize && RunBytes.Read(bytes) is { } counts && Rle.TryFromCounts((int)height, (int)width, counts, out Rle? mask)) return mask;
        Throw.Input(file, $"{place}, rle", $"runs that do not add up to {height} x {width} pixels", "run lengths of the whole image");
        return null;
    }

    private Keypoints? Keypoints(int row, string file, string place)
    {
        if (_keypoints[row] is not { } triplets) return null;
        if (triplets.Length % 3 != 0 || !triplets.All(double.IsFinite)) Throw.Input(file, $"{place}, keypoints", $"{triplets.Length} numbers", "x, y and visibility of each keypoint");
        return new Keypoints(triplets);
    }

    private static void Add(DoubleColumn[] columns, double[]? values)
    {
        for (int i = 0; i < columns.Length; i++) columns[i].Add(values?[i]);
    }

    private static double[]? Take(DoubleColumn[] columns, int row)
    {
        var values = new double[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            if (Finite(columns[i][row]) is not { } value) return null;
            values[i] = value;
        }
        return values;
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string KindOf(Annotation annotation) => annotation switch
    {
        { Polygon: not null } => "polygon",
        { Mask: not null } => "mask",
        { Keypoints: not null } => "keypoints",
        { RotatedBox: not null } => "rotated-box",
        { Ellipse: not null } => "ellipse",
        { Polyline: not null } => "polyline",
        { Box: not null } => "box",
        _ => "label",
    };
}
