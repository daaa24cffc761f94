namespace GeometryEngine.Formats;

/// <summary>LVIS v1 and v0.5: COCO's layout with polygons alone, without crowds, and with the lists of what was checked on each image.</summary>
internal sealed class LvisFormat : DatasetFormat
{
    public override string Name => "lvis";

    public override string Description => "LVIS v1 and v0.5: COCO's layout with polygons alone, no crowds; images list categories checked and absent";

    public override Features Holds => Features.Polygons | Features.Parts | Features.DeclaredBoxes | Features.Areas | Features.Scores | Features.Instances
        | Features.Overlaps | Features.EmptyImages | Features.ImageSizes | Features.FileNames | Features.UnusedCategories | Features.AnnotationIds
        | Features.ImageIds | Features.CategoryIds | Features.AnnotationFields | Features.ImageFields | Features.CategoryFields | Features.DatasetFields
        | Features.Supercategories | Features.VoidRegions;

    public override bool Recognizes(DatasetInput input)
    {
        if (input.FirstByte != '{' || !(input.JsonProperties.ContainsKey("images") || input.JsonProperties.ContainsKey("annotations") || input.JsonProperties.ContainsKey("categories"))) return false;
        return input.Head.IndexOf("\"neg_category_ids\""u8) >= 0 || input.Head.IndexOf("\"synset\""u8) >= 0;
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => CocoSource.Open(input, options, CocoIndexer.Run);

    public override DatasetWriter Create(string path, DatasetInfo info) => new CocoWriter(path, Holds, info);
}
