using System.Globalization;

namespace GeometryEngine.Formats.Tests;

/// <summary>What is in a COCO file, each annotation as a text that tells its numbers to the last bit: by the reader of items, or by columns.</summary>
internal sealed record CocoItems(List<string> Images, List<string> Categories, List<string> Annotations, List<Problem> FullProblems)
{
    public List<string> Problems => [.. FullProblems.Select(problem => problem.ToString())];

    public static CocoItems Read(string path, ReadOptions? options = null)
    {
        using DatasetReader reader = DatasetFormats.Open([path], options);
        List<DatasetItem> items = [.. reader];
        bool isResults = File.ReadAllText(path).TrimStart('\uFEFF', ' ', '\n').StartsWith('[');
        return new CocoItems(
            isResults ? [] : [.. items.Select(item => Describe(item.Image))],
            isResults ? [] : [.. reader.Info.Categories.Where(category => category.Name != Category.Unnamed).Select(category => $"{category.Id} {category.Name}")],
            [.. items.SelectMany(item => item.Annotations.Select(annotation => Describe(annotation, item.Image.Id, IdOf(reader.Info.Categories[annotation.Category]))))],
            [.. reader.Problems, .. items.SelectMany(item => item.Problems)]);
    }

    public static CocoItems ReadColumns(string path, ReadOptions options, int buffer = JsonScanner.FirstBuffer, int leastAhead = 16 << 10, int batch = 100)
    {
        using var reader = new CocoColumnReader(InputFile.Open(path), options, buffer, leastAhead);
        using var columns = new CocoColumns(batch);
        var annotations = new List<(SourceId Image, string Text)>();
        var used = new List<SourceId>();
        while (reader.Read(columns))
        {
            used.AddRange(columns.CategoryIds.ToArray().OfType<SourceId>());
            for (int i = 0; i < columns.Count; i++)
                annotations.Add((columns.ImageIds[i], Describe(ToAnnotation(columns, i), columns.ImageIds[i], columns.CategoryIds[i])));
        }
        IEnumerable<string> unlisted = reader.Images.Count == 0 ? [] : used.Except(reader.Categories.Select(category => category.Id)).Select(id => $"{id} {id}");
        HashSet<SourceId> images = [.. reader.Images.Select(image => image.Id)];
        return new CocoItems(
            [.. reader.Images.Select(Describe)],
            [.. reader.Categories.Select(category => $"{category.Id} {category.Name}"), .. unlisted],
            [.. annotations.Where(annotation => images.Count == 0 || images.Contains(annotation.Image)).Select(annotation => annotation.Text)],
            [.. reader.Problems]);
    }

    private static Annotation ToAnnotation(CocoColumns columns, int i)
    {
        double[] keypoints = columns.Keypoints[columns.KeypointOffsets[i]..columns.KeypointOffsets[i + 1]].ToArray();
        return new Annotation
        {
            Id = columns.Ids[i],
            Annotator = 0,
            Category = 0,
            Box = double.IsNaN(columns.Boxes[i].X) ? null : columns.Boxes[i],
            Polygon = columns.ToPolygon(i),
            Mask = columns.ToMask(i),
            Keypoints = keypoints.Length == 0 ? null : new Keypoints(keypoints),
            IsCrowd = columns.IsCrowd[i],
            Area = double.IsNaN(columns.Areas[i]) ? null : columns.Areas[i],
            Score = double.IsNaN(columns.Scores[i]) ? null : columns.Scores[i],
        };
    }

    // Objects that name no category have one of that name.
    private static SourceId? IdOf(Category category) => category.Name == Category.Unnamed ? null : category.Id;

    private static string Describe(ImageInfo image) => $"{image.Id} {image.FileName} {image.Height} {image.Width}";

    private static string Describe(Annotation annotation, SourceId image, SourceId? category)
    {
        string box = annotation.Box is { } b ? Bits([b.X, b.Y, b.Width, b.Height]) : "";
        string rings = annotation.Polygon is { } polygon ? string.Join('/', Enumerable.Range(0, polygon.RingCount).Select(i => Bits(polygon.Ring(i)))) : "";
        string mask = annotation.Mask is { } runs ? $"{runs.Height} {runs.Width} {runs.ToCocoString()}" : "";
        string keypoints = annotation.Keypoints is { } k ? Bits(k.Triplets) : "";
        string numbers = Bits([annotation.Area ?? double.NaN, annotation.Score ?? double.NaN]);
        return $"image {image} id {annotation.Id} category {category} box {box} rings {rings} mask {mask} keypoints {keypoints} numbers {numbers} crowd {annotation.IsCrowd}";
    }

    private static string Bits(ReadOnlySpan<double> values)
    {
        var texts = new List<string>(values.Length);
        foreach (double value in values) texts.Add(BitConverter.DoubleToInt64Bits(value).ToString("x", CultureInfo.InvariantCulture));
        return string.Join(',', texts);
    }
}
