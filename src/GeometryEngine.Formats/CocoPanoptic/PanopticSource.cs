namespace GeometryEngine.Formats;

/// <summary>
/// An opened JSON of COCO panoptic. The PNG image of an image is looked for beside the JSON, in a folder there of the JSON's name, and in one a level up; it is
/// read when its image is.
/// </summary>
internal sealed class PanopticSource : PieceSource<PanopticPiece>
{
    private readonly DatasetInput _input;
    private readonly InputFile _file;
    private readonly IReadOnlyDictionary<SourceId, Category> _categoriesById;

    public PanopticSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _input = input;
        _file = input.OpenFile();
        try
        {
            var index = new PanopticIndexer(_file, options, Log);
            _categoriesById = index.Categories;
            Extras = index.Extras;
            foreach (Category category in _categoriesById.Values) Declare(category);
            int annotator = AnnotatorOf(null);
            foreach ((CocoImage image, JsonExtent? segments) in index.Images)
            {
                ImageInfo info = image.HasSize || segments is null ? image.ToInfo() : WithSize(image.ToInfo(), segments.Value);
                Add(new PanopticPiece(info, image.Extent, segments), info, [annotator]);
            }
            EndIndex();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<ExtraField> Extras { get; }

    protected override string PlaceOf(PanopticPiece piece) => Origin(PanopticIndexer.ImagesSection, piece.ImageExtent).Place([], 0);

    protected override DatasetItem Parse(PanopticPiece piece, ProblemLog log) => new()
    {
        Image = Options.KeepExtras ? piece.Image with { Extras = ParseExtras(piece) } : piece.Image,
        Annotators = [AnnotatorOf(null)],
        Annotations = piece.Segments is { } segments ? ParseSegments(piece.Image, ReadNode(segments, log)) : [],
    };

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private IReadOnlyList<ExtraField> ParseExtras(PanopticPiece piece) =>
        CocoImageParser.ParseExtras(new JsonCursor(ReadText(piece.ImageExtent), Origin(PanopticIndexer.ImagesSection, piece.ImageExtent), Options.MaxDepth));

    private List<Annotation> ParseSegments(ImageInfo image, JsonNode node)
    {
        var annotations = new List<Annotation>();
        if (FindPng(image, node) is not { } png) return annotations;
        SortedDictionary<int, Rle> masks = ReadMasks(png, image, node);
        var seen = new HashSet<int>();
        foreach (JsonNode segment in node["segments_info"]?.Elements() ?? [])
            if (ParseSegment(segment, masks, seen) is { } annotation) annotations.Add(annotation);
        foreach ((int id, Rle mask) in masks)
            if (!seen.Contains(id)) node.Log.Report(_input.Tree.PathOf(png), "", $"segment {id} of {mask.Area()} pixels", "0, and ids that segments_info names");
        return annotations;
    }

    private Annotation? ParseSegment(JsonNode segment, SortedDictionary<int, Rle> masks, HashSet<int> seen)
    {
        if (segment["id"]?.Id() is not { IsNumber: true, Number: >= 1 and <= PanopticFormat.MostId } id)
        {
            (segment["id"] ?? segment).Report($"an id from 1 to {PanopticFormat.MostId}");
            return null;
        }
        if (!seen.Add((int)id.Number))
        {
            segment.Report($"segment {id} for the second time", "each id once in an image");
            return null;
        }
        if (segment["category_id"]?.Id() is not { } category || !_categoriesById.TryGetValue(category, out Category? known))
        {
            segment.Report($"segment {id} of category {segment["category_id"]?.Json ?? "none"}", $"the id of one of the {_categoriesById.Count} categories");
            return null;
        }
        if (!masks.TryGetValue((int)id.Number, out Rle? mask))
        {
            segment.Report($"segment {id}, of which the image has no pixel", "ids of segments in the image");
            return null;
        }
        return new Annotation
        {
            Id = id,
            Annotator = AnnotatorOf(null),
            Category = CategoryOf(known.Name),
            Mask = mask,
            Box = BoxOf(segment),
            Area = segment["area"]?.Number(),
            IsCrowd = segment["iscrowd"]?.Flag() == true,
            Score = segment["score"]?.Number(),
            Extras = segment.Others("id", "category_id", "bbox", "area", "iscrowd", "score"),
        };
    }

    // An empty list says nothing.
    private static Box? BoxOf(JsonNode segment)
    {
        if (segment["bbox"] is not { } box || box.Numbers() is not { Length: > 0 } numbers) return null;
        if (numbers is [var x, var y, >= 0 and var width, >= 0 and var height]) return new Box(x, y, width, height);
        box.Report(box.Json, "[x, y, width, height]");
        return null;
    }

    private string? FindPng(ImageInfo image, JsonNode node)
    {
        string written = node["file_name"]?.Text() ?? $"{System.IO.Path.GetFileNameWithoutExtension(image.Name)}.png";
        string folder = System.IO.Path.GetFileNameWithoutExtension(_input.File!);
        foreach (string path in (string[])[$"{folder}/{written}", written, $"../{folder}/{written}"])
            if (FileTree.Resolve(_input.File!, path) is { } name && _input.Tree.Contains(name)) return name;
        (node["file_name"] ?? node).Report($"no file '{written}'", $"a PNG image beside, or in a folder '{folder}'");
        return null;
    }

    private SortedDictionary<int, Rle> ReadMasks(string name, ImageInfo image, JsonNode node)
    {
        string file = _input.Tree.PathOf(name);
        PngImage png = PngReader.Read(_input.Tree.Read(name, Options.MaxElementBytes), file, Options.MaxPixels);
        if (png.Color == PngColor.Palette || png.Color == PngColor.GrayAlpha) Throw.Input(file, "", $"colour type {(int)png.Color}", "2 or 6 (colours), whose red, green and blue are ids; or 0 (grey)");
        if (image.HasSize && (png.Height != image.Height || png.Width != image.Width))
            Throw.Input(file, "", $"an image of {png.Height}x{png.Width} pixels", $"{image.Height}x{image.Width}, the size of image {image.Name} in {Path}");
        if (png.Color != PngColor.Rgba) return LabelMasks.Of(png.ToRuns());
        uint[] ids = [.. png.Pixels]; // opacity is no part of the id
        for (int i = 0; i < ids.Length; i++) ids[i] &= PanopticFormat.MostId;
        return LabelMasks.Of(LabelRuns.Encode<uint>(ids, png.Height, png.Width));
    }

    // Where the JSON does not say how large an image is, the PNG image does; what is wrong with it is reported when it is read.
    private ImageInfo WithSize(ImageInfo image, JsonExtent segments)
    {
        JsonNode node = ReadNode(segments, new ProblemLog(strict: false, []));
        if (FindPng(image, node) is not { } name || LabelPngSource.HeaderOf(_input.Tree, name) is not { } header) return image;
        return image with { Height = header.Height, Width = header.Width };
    }

    private JsonNode ReadNode(JsonExtent extent, ProblemLog log) => JsonPiece.Parse(ReadText(extent), Origin(PanopticIndexer.AnnotationsSection, extent), Options, log);

    private JsonOrigin Origin(string section, JsonExtent extent) => new(Path, extent.Offset, section, extent.Element);

    private byte[] ReadText(JsonExtent extent)
    {
        var text = new byte[extent.Length];
        _file.ReadExactly(text, extent.Offset);
        return text;
    }
}
