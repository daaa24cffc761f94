namespace GeometryEngine.Formats;

/// <summary>GeoJSON (RFC 7946) in pixels: features whose properties name the image and the category, as QuPath, SpaceNet and spatial tools exchange outlines.</summary>
internal sealed class GeoJsonFormat : DatasetFormat
{
    public override string Name => "geojson";

    public override string Description => "GeoJSON features in pixels, y down (a collection, a list, or one): polygons with holes, lines, points; properties image, category, annotator";

    public override Features Holds => Features.Polygons | Features.Parts | Features.Holes | Features.Polylines | Features.ImageLabels | Features.Instances
        | Features.Overlaps | Features.Scores | Features.Crowds | Features.ZOrder | Features.Flags | Features.Attributes | Features.Groups | Features.Tracks
        | Features.AnnotationFields | Features.AnnotationIds | Features.Annotators | Features.ImageSizes | Features.FileNames | Features.Subsets | Features.EmptyImages;

    public override bool Recognizes(DatasetInput input) => input.JsonProperties.ContainsKey("features")
        || (input.JsonProperties.ContainsKey("type") && (input.Head.IndexOf("\"FeatureCollection\""u8) >= 0 || input.JsonProperties.ContainsKey("geometry")));

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new GeoJsonSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new GeoJsonWriter(path, Holds, info);
}
