namespace GeometryEngine.Formats;

/// <summary>Cityscapes: a JSON file of polygons for each image. Later objects lie on top of earlier ones; a label with <c>group</c> behind it is a crowd of that label.</summary>
internal sealed class CityscapesFormat : DatasetFormat
{
    public override string Name => "cityscapes";

    public override string Description => "Cityscapes (a JSON file with imgHeight, imgWidth, objects for each image, or PNG files of instance ids)";

    public override bool HasAnnotators => true;

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".json", IsOne) || (input.IsTree && input.Tree.Files.Any(CityscapesSource.HasIds));

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new CityscapesSource(input, options);

    /// <summary>Whether a file is one of Cityscapes.</summary>
    public static bool IsOne(DatasetInput file) => file.FirstByte == '{' && file.JsonProperties.ContainsKey("imgHeight") && file.JsonProperties.ContainsKey("imgWidth");
}
