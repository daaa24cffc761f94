using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// An opened GeoParquet file. Coordinates are taken as they are: where the file's metadata has a coordinate system of the earth, they are no pixels, and overlaps and
/// areas are in its units. Rows that name no image belong to one image named after the file; a row without geometry is a label of its image.
/// </summary>
internal sealed class GeoParquetSource : PieceSource<GeoRows>
{
    private const string MetadataKey = "geo";

    private readonly ParquetTable<GeoColumns> _table;
    private readonly string _geometry;

    public GeoParquetSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _table = new ParquetTable<GeoColumns>(input.OpenFile(), (reader, group) => GeoColumns.Read(reader, group, input.Path, _geometry!));
        try
        {
            string metadata = _table.Metadata(MetadataKey) ?? "";
            _geometry = GeometryColumn(metadata);
            Extras = options.KeepExtras ? [new ExtraField(MetadataKey, JsonText.Compact(Encoding.UTF8.GetBytes(metadata)))] : [];
            Index();
            EndIndex();
        }
        catch
        {
            _table.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<ExtraField> Extras { get; }

    protected override string PlaceOf(GeoRows piece) => $"row {piece.Rows[0]}";

    protected override DatasetItem Parse(GeoRows piece, ProblemLog log)
    {
        var image = new ImageInfo { Id = IdText.Parse(piece.Image), FileName = piece.Image };
        var annotations = new List<Annotation>();
        foreach (long row in piece.Rows)
        {
            (GeoColumns columns, int index) = _table.Find(row);
            image = WithSize(image, columns.Number(index, "height"), columns.Number(index, "width"));
            Annotation annotation = Describe(columns, index);
            if (columns.Geometry[index] is not { } bytes) annotations.Add(annotation);
            else if (WellKnownBinary.Read(annotation, bytes) is { } shape && IsNear(shape)) annotations.Add(shape);
            else log.Report(Path, $"row {row}, {_geometry}", $"{bytes.Length} bytes that are none", $"a point, line or polygon as WKB, or several points or polygons, of at most {Options.MaxCoordinate} in magnitude");
        }
        int[] annotators = [.. annotations.Select(annotation => annotation.Annotator).Distinct().Order()];
        return new DatasetItem { Image = image, Annotators = annotators.Length > 0 ? annotators : [AnnotatorOf(null)], Annotations = annotations };
    }

    protected override void Dispose(bool disposing)
    {
        _table.Dispose();
        base.Dispose(disposing);
    }

    private Annotation Describe(GeoColumns columns, int row) => new()
    {
        Id = columns.Text(row, "id") is { } id ? IdText.Parse(id) : null,
        Category = CategoryOf(columns.Text(row, GeoJsonSource.CategoryNames)),
        Annotator = AnnotatorOf(columns.Text(row, "annotator")),
        Score = columns.Number(row, "score"),
        Extras = !Options.KeepExtras ? [] : [.. columns.Values.Where(column => column.Value[row] is not null && column.Key != "id" && !GeoJsonSource.Own.Contains(column.Key))
            .Select(column => new ExtraField(column.Key, column.Value[row]!))],
    };

    private bool IsNear(Annotation annotation)
    {
        if (!annotation.IsObject) return true;
        Box bounds = annotation.Bounds();
        return Math.Max(Math.Max(-bounds.X, bounds.Right), Math.Max(-bounds.Y, bounds.Bottom)) <= Options.MaxCoordinate;
    }

    private ImageInfo WithSize(ImageInfo image, double? height, double? width)
    {
        bool isSize = height is >= 1 and <= int.MaxValue && width is >= 1 and <= int.MaxValue && height * width <= Options.MaxPixels;
        return image.HasSize || !isSize ? image : image with { Height = (int)height!.Value, Width = (int)width!.Value };
    }

    private string GeometryColumn(string metadata)
    {
        JsonNode geo = JsonPiece.Parse(Encoding.UTF8.GetBytes(metadata), new JsonOrigin(Path, 0, MetadataKey, -1), Options, Log);
        string? column = geo["primary_column"]?.Text();
        string? encoding = column is null ? null : geo["columns"]?[column]?["encoding"]?.Text();
        if (column is null || encoding != "WKB") Throw.Input(Path, MetadataKey, $"the primary column '{column}' of encoding '{encoding}'", "a column of encoding WKB");
        return column!;
    }

    private void Index()
    {
        var pieces = new Dictionary<string, GeoRows>(StringComparer.Ordinal);
        string other = System.IO.Path.GetFileNameWithoutExtension(Path);
        for (long row = 0; row < _table.RowCount; row++)
        {
            (GeoColumns columns, int index) = _table.Find(row);
            string image = columns.Text(index, GeoJsonSource.ImageNames) ?? other;
            if (!pieces.TryGetValue(image, out GeoRows? piece)) pieces.Add(image, piece = new GeoRows(image, []));
            piece.Rows.Add(row);
        }
        foreach (GeoRows piece in pieces.Values) Add(piece);
    }
}
