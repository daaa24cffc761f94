using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>
/// An opened GeoJSON file. Features of one image need not follow each other; what names no image belongs to one image named after the file.
/// </summary>
internal sealed class GeoJsonSource : PieceSource<GeoJsonSource.Piece>
{
    /// <summary>The properties, or columns, that name the image; the first counts.</summary>
    public static readonly string[] ImageNames = ["image", "file_name", "filename", "image_name", "image_id", "ImageId"];

    /// <summary>Those that name the category.</summary>
    public static readonly string[] CategoryNames = ["category", "label", "class", "class_name", "type", "name"];

    /// <summary>Those that are read into fields of the engine's own.</summary>
    public static readonly HashSet<string> Own = new(StringComparer.Ordinal)
        { "image", "category", "annotator", "annotators", "height", "width", "subset", "score", "is_crowd", "z_order", "image_only", "classification" };

    private readonly InputFile _file;
    private readonly Dictionary<string, Piece> _pieces = new(StringComparer.Ordinal);

    public GeoJsonSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _file = input.OpenFile();
        Open(() =>
        {
            if (input.FirstByte == '[') IndexList();
            else if (input.JsonProperties.ContainsKey("geometry")) AddFeature(new JsonExtent(0, (int)Math.Min(_file.Length, Options.MaxElementBytes), -1));
            else Index();
            foreach (Piece piece in _pieces.Values) Add(piece);
            EndIndex();
        });
    }

    protected override string PlaceOf(Piece piece) => new JsonOrigin(Path, piece.Features[0].Offset, "features", piece.Features[0].Element).Place([], 0);

    protected override DatasetItem Parse(Piece piece, ProblemLog log)
    {
        var image = new ImageInfo { Id = IdText.Parse(piece.Image), FileName = piece.Image };
        var annotations = new List<Annotation>();
        var seenBy = new SortedSet<int>();
        foreach (JsonExtent extent in piece.Features)
        {
            using JsonDocument feature = ReadFeature(extent);
            JsonElement properties = feature.RootElement.TryGetProperty("properties", out JsonElement given) && given.ValueKind == JsonValueKind.Object ? given : default;
            image = ReadImage(image, properties);
            foreach (string? name in Texts(properties, "annotators")) seenBy.Add(AnnotatorOf(name));
            if (Flag(properties, "image_only")) continue;
            if (ParseFeature(feature.RootElement, properties) is { } annotation) annotations.Add(annotation);
            else log.Report(Path, Place(extent), "a feature without a category and geometry that are known", "a polygon, line or point, or a label of the image");
        }
        foreach (Annotation annotation in annotations) seenBy.Add(annotation.Annotator);
        if (seenBy.Count == 0) seenBy.Add(AnnotatorOf(null));
        return new DatasetItem { Image = image, Annotators = [.. seenBy], Annotations = annotations };
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void Index()
    {
        var walker = new JsonWalker(_file, Options, Log);
        walker.Enter('{');
        while (walker.NextProperty(out string name))
        {
            if (name != "features") walker.SkipValue();
            else if (walker.EnterList())
                while (walker.NextElement()) AddFeature(walker.Extent);
        }
        walker.ExpectEnd();
    }

    // As QuPath exported them before version 0.3.
    private void IndexList()
    {
        var walker = new JsonWalker(_file, Options, Log);
        walker.Enter('[');
        while (walker.NextElement()) AddFeature(walker.Extent);
        walker.ExpectEnd();
    }

    private void AddFeature(JsonExtent extent)
    {
        try
        {
            using JsonDocument feature = ReadFeature(extent);
            string image = feature.RootElement.TryGetProperty("properties", out JsonElement properties) && Find(properties, ImageNames) is { } name
                ? name : System.IO.Path.GetFileNameWithoutExtension(Path);
            if (!_pieces.TryGetValue(image, out Piece? piece)) _pieces.Add(image, piece = new Piece(image, []));
            piece.Features.Add(extent);
        }
        catch (InputException failure) when (!Log.Strict)
        {
            Log.Report(failure.Problem);
        }
    }

    private JsonDocument ReadFeature(JsonExtent extent)
    {
        var text = new byte[extent.Length];
        _file.ReadExactly(text, extent.Offset);
        if (!System.Text.Unicode.Utf8.IsValid(text)) Throw.Input(Path, Place(extent), "bytes that are not UTF-8", "UTF-8 text");
        try
        {
            JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Options.MaxDepth });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
        }
        catch (JsonException failure)
        {
            Throw.Input(Path, Place(extent), failure.Message, "a feature, as JSON", failure);
        }
        Throw.Input(Path, Place(extent), "a feature that is no object", "an object with geometry and properties");
        return null;
    }

    private ImageInfo ReadImage(ImageInfo image, JsonElement properties)
    {
        int height = Pixels(properties, "height"), width = Pixels(properties, "width");
        if ((long)height * width > Options.MaxPixels) (height, width) = (0, 0);
        return image with
        {
            Height = image.Height > 0 ? image.Height : height,
            Width = image.Width > 0 ? image.Width : width,
            Subset = image.Subset ?? Find(properties, "subset"),
        };
    }

    private Annotation? ParseFeature(JsonElement feature, JsonElement properties)
    {
        var annotation = new Annotation
        {
            Id = feature.TryGetProperty("id", out JsonElement id) && Text(id) is { } written ? IdText.Parse(written) : null,
            Category = CategoryOf(Category(properties)),
            Annotator = AnnotatorOf(Find(properties, "annotator")),
            Score = Number(properties, "score"),
            IsCrowd = Flag(properties, "is_crowd"),
            ZOrder = Number(properties, "z_order") is { } layer and >= int.MinValue and <= int.MaxValue ? (int)layer : 0,
            Extras = Options.KeepExtras ? OtherFields(properties) : [],
        };
        if (!feature.TryGetProperty("geometry", out JsonElement geometry) || geometry.ValueKind == JsonValueKind.Null) return annotation; // a label of the image
        return GeoJsonGeometry.Read(annotation, geometry);
    }

    // QuPath has the category in an object of its own.
    private static string? Category(JsonElement properties)
    {
        if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("classification", out JsonElement classification)
            && classification.ValueKind == JsonValueKind.Object && Find(classification, "name") is { } name) return name;
        return Find(properties, CategoryNames);
    }

    private static List<ExtraField> OtherFields(JsonElement properties)
    {
        var extras = new List<ExtraField>();
        if (properties.ValueKind != JsonValueKind.Object) return extras;
        foreach (JsonProperty property in properties.EnumerateObject())
            if (!Own.Contains(property.Name)) extras.Add(new ExtraField(property.Name, JsonText.Compact(System.Text.Encoding.UTF8.GetBytes(property.Value.GetRawText()))));
        return extras;
    }

    private static string? Find(JsonElement properties, params ReadOnlySpan<string> names)
    {
        if (properties.ValueKind != JsonValueKind.Object) return null;
        foreach (string name in names)
            if (properties.TryGetProperty(name, out JsonElement value) && Text(value) is { } text) return text;
        return null;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static IEnumerable<string?> Texts(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(Text).Where(text => text is not null)] : [];

    private static double? Number(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && double.IsFinite(value.GetDouble()) ? value.GetDouble() : null;

    private static int Pixels(JsonElement properties, string name) => Number(properties, name) is { } size and >= 1 and <= int.MaxValue && size == Math.Truncate(size) ? (int)size : 0;

    private static bool Flag(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private string Place(JsonExtent extent) => new JsonOrigin(Path, extent.Offset, "features", extent.Element).Place([], 0);

    /// <summary>The features of one image.</summary>
    internal sealed record Piece(string Image, List<JsonExtent> Features);
}
