using System.Text.Json;

namespace GeometryEngine.Formats.Tests;

/// <summary>Exports of synthetic data sets against pixels painted one by one.</summary>
public class MaskExportTests
{
    private const int Images = 12;

    [Theory]
    [InlineData(RasterRule.Coco, PaintOrder.File, 0, 0)]
    [InlineData(RasterRule.PixelCenter, PaintOrder.Area, 0, 0)]
    [InlineData(RasterRule.Coco, PaintOrder.Area, 9, 1)]
    [InlineData(RasterRule.Coco, PaintOrder.Z, 200, 3)]
    public void Semantic_masks_are_pixels_painted_one_by_one(RasterRule rule, PaintOrder order, int background, int voidWidth)
    {
        using var scratch = new Scratch();
        using Engine engine = Engine.Create(new EngineOptions { Rule = rule });
        using DatasetReader reader = Synthetic(scratch);
        var options = new MaskExportOptions { Values = CategoryValue.Index, PaintOrder = order, Background = background, VoidWidth = voidWidth, IgnoreValue = 250 };
        engine.Export(reader, scratch.PathOf("out"), options);
        for (int i = 0; i < Images; i++)
        {
            DatasetItem item = reader.Read(i);
            Annotation[] objects = [.. item.Annotations.Where(annotation => annotation.HasSegmentation)];
            int[] values = [background, .. objects.Select(annotation => annotation.Category + 1), 250];
            int[] expected = [.. Paint(engine, item, objects, order, voidWidth).Select(place => values[place])];
            Assert.Equal(expected, SlowPngReader.Decode(File.ReadAllBytes(PathOf(scratch, item))).Pixels);
        }
    }

    [Theory]
    [InlineData(MaskKind.Instance, 16)]
    [InlineData(MaskKind.Instance, 8)]
    [InlineData(MaskKind.Panoptic, 8)]
    public void Numbers_of_objects_are_pixels_painted_one_by_one(MaskKind kind, int bits)
    {
        using var scratch = new Scratch();
        using Engine engine = Engine.Create();
        using DatasetReader reader = Synthetic(scratch);
        ExportSummary summary = engine.Export(reader, scratch.PathOf("out"), new MaskExportOptions { Kind = kind, Bits = bits });
        Assert.Equal((Images, 0, Images), (summary.Images, summary.Resumed, summary.Files));
        for (int i = 0; i < Images; i++)
        {
            DatasetItem item = reader.Read(i);
            Annotation[] objects = [.. item.Annotations.Where(annotation => annotation.HasSegmentation)];
            var (_, _, depth, color, pixels) = SlowPngReader.Decode(File.ReadAllBytes(PathOf(scratch, item)));
            Assert.Equal(kind == MaskKind.Panoptic ? (8, PngColor.Rgb) : (bits, PngColor.Gray), (depth, color));
            Assert.Equal(Paint(engine, item, objects, PaintOrder.File, 0), pixels);
        }
    }

    [Fact]
    public void Panoptic_areas_and_boxes_are_those_of_the_pixels()
    {
        using var scratch = new Scratch();
        using Engine engine = Engine.Create();
        using DatasetReader reader = Synthetic(scratch);
        engine.Export(reader, scratch.PathOf("out"), new MaskExportOptions { Kind = MaskKind.Panoptic });
        JsonElement[] annotations = [.. JsonDocument.Parse(File.ReadAllBytes(scratch.PathOf("out/panoptic.json"))).RootElement.GetProperty("annotations").EnumerateArray()];
        Assert.Equal(Images, annotations.Length);
        Assert.All(annotations, annotation =>
        {
            var (_, width, _, _, pixels) = SlowPngReader.Decode(File.ReadAllBytes(scratch.PathOf("out/" + annotation.GetProperty("file_name").GetString())));
            var expected = from pixel in pixels.Index()
                           where pixel.Item != 0
                           group (X: pixel.Index % width, Y: pixel.Index / width) by pixel.Item into segment
                           orderby segment.Key
                           let left = segment.Min(it => it.X)
                           let top = segment.Min(it => it.Y)
                           select (segment.Key, segment.Count(), $"[{left},{top},{segment.Max(it => it.X) - left + 1},{segment.Max(it => it.Y) - top + 1}]");
            Assert.Equal(expected, annotation.GetProperty("segments_info").EnumerateArray().Select(segment =>
                (segment.GetProperty("id").GetInt32(), segment.GetProperty("area").GetInt32(), segment.GetProperty("bbox").GetRawText())));
        });
    }

