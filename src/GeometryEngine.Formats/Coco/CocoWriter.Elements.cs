namespace GeometryEngine.Formats;

internal sealed partial class CocoWriter
{
    /// <summary>Writes a category, as one value.</summary>
    public static void WriteCategory(JsonOutput output, Category category, SourceId id)
    {
        output.BeginObject();
        output.Property("id"u8);
        output.Id(id);
        output.Property("name"u8);
        output.Text(category.Name);
        if (category.Supercategory is { } supercategory)
        {
            output.Property("supercategory"u8);
            output.Text(supercategory);
        }
        if (category.KeypointNames.Count > 0)
        {
            output.Property("keypoints"u8);
            output.BeginList();
            foreach (string name in category.KeypointNames) output.Text(name);
            output.EndList();
        }
        if (category.Skeleton.Count > 0)
        {
            output.Property("skeleton"u8);
            output.BeginList();
            foreach ((int from, int to) in category.Skeleton) output.Numbers([from + 1, to + 1]);
            output.EndList();
        }
        foreach (ExtraField extra in category.Extras) WriteExtra(output, extra);
        output.EndObject();
    }

    /// <summary>Begins an image on a line of its own: its id, name, size and part of the data set.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="image">The image.</param>
    /// <param name="id">The id that it is written with.</param>
    public static void BeginImage(JsonOutput output, ImageInfo image, SourceId id)
    {
        output.NewLine();
        output.BeginObject();
        output.Property("id"u8);
        output.Id(id);
        if (image.FileName is { } name)
        {
            output.Property("file_name"u8);
            output.Text(name);
        }
        if (image.HasSize)
        {
            output.Property("height"u8);
            output.Number((long)image.Height);
            output.Property("width"u8);
            output.Number((long)image.Width);
        }
        if (image.Subset is { } subset)
        {
            output.Property("subset"u8);
            output.Text(subset);
        }
    }

    private void WriteImage(DatasetItem item, SourceId id)
    {
        BeginImage(_images, item.Image, id);
        if (_writesAnnotators && _info.Annotators.Count > 1)
        {
            _images.Property("annotators"u8);
            _images.BeginList();
            foreach (int annotator in item.Annotators) _images.Text(_info.Annotators[annotator]);
            _images.EndList();
        }
        foreach (ExtraField extra in item.Image.Extras) WriteExtra(_images, extra);
        _images.EndObject();
    }

    private void WriteAnnotation(Annotation annotation, SourceId id, SourceId imageId)
    {
        _output.NewLine();
        _output.BeginObject();
        _output.Property("id"u8);
        _output.Id(id);
        _output.Property("image_id"u8);
        _output.Id(imageId);
        _output.Property("category_id"u8);
        _output.Id(_categoryIds[annotation.Category]);
        if (_writesAnnotators)
        {
            _output.Property("annotator"u8);
            _output.Text(_info.Annotators[annotation.Annotator]);
        }
        if (_writesCrowds && (annotation.IsObject || annotation.IsCrowd)) WriteNumber("iscrowd"u8, annotation.IsCrowd ? 1 : 0);
        if (annotation.Area is { } area) WriteNumber("area"u8, area);
        if (annotation.Box is { } box) WriteNumbers("bbox"u8, [box.X, box.Y, box.Width, box.Height]);
        if (annotation.Mask is { } mask) WriteMask(_output, "segmentation"u8, mask);
        else if (annotation.Polygon is { } polygon) WritePolygon(polygon);
        if (annotation.Keypoints is { } keypoints) WriteKeypoints(keypoints, annotation.Extras);
        if (annotation.Score is { } score) WriteNumber("score"u8, score);
        if (annotation.ZOrder != 0) WriteNumber("z_order"u8, annotation.ZOrder);
        foreach (ExtraField extra in annotation.Extras) WriteExtra(_output, extra);
        _output.EndObject();
    }

    /// <summary>Writes a mask as a property, in COCO's compressed form.</summary>
    public static void WriteMask(JsonOutput output, ReadOnlySpan<byte> name, Rle mask)
    {
        output.Property(name);
        output.BeginObject();
        output.Property("size"u8);
        output.Numbers([mask.Height, mask.Width]);
        output.Property("counts"u8);
        output.Text(mask.ToCocoString());
        output.EndObject();
    }

    private void WritePolygon(Polygon polygon)
    {
        _output.Property("segmentation"u8);
        _output.BeginList();
        for (int i = 0; i < polygon.RingCount; i++) _output.Numbers(polygon.Ring(i));
        _output.EndList();
    }

    // A count that the source declares otherwise is among the extra fields.
    private void WriteKeypoints(Keypoints keypoints, IReadOnlyList<ExtraField> extras)
    {
        WriteNumbers("keypoints"u8, keypoints.Triplets);
        if (!extras.Any(extra => extra.Name == "num_keypoints")) WriteNumber("num_keypoints"u8, keypoints.LabelledCount);
    }

    private void WriteNumber(ReadOnlySpan<byte> name, double value)
    {
        _output.Property(name);
        _output.Number(value);
    }

    private void WriteNumbers(ReadOnlySpan<byte> name, ReadOnlySpan<double> values)
    {
        _output.Property(name);
        _output.Numbers(values);
    }

    private static void WriteExtra(JsonOutput output, ExtraField extra)
    {
        output.Property(extra.Name);
        output.Raw(extra.Json);
    }
}
