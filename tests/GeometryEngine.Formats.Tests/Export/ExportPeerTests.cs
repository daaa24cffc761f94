using System.Text.Json.Nodes;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;
using OpenCvSharp;
using Node = System.Text.Json.Nodes.JsonNode; // not the reader's own

namespace GeometryEngine.Formats.Tests;

/// <summary>
/// Exports against masks painted from the files' own JSON, object over object: by OpenCV itself, and by slow versions of pycocotools' and Pillow's rules.
/// </summary>
public class ExportPeerTests
{
    private const int Images = 8; // of each set, for the slow rules

    /// <summary>Data sets: the one of the repository, and real ones of COCO and LVIS.</summary>
    public static TheoryData<string, string[]> Sets => new()
    {
        { "sample", [] },
        { "COCO", ["coco_instances", "coco_val2014_100.json"] },
        { "LVIS", ["lvis", "lvis_val_first50.json"] },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Masks_are_those_that_OpenCV_paints(string name, string[] sample) => OpenCv(() =>
    {
        AssertPainted(name, sample, RasterRule.OpenCvRound, int.MaxValue, (ring, height, width) => FillPoly(ring, height, width, Math.Round), inFrame: true);
        AssertPainted(name, sample, RasterRule.OpenCvTruncate, int.MaxValue, (ring, height, width) => FillPoly(ring, height, width, Math.Truncate), inFrame: true);
    });

    [Theory]
    [MemberData(nameof(Sets))]
    public void Masks_are_those_of_pycocotools(string name, string[] sample) => AssertPainted(name, sample, RasterRule.Coco, Images, (ring, height, width) =>
        Expand(NaiveCocoRaster.Rasterize(ring, height, width), height, width));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Masks_are_those_of_Pillow(string name, string[] sample) => AssertPainted(name, sample, RasterRule.Pillow, Images, NaivePillow.Rasterize);

    [Fact]
    public void Polygons_of_Cityscapes_are_painted_as_OpenCV_does() => OpenCv(() =>
    {
        using var scratch = new Scratch();
        Node[] scenes = [.. Scenes()];
        for (int i = 0; i < scenes.Length; i++) scratch.Write($"city/gtFine/val/town/town_{i:D6}_000019_gtFine_polygons.json", scenes[i].ToJsonString());
        using Engine engine = Engine.Create(new EngineOptions { Rule = RasterRule.OpenCvRound });
        using DatasetReader reader = DatasetFormats.Open([scratch.PathOf("city")]);
        engine.Export(reader, scratch.PathOf("out"), new MaskExportOptions { Values = CategoryValue.Index });
        string[] names = [.. reader.Info.Categories.Select(category => category.Name)];
        for (int i = 0; i < scenes.Length; i++)
        {
            var canvas = new Canvas((int)scenes[i]["imgHeight"]!, (int)scenes[i]["imgWidth"]!);
            foreach (Node shape in scenes[i]["objects"]!.AsArray().OfType<Node>())
            {
                double[] ring = [.. shape["polygon"]!.AsArray().SelectMany(point => point!.AsArray().Select(number => (double)number!))];
                canvas.Paint(FillPoly(ring, canvas.Height, canvas.Width, Math.Round), Array.IndexOf(names, (string)shape["label"]!) + 1);
            }
            Assert.Equal(canvas.Pixels, Pixels(scratch.PathOf($"out/town_{i:D6}_000019_leftImg8bit.png")));
        }
    });

    [Fact]
    public void Class_images_of_VOC_come_out_as_they_went_in_but_for_the_void()
    {
        using var scratch = new Scratch();
        string folder = Repository.SharedSample("voc", "labelme_voc");
        using Engine engine = Engine.Create();
        using DatasetReader reader = DatasetFormats.Open([folder]);
        engine.Export(reader, scratch.PathOf("out"), new MaskExportOptions());
        int[] right = Pixels(Path.Combine(folder, "SegmentationClass", "2011_000003.png")), found = Pixels(scratch.PathOf("out/2011_000003.png"));
        Assert.Equal(3, right.Distinct().Count(value => value != byte.MaxValue));
        Assert.Equal(right.Select(value => value == byte.MaxValue ? 0 : value), found);
    }

    private static void AssertPainted(string name, string[] sample, RasterRule rule, int images, Func<double[], int, int, bool[,]> draw, bool inFrame = false)
    {
        string file = sample.Length == 0 ? Repository.PathOf("data", "sample", "annotator-1.json") : Repository.SharedSample(sample);
        using var scratch = new Scratch();
        Node set = Node.Parse(File.ReadAllText(file))!;
        Node[] kept = [.. set["images"]!.AsArray().OfType<Node>().Take(images)];
        set["images"] = new JsonArray([.. kept.Select(image => image.DeepClone())]);
        long[] ids = [.. kept.Select(image => (long)image["id"]!)];
        ILookup<long, Node> annotations = set["annotations"]!.AsArray().OfType<Node>()
            .Where(found => Array.IndexOf(ids, (long)found["image_id"]!) is int image and >= 0 && (!inFrame || IsInFrame(found["segmentation"], kept[image])))
            .ToLookup(found => (long)found["image_id"]!);
        Assert.NotEmpty(annotations);
        set["annotations"] = new JsonArray([.. annotations.SelectMany(group => group).Select(found => found.DeepClone())]);
        using Engine engine = Engine.Create(new EngineOptions { Rule = rule });
        using DatasetReader reader = DatasetFormats.Open([scratch.Write("set.json", set.ToJsonString())]);
        engine.Export(reader, scratch.PathOf("out"), new MaskExportOptions { Bits = 16 });
        Assert.Equal(kept.Length, reader.Count);
        foreach (Node image in kept)
        {
            var canvas = new Canvas((int)image["height"]!, (int)image["width"]!);
            foreach (Node found in annotations[(long)image["id"]!])
                foreach (bool[,] part in Parts(found["segmentation"], canvas.Height, canvas.Width, draw)) canvas.Paint(part, (int)found["category_id"]!);
            string path = ((string?)image["file_name"] ?? Path.GetFileName((string)image["coco_url"]!)).Replace(".jpg", ".png", StringComparison.Ordinal);
            Assert.True(canvas.Pixels.AsSpan().SequenceEqual(Pixels(scratch.PathOf($"out/{path}"))), $"{path} of {name} by {rule}");
        }
    }

    // The rule is that of OpenCV 4.6; later ones draw an outline that leaves the frame otherwise, by a pixel or two.
    private static bool IsInFrame(Node? segmentation, Node image) => segmentation is not JsonArray rings || rings.All(ring =>
        ring!.AsArray().Select(number => (double)number!).Chunk(2).All(point =>
            point[0] >= 0 && point[1] >= 0 && Math.Round(point[0]) < (int)image["width"]! && Math.Round(point[1]) < (int)image["height"]!));

    private static IEnumerable<bool[,]> Parts(Node? segmentation, int height, int width, Func<double[], int, int, bool[,]> draw)
    {
        if (segmentation is JsonArray rings) return rings.Select(ring => draw([.. ring!.AsArray().Select(number => (double)number!)], height, width));
        if (segmentation is null) return [];
        if (segmentation["counts"] is JsonArray list) return [Expand([.. list.Select(count => (uint)count!)], height, width)];
        Assert.True(RleString.TryDecode((string)segmentation["counts"]!, out uint[]? counts, out _));
        return [Expand(counts!, height, width)];
    }

    // Run lengths by columns, the first of them of no object.
    private static bool[,] Expand(uint[] counts, int height, int width)
    {
        var pixels = new bool[height, width];
        long at = 0;
        for (int run = 0; run < counts.Length; run++)
            for (uint i = 0; i < counts[run]; i++, at++)
                if (run % 2 == 1) pixels[at % height, at / height] = true;
        return pixels;
    }

    private static bool[,] FillPoly(double[] ring, int height, int width, Func<double, double> whole)
    {
        using var mask = new Mat(height, width, MatType.CV_8UC1, new Scalar(0));
        Point[] points = [.. ring.Chunk(2).Select(point => new Point((int)whole(point[0]), (int)whole(point[1])))];
        Cv2.FillPoly(mask, [points], new Scalar(1));
        mask.GetArray(out byte[] bytes);
        var pixels = new bool[height, width];
        for (int i = 0; i < bytes.Length; i++) pixels[i / width, i % width] = bytes[i] != 0;
        return pixels;
    }

    // The outlines of the sample as a city has them: in whole pixels, each ring an object.
    private static IEnumerable<Node> Scenes()
    {
        Node set = Node.Parse(File.ReadAllText(Repository.PathOf("data", "sample", "annotator-1.json")))!;
        string[] labels = ["road", "car", "person", "sky", "building"];
        foreach (Node image in set["images"]!.AsArray().OfType<Node>().Take(Images))
        {
            IEnumerable<Node> objects =
                from found in set["annotations"]!.AsArray()
                where (long)found["image_id"]! == (long)image["id"]! && found["segmentation"] is JsonArray
                from ring in found["segmentation"]!.AsArray()
                let points = ring.AsArray().Select(number => Math.Round((double)number!)).Chunk(2).Select(point => (Node)new JsonArray(point[0], point[1]))
                select new JsonObject { ["label"] = labels[(int)found["category_id"]! % labels.Length], ["polygon"] = new JsonArray([.. points]) };
            yield return new JsonObject { ["imgHeight"] = (int)image["height"]!, ["imgWidth"] = (int)image["width"]!, ["objects"] = new JsonArray([.. objects]) };
        }
    }

    private static int[] Pixels(string file) => SlowPngReader.Decode(File.ReadAllBytes(file)).Pixels;

    private static void OpenCv(Action check)
    {
        Assert.SkipUnless(PngPeerTests.HasOpenCv(), "OpenCV's native library does not load here");
        check();
    }

    private sealed class Canvas(int height, int width)
    {
        public int Height => height;

        public int Width => width;

        public int[] Pixels { get; } = new int[height * width];

        public void Paint(bool[,] mask, int value)
        {
            for (int i = 0; i < Pixels.Length; i++)
                if (mask[i / width, i % width]) Pixels[i] = value;
        }
    }
}
