using System.Globalization;
using System.Security.Cryptography;

namespace GeometryEngine.Formats;

/// <summary>What the manifest says of the files of one image.</summary>
/// <param name="info">The tables of the data set.</param>
/// <param name="options">What is exported.</param>
internal sealed class ExportRecord(DatasetInfo info, MaskExportOptions options)
{
    /// <summary>The JSON of an image: a list of its files, in one line.</summary>
    /// <param name="image">The image.</param>
    /// <param name="masks">Its files.</param>
    public byte[] Of(ImageInfo image, IReadOnlyList<ExportedMask> masks)
    {
        using var output = new MemoryStream();
        using var json = new JsonOutput(output);
        json.BeginList();
        foreach (ExportedMask mask in masks) Write(json, image, mask);
        json.EndList();
        json.Flush();
        return output.ToArray();
    }

    private void Write(JsonOutput json, ImageInfo image, ExportedMask mask)
    {
        json.BeginObject();
        json.Property("file"u8);
        json.Text(mask.File);
        json.Property("image"u8);
        json.Text(image.Name);
        json.Property("image_id"u8);
        json.Id(image.Id);
        json.Property("annotator"u8);
        json.Text(info.Annotators[mask.Annotator]);
        json.Property("height"u8);
        json.Number(mask.Pixels.Values.Height);
        json.Property("width"u8);
        json.Number(mask.Pixels.Values.Width);
        json.Property("bytes"u8);
        json.Number((long)mask.Content.Length);
        json.Property("sha256"u8);
        json.Text(Convert.ToHexStringLower(SHA256.HashData(mask.Content)));
        if (options.Kind == MaskKind.Panoptic) WriteSegments(json, mask);
        else if (options.Kind is MaskKind.Semantic or MaskKind.Color or MaskKind.Overlay) WriteValues(json, mask);
        else WriteObjects(json, mask);
        json.EndObject();
    }

    private static void WriteValues(JsonOutput json, ExportedMask mask)
    {
        json.Property("pixels"u8);
        json.BeginObject();
        foreach ((int value, long area) in SegmentStatistics.AreasByValue(mask.Pixels))
        {
            json.Property(value.ToString(CultureInfo.InvariantCulture));
            json.Number(area);
        }
        json.EndObject();
    }

    private void WriteObjects(JsonOutput json, ExportedMask mask)
    {
        long[] visible = SegmentStatistics.Areas(mask.Pixels);
        json.Property("objects"u8);
        json.BeginList();
        for (int i = 0; i < mask.Objects.Count; i++)
        {
            Annotation annotation = mask.Objects[i].Annotation;
            json.BeginObject();
            json.Property("value"u8);
            json.Number(mask.Objects[i].Value);
            json.Property("id"u8);
            if (annotation.Id is { } id) json.Id(id);
            else json.Raw("null"u8);
            json.Property("category"u8);
            json.Text(info.Categories[annotation.Category].Name);
            json.Property("pixels"u8);
            json.Number(visible[i + 1]);
            json.EndObject();
        }
        json.EndList();
    }

    // As COCO panoptic has it. A segment of which nothing is visible does not occur in the image, and is left out as panopticapi wants it.
    private void WriteSegments(JsonOutput json, ExportedMask mask)
    {
        Dictionary<int, Annotation> first = [];
        foreach (ExportedObject found in mask.Objects) first.TryAdd(found.Value, found.Annotation);
        json.Property("segments_info"u8);
        json.BeginList();
        foreach ((int value, (long area, Box box)) in SegmentStatistics.ByValue(mask.Pixels))
        {
            if (value == 0) continue;
            json.BeginObject();
            PanopticElements.WriteSegment(json, value, info.Categories[first[value].Category].Id, area, box, first[value].IsCrowd);
            json.EndObject();
        }
        json.EndList();
    }
}
