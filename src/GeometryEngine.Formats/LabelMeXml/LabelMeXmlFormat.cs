namespace GeometryEngine.Formats;

/// <summary>The LabelMe of the web (MIT CSAIL): an XML file for each image, with polygons and masks and who drew them.</summary>
internal sealed class LabelMeXmlFormat : DatasetFormat
{
    public override string Name => "labelme-xml";

    public override string Description => "LabelMe of the web (an XML file with root annotation and imagesize for each image, masks in PNG files)";

    public override bool HasAnnotators => true;

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".xml", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new LabelMeXmlSource(input, options);

    /// <summary>Whether a file is one of it: VOC has the same root.</summary>
    public static bool IsOne(DatasetInput file) =>
        file.XmlRoot == "annotation" && (file.Head.IndexOf("<imagesize"u8) >= 0 || file.Head.IndexOf("<sourceAnnotation"u8) >= 0);
}