    [Theory]
    [InlineData(MaskFile.Png, PngCompression.Fast)]
    [InlineData(MaskFile.Png, PngCompression.Small)]
    [InlineData(MaskFile.Npy, PngCompression.Fast)]
    [InlineData(MaskFile.Rle, PngCompression.Fast)]
    public void Bytes_do_not_depend_on_threads(MaskFile file, PngCompression compression)
    {
        using var scratch = new Scratch();
        using Engine engine = Engine.Create();
        using DatasetReader reader = Synthetic(scratch);
        var options = new MaskExportOptions { File = file, Compression = compression, Values = CategoryValue.Index };
        engine.Export(reader, scratch.PathOf("one"), options, new ExportRun { Threads = 1 });
        engine.Export(reader, scratch.PathOf("many"), options, new ExportRun { Threads = 7 });
        string[] names = [.. Directory.EnumerateFiles(scratch.PathOf("one")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Assert.Equal(Images + 1, names.Length);
        Assert.Equal(names, Directory.EnumerateFiles(scratch.PathOf("many")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(scratch.PathOf($"one/{name}")), File.ReadAllBytes(scratch.PathOf($"many/{name}"))));
    }

    [Fact]
    public void A_stopped_export_goes_on_where_it_was()
    {
        using var scratch = new Scratch();
        using Engine engine = Engine.Create();
        using DatasetReader reader = Synthetic(scratch);
        var options = new MaskExportOptions { Values = CategoryValue.Index };
        using var stop = new CancellationTokenSource();
        var run = new ExportRun
        {
            Threads = 2,
            Stop = stop.Token,
            Progress = done =>
            {
                if (done == 5) stop.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() => engine.Export(reader, scratch.PathOf("out"), options, run));
        Assert.False(File.Exists(scratch.PathOf("out/manifest.json")));
        var seen = new List<int>();
        ExportSummary summary = engine.Export(reader, scratch.PathOf("out"), options, new ExportRun { Progress = seen.Add });
        Assert.Equal((Images, 5, Images), (summary.Images, summary.Resumed, summary.Files));
        Assert.Equal(Enumerable.Range(5, Images - 4), seen);
        Assert.Equal(0, engine.Export(reader, scratch.PathOf("out"), options, new ExportRun { Verify = true }).Different);
    }

    [Fact]
    public void The_void_band_is_where_another_label_is_near() =>
        Gen.Select(PngScene.Gen(3, maxSide: 12), Gen.Int[1, 4]).Sample((scene, distance) =>
        {
            int[] expected = [.. scene.Pixels.Select((label, i) => IsNearOther(scene.Pixels, scene.Height, scene.Width, i, distance) ? 77 : label)];
            Assert.Equal(expected, Expand(VoidBand.Add(scene.ToRuns(), distance, 77)));
        }, iter: 300);

    [Fact]
    public void Voc_colours_are_those_of_the_devkit()
    {
        (int, Rgb)[] known = [(0, new(0, 0, 0)), (1, new(128, 0, 0)), (2, new(0, 128, 0)), (3, new(128, 128, 0)), (4, new(0, 0, 128)), (8, new(64, 0, 0)), (20, new(0, 64, 128)), (255, new(224, 224, 192))];
        Assert.All(known, pair => Assert.Equal(pair.Item2, LabelColors.Voc(pair.Item1)));
        Assert.Equal(256, Enumerable.Range(0, 256).Select(LabelColors.Voc).Distinct().Count());
    }

    private static DatasetReader Synthetic(Scratch scratch)
    {
        using var dataset = new SynthDataset(new SynthOptions { Images = Images, Annotators = 1, Width = 97, Height = 66, Polygons = Images * 6 });
        dataset.Write(scratch.PathOf("data"));
        return DatasetFormats.Open([scratch.PathOf("data/truth.json")], new ReadOptions { KeepExtras = true });
    }

    private static string PathOf(Scratch scratch, DatasetItem item) => scratch.PathOf($"out/{Path.ChangeExtension(item.Image.FileName!, ".png")}");

    // For each pixel the place of the topmost object, from 1; one more than there are objects for the void band.
    private static int[] Paint(Engine engine, DatasetItem item, Annotation[] objects, PaintOrder order, int voidWidth)
    {
        int height = item.Image.Height, width = item.Image.Width;
        byte[][] masks = [.. objects.Select(annotation =>
        {
            var pixels = new byte[height * width];
            engine.Mask(annotation, item.Image)!.Decode(pixels, PixelOrder.RowMajor);
            return pixels;
        })];
        int[] places = [.. Enumerable.Range(0, objects.Length)];
        if (order == PaintOrder.Area) places = [.. places.OrderByDescending(i => masks[i].Count(pixel => pixel != 0))];
        if (order == PaintOrder.Z) places = [.. places.OrderBy(i => objects[i].ZOrder)];
        var painted = new int[height * width];
        foreach (int place in places)
            for (int i = 0; i < painted.Length; i++)
                if (masks[place][i] != 0) painted[i] = place + 1;
        return voidWidth == 0 ? painted : [.. painted.Select((label, i) => IsNearOther(painted, height, width, i, voidWidth) ? objects.Length + 1 : label)];
    }

    private static bool IsNearOther(int[] pixels, int height, int width, int index, int distance)
    {
        int row = index / width, column = index % width;
        for (int y = Math.Max(row - distance, 0); y <= Math.Min(row + distance, height - 1); y++)
            for (int x = Math.Max(column - distance, 0); x <= Math.Min(column + distance, width - 1); x++)
                if (pixels[y * width + x] != pixels[index]) return true;
        return false;
    }

    private static int[] Expand(LabelRuns runs)
    {
        var pixels = new int[runs.Height * runs.Width];
        int start = 0;
        for (int i = 0; i < runs.Ends.Length; start = (int)runs.Ends[i++]) pixels.AsSpan(start, (int)runs.Ends[i] - start).Fill(runs.Labels[i]);
        return pixels;
    }
}
