using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>An opened CVAT file: images as they stand there, and the frames of videos, whose tracks are interpolated when a frame is read.</summary>
internal sealed partial class CvatSource : PieceSource<CvatPiece>
{
    private const string Root = "annotations";

    private readonly InputFile _file;
    private readonly CvatMeta _meta = new();
    private readonly List<CvatTrack> _tracks = [];
    private readonly HashSet<(string? Task, int Frame)> _imageFrames = [];
    private int _trackElements;
    private Encoding _encoding = XmlEncoding.Default;

    public CvatSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        _file = input.OpenFile();
        Open(Index);
    }

    protected override DatasetItem Parse(CvatPiece piece, ProblemLog log)
    {
        CvatTask? task = _meta.TaskOf(piece.Task);
        int annotator = AnnotatorOf(task?.Assignee);
        XElement? element = piece.Element < 0 ? null : ReadElement(piece.Extent, $"{Root}/image[{piece.Element}]", log);
        var fields = new XmlFields(Options, log);
        ImageInfo image = element is null ? FrameImage(task, piece) : ParseImage(element, piece, task, fields);
        var shapes = new CvatShapeParser(_meta, fields, image.Height, image.Width);
        var annotations = new List<Annotation>();
        foreach (XElement shape in element?.Elements() ?? [])
        {
            string label = LabelOf(shape);
            if (!CvatShapeParser.IsShape(shape.Name.LocalName)) fields.Report(shape, $"<{shape.Name.LocalName}>", "a shape of CVAT 1.1");
            else if (shapes.Parse(shape, label) is { } annotation) annotations.Add(annotation with { Category = CategoryOf(label), Annotator = annotator });
        }
        AddTracked(annotations, shapes, piece, annotator, log);
        return new DatasetItem { Image = image, Annotators = [annotator], Annotations = annotations };
    }

    protected override string PlaceOf(CvatPiece piece) =>
        piece.Element >= 0 ? $"line {piece.Extent.Line}, {Root}/image[{piece.Element}]" : $"frame {piece.Frame}{(piece.Task is null ? "" : $" of task {piece.Task}")}";

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private static string LabelOf(XElement element) => XmlFields.Attribute(element, "label") ?? "";

    private XElement ReadElement(XmlExtent extent, string path, ProblemLog log)
    {
        var bytes = new byte[extent.Length];
        _file.ReadExactly(bytes, extent.Offset);
        return SafeXml.Parse(bytes, _encoding, new XmlOrigin(Path, path, extent.Line), Options.MaxDepth, log);
    }

    private static ImageInfo ParseImage(XElement element, CvatPiece piece, CvatTask? task, XmlFields fields)
    {
        int height = fields.Size(element.Attribute("height")), width = fields.Size(element.Attribute("width"));
        if ((long)height * width > fields.Options.MaxPixels)
        {
            fields.Report(element, $"an image of {height}x{width} pixels", $"at most {fields.Options.MaxPixels} pixels");
            (height, width) = (0, 0);
        }
        return new ImageInfo
        {
            Id = XmlFields.Attribute(element, "id") is { Length: > 0 } id ? IdText.Parse(id) : new SourceId(piece.Element),
            FileName = XmlFields.Attribute(element, "name") is { Length: > 0 } name ? name : null,
            Height = height,
            Width = width,
            Subset = XmlFields.Attribute(element, "subset") ?? task?.Subset,
        };
    }

    // Frames have no names; where there are several videos, their tasks tell them apart.
    private ImageInfo FrameImage(CvatTask? task, CvatPiece piece) => new()
    {
        Id = new SourceId(piece.Frame),
        FileName = _meta.Tasks.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{piece.Task}/frame_{piece.Frame:D6}") : null,
        Height = task?.Height ?? 0,
        Width = task?.Width ?? 0,
        Subset = task?.Subset,
    };

    // What of the tracks is to be seen in a frame, each at its place among the image's annotations.
    private void AddTracked(List<Annotation> annotations, CvatShapeParser shapes, CvatPiece piece, int annotator, ProblemLog log)
    {
        var tracked = new List<(int Order, Annotation Annotation)>();
        foreach (CvatTrack track in _tracks)
        {
            if (track.Task != piece.Task || track.Around(piece.Frame) is not var (left, right)) continue;
            XElement shape = Shape(track, left, right, piece.Frame, log);
            if (shapes.Parse(shape, track.Label) is not { } annotation) continue;
            bool isKey = left.Frame == piece.Frame && XmlFields.Attribute(shape, CvatFormat.Keyframe) != "0";
            int order = int.TryParse(XmlFields.Attribute(shape, CvatFormat.Order), NumberStyles.None, CultureInfo.InvariantCulture, out int written) ? written : int.MaxValue;
            tracked.Add((order, annotation with
            {
                Category = CategoryOf(track.Label),
                Annotator = annotator,
                Extras = [.. ExtrasOf(track, isKey), .. annotation.Extras],
            }));
        }
        foreach ((int order, Annotation annotation) in tracked.OrderBy(it => it.Order)) annotations.Insert(Math.Min(order, annotations.Count), annotation);
    }

    private XElement Shape(CvatTrack track, CvatKey left, CvatKey? right, int frame, ProblemLog log)
    {
        XElement before = ReadElement(left.Extent, PathOf(track, left), log);
        if (right is not { } next) return before;
        XElement after = ReadElement(next.Extent, PathOf(track, next), log);
        return CvatInterpolation.Between(before, after, (double)(frame - left.Frame) / (next.Frame - left.Frame));
    }

    private static string PathOf(CvatTrack track, CvatKey key) => $"{Root}/track[{track.Element}]/*[{key.Element}]";

    private static IEnumerable<ExtraField> ExtrasOf(CvatTrack track, bool isKey)
    {
        yield return KnownFields.Of(KnownFields.Track, IdText.Parse(track.Id));
        if (track.Group is { Length: > 0 } group) yield return KnownFields.Of(KnownFields.Group, IdText.Parse(group));
        if (track.Source is { Length: > 0 } source) yield return KnownFields.Of(CvatFormat.Source, source);
        if (!isKey) yield return KnownFields.Of(CvatFormat.Keyframe, false);
    }
}
