using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>An opened HRSC file or folder.</summary>
internal sealed class HrscSource : FileSource
{
    public HrscSource(DatasetInput input, ReadOptions options) : base(input, options)
    {
        AddAll(Files(".xml", HrscFormat.IsOne));
        EndIndex();
    }

    protected override DatasetItem Parse(string piece, ProblemLog log)
    {
        XElement root = ReadXml(piece, log);
        var fields = new XmlFields(Options, log);
        string stem = XmlFields.Text(root, "Img_FileName") ?? System.IO.Path.GetFileNameWithoutExtension(piece);
        int annotator = AnnotatorOf(null);
        var annotations = new List<Annotation>();
        foreach (XElement element in XmlFields.Children(XmlFields.Child(root, "HRSC_Objects") ?? root, "HRSC_Object"))
            if (Object(element, fields) is { } annotation) annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(XmlFields.Text(element, "Class_ID")) });
        return new DatasetItem
        {
            Image = new ImageInfo
            {
                Id = IdText.Parse(XmlFields.Text(root, "Img_ID") ?? stem),
                FileName = XmlFields.Text(root, "Img_FileFmt") is { } extension ? $"{stem}.{extension}" : stem,
                Height = fields.Size(XmlFields.Child(root, "Img_SizeHeight")),
                Width = fields.Size(XmlFields.Child(root, "Img_SizeWidth")),
            },
            Annotators = [annotator],
            Annotations = annotations,
        };
    }

    // The angle is in radians, clockwise as seen on the screen; the width is the long side.
    private static Annotation? Object(XElement element, XmlFields fields)
    {
        if (Number("mbox_cx") is not { } x || Number("mbox_cy") is not { } y || Number("mbox_w") is not { } width || Number("mbox_h") is not { } height
            || Number("mbox_ang") is not { } angle) return null;
        return new Annotation
        {
            Id = XmlFields.Text(element, "Object_ID") is { } id ? IdText.Parse(id) : null,
            RotatedBox = new RotatedBox(x, y, width, height, angle * (180 / Math.PI)),
            Box = Box(),
            Extras = [.. FieldsOf(element, fields)],
        };

        double? Number(string name) => fields.Required(element, XmlFields.Child(element, name), name);

        Box? Box()
        {
            double?[] corners = [.. ((string[])["box_xmin", "box_ymin", "box_xmax", "box_ymax"]).Select(name => fields.Number(XmlFields.Child(element, name)))];
            return corners is [{ } left, { } top, { } right, { } bottom] && right >= left && bottom >= top ? new Box(left, top, right - left, bottom - top) : null;
        }
    }

    private static IEnumerable<ExtraField> FieldsOf(XElement element, XmlFields fields)
    {
        foreach (string flag in (string[])[KnownFields.Truncated, KnownFields.Difficult])
            if (fields.Flag(XmlFields.Child(element, flag)) is { } value) yield return KnownFields.Of(flag, value);
        if (fields.Options.KeepExtras && fields.Number(XmlFields.Child(element, "header_x")) is { } x && fields.Number(XmlFields.Child(element, "header_y")) is { } y)
            yield return new ExtraField("header", JsonText.Of([x, y]));
    }
}
