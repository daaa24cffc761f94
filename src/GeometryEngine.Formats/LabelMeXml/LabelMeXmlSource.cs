using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>An opened file or folder of the LabelMe of the web.</summary>
internal sealed class LabelMeXmlSource : FileSource
{
    private const string Annotations = "Annotations";
    private const string Masks = "Masks";

    public LabelMeXmlSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".xml", LabelMeXmlFormat.IsOne));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        XElement root = ReadXml(piece, log);
        var fields = new XmlFields(Options, log);
        XElement? size = XmlFields.Child(root, "imagesize");
        int height = size is null ? 0 : fields.Size(XmlFields.Child(size, "nrows")), width = size is null ? 0 : fields.Size(XmlFields.Child(size, "ncols"));
        var annotations = new List<Annotation>();
        foreach (XElement element in XmlFields.Children(root, "object"))
        {
            if (XmlFields.Text(element, "deleted") == "1" || Object(element, piece, fields, height, width) is not { } annotation) continue;
            string? user = XmlFields.Text(XmlFields.Child(element, "polygon") ?? XmlFields.Child(element, "segm") ?? element, "username");
            annotations.Add(annotation with { Annotator = AnnotatorOf(user), Category = CategoryOf(XmlFields.Text(element, "name")) });
        }
        string stem = System.IO.Path.GetFileNameWithoutExtension(piece);
        return new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(stem), FileName = XmlFields.Text(root, "filename") ?? stem, Height = height, Width = width },
            Annotators = annotations.Count == 0 ? [AnnotatorOf(null)] : [.. annotations.Select(annotation => annotation.Annotator).Distinct().Order()],
            Annotations = annotations,
        };
    }

    private Annotation? Object(XElement element, string piece, XmlFields fields, int height, int width)
    {
        Annotation? shape = XmlFields.Child(element, "segm") is { } segment ? Segment(segment, piece, fields, height, width) : Polygon(element, fields);
        if (shape is null) return null;
        return shape with { Id = XmlFields.Text(element, "id") is { } id ? IdText.Parse(id) : null, Extras = [.. FieldsOf(element)] };
    }

    // A polygon of type bounding_box has the four corners of a box.
    private static Annotation? Polygon(XElement element, XmlFields fields)
    {
        var coordinates = new List<double>();
        foreach (XElement point in XmlFields.Children(XmlFields.Child(element, "polygon") ?? element, "pt"))
        {
            if (fields.Required(point, XmlFields.Child(point, "x"), "x") is not { } x || fields.Required(point, XmlFields.Child(point, "y"), "y") is not { } y) return null;
            coordinates.AddRange(x, y);
        }
        if (coordinates.Count >= 6)
        {
            var polygon = new Polygon([.. coordinates], [0]);
            return XmlFields.Text(element, "type") == "bounding_box" ? new Annotation { Box = polygon.Bounds() } : new Annotation { Polygon = polygon };
        }
        fields.Report(element, $"{coordinates.Count / 2} points", "a polygon of 3 or more, or segm");
        return null;
    }

    // The mask is a file of the size of the image: Annotations/a/b.xml has it in Masks/a/, b.xml in Masks/.
    private Annotation? Segment(XElement segment, string piece, XmlFields fields, int height, int width)
    {
        Box? box = XmlFields.Child(segment, "box") is { } corners ? BoxOf(corners, fields) : null;
        string? written = XmlFields.Text(segment, "mask");
        string? name = written is null ? null : FileTree.Resolve($"{MasksFolder(piece)}/x", written);
        if (name is not null && Tree.Contains(name))
        {
            try
            {
                LabelMap<ushort> mask = PngMask.Read(ReadBytes(name), Tree.PathOf(name), Options);
                Rle placed = PngMask.Place(mask, height > 0 ? height : mask.Height, width > 0 ? width : mask.Width, 0, 0);
                return new Annotation { Box = box, Mask = placed };
            }
            catch (InputException failure) when (!fields.Log.Strict)
            {
                fields.Log.Report(failure.Problem);
            }
        }
        else fields.Report(segment, $"no mask '{written}'", $"a PNG file in {Masks}");
        return box is null ? null : new Annotation { Box = box };
    }

    private static Box? BoxOf(XElement corners, XmlFields fields)
    {
        double?[] sides = [.. ((string[])["xmin", "ymin", "xmax", "ymax"]).Select(name => fields.Required(corners, XmlFields.Child(corners, name), name))];
        return sides is [{ } left, { } top, { } right, { } bottom] && right >= left && bottom >= top ? new Box(left, top, right - left, bottom - top) : null;
    }

    private static string MasksFolder(string piece)
    {
        string[] folders = piece.Split('/')[..^1];
        int at = Array.LastIndexOf(folders, Annotations);
        if (at < 0) return string.Join('/', [.. folders, Masks]); // beside
        folders[at] = Masks;
        return string.Join('/', folders);
    }

    private static IEnumerable<ExtraField> FieldsOf(XElement element)
    {
        if (XmlFields.Text(element, "occluded") is { } occluded) yield return KnownFields.Of(KnownFields.Occluded, occluded == "yes");
        if (XmlFields.Text(element, "attributes") is { } remark) yield return KnownFields.Of(KnownFields.Description, remark);
    }
}
