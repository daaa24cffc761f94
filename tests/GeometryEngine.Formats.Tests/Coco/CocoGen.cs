using System.Text.Json;

namespace GeometryEngine.Formats.Tests;

/// <summary>Random data sets of everything COCO can hold.</summary>
internal static class CocoGen
{
    private const int Height = 12;
    private const int Width = 9;

    private static readonly double[] Special = [0, -0.0, 1e-300, 4e8, 1e15 / 3e7, 0.1 + 0.2, 5e-324, -4e8, 1 / 3.0, 123456.789];

    private static readonly Gen<double> Coordinate = Gen.OneOf(
        Gen.Double[-1000, 1000], Gen.Int[-50, 5000].Select(value => value / 100.0), Gen.Int[0, Special.Length - 1].Select(i => Special[i]));

    // Any characters, those included that need escapes or are half a pair; not empty, which is no name.
    private static readonly Gen<string> Name = Gen.OneOf(Gen.String[1, 12], Gen.String[Gen.Char[' ', '~'], 1, 20]);

    private static readonly Gen<Box> Box = Gen.Select(Coordinate, Coordinate, Coordinate, Coordinate).Select((x, y, w, h) => new Box(x, y, Math.Abs(w), Math.Abs(h)));

    private static readonly Gen<Polygon> Polygon = Gen.Select(Coordinate, Gen.Int[3, 8].Array[1, 3]).SelectMany((_, points) =>
        Coordinate.Array[2 * points.Sum()].Select(coordinates => new Polygon(coordinates, [.. points.Select((_, i) => 2 * points[..i].Sum())])));

    private static readonly Gen<Rle> Mask = Gen.Bool.Array[Height * Width].Select(pixels =>
    {
        var counts = new List<uint> { 0 };
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] != (counts.Count % 2 == 0)) counts.Add(0);
            counts[^1]++;
        }
        return Rle.FromCounts(Height, Width, [.. counts]);
    });

    private static readonly Gen<ExtraField[]> Extras = Gen.Select(Gen.Int[0, 3], Name).Select((count, name) =>
        (ExtraField[])[.. Enumerable.Range(0, count).Select(i => new ExtraField($"x{i}", i switch
        {
            0 => "null",
            1 => "{\"a\":[1,2.50,\"b c\"]}",
            _ => JsonSerializer.Serialize(name),
        }))]);

    /// <summary>A data set with unique ids and names, two annotators, and one image at least.</summary>
    public static Gen<(DatasetInfo Info, List<DatasetItem> Items)> Dataset { get; } =
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3], Name.Array[3], Extras).SelectMany((images, keypoints, names, extras) =>
        {
            var info = new DatasetInfo
            {
                Categories = [.. names.Select((name, i) => new Category
                {
                    Id = i == 1 ? new SourceId($"c{name}") : new SourceId(i == 0 ? 0 : long.MaxValue),
                    Name = $"{i}{name}",
                    Supercategory = i == 2 ? null : name,
                    KeypointNames = [.. Enumerable.Range(0, i == 0 ? keypoints : 0).Select(k => $"{name}{k}")],
                    Extras = extras,
                })],
                Annotators = [$"a{names[0]}", $"b{names[1]}"],
                HasNamedAnnotators = true,
                Extras = [.. extras.Where(extra => extra.Name != "x0"), new ExtraField("info", "{\"year\":2017}")],
            };
            return Gen.Select(Gen.Const(info), Annotation(keypoints).Array[0, 5].Select(Gen.Bool, Name).Array[images].Select(drafts =>
                (List<DatasetItem>)[.. drafts.Select((draft, image) => Item(image, draft.Item1, draft.Item2, draft.Item3, extras))]));
        });

    /// <summary>An item with the annotators of one data set as another numbers them.</summary>
    public static DatasetItem Renumber(DatasetItem item, DatasetInfo from, DatasetInfo to)
    {
        List<string> names = [.. to.Annotators];
        return new DatasetItem
        {
            Image = item.Image,
            Annotators = [.. item.Annotators.Select(Number).Order()],
            Annotations = [.. item.Annotations.Select(annotation => annotation with { Annotator = Number(annotation.Annotator) })],
        };

        int Number(int annotator) => names.IndexOf(from.Annotators[annotator]);
    }

    private static Gen<Annotation> Annotation(int keypoints) =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 1], Box, Polygon, Mask, Coordinate.Array[3 * Math.Max(keypoints, 1)], Extras)
        .Select((kind, category, annotator, box, polygon, mask, triplets, extras) => new Annotation
        {
            Annotator = annotator,
            Category = category,
            Box = kind is 1 or 2 or 4 ? box : null,
            Polygon = kind == 2 ? polygon : null,
            Mask = kind is 3 or 4 ? mask : null,
            Keypoints = kind == 5 ? new Keypoints(triplets) : null,
            IsCrowd = kind == 4,
            Area = kind == 0 ? null : box.Width,
            Score = kind == 1 ? box.X : null,
            Extras = kind == 5 ? [new ExtraField("num_keypoints", "99"), .. extras] : extras,
        });

    private static DatasetItem Item(int image, Annotation[] annotations, bool bothSawIt, string name, ExtraField[] extras) => new()
    {
        Image = new ImageInfo
        {
            Id = image == 0 ? new SourceId($"i{name}") : new SourceId(image * 3_000_000_000L),
            FileName = image == 1 ? null : $"{image}{name}",
            Height = Height,
            Width = Width,
            Extras = extras,
        },
        Annotators = [.. annotations.Select(annotation => annotation.Annotator).Concat(bothSawIt ? [0, 1] : []).Distinct().Order()],
        Annotations = [.. annotations.Select((annotation, i) => annotation with { Id = i == 2 ? new SourceId($"t{image}") : new SourceId(image * 100 + i) })],
    };
}
