namespace GeometryEngine.Formats;

/// <summary>HRSC2016: an XML file for each image, with ships as rotated boxes. Classes are known by their numbers in the class tree.</summary>
internal sealed class HrscFormat : DatasetFormat
{
    private const string Root = "HRSC_Image";

    public override string Name => "hrsc";

    public override string Description => "HRSC2016 rotated boxes of ships (an XML file with root HRSC_Image for each image)";

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".xml", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new HrscSource(input, options);

    /// <summary>Whether a file is one of HRSC.</summary>
    public static bool IsOne(DatasetInput file) => file.XmlRoot == Root;
}
