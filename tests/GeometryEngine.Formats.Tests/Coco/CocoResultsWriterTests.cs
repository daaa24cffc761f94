using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

public sealed class CocoResultsWriterTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_detection_has_one_form_the_ids_of_the_ground_truth_and_a_score()
    {
        Rle mask = Rle.Encode([0, 1, 1, 0], 2, 2, PixelOrder.RowMajor);
        IReadOnlyList<Loss> losses = Write("results.json", new SourceId(42),
        [
            new Annotation { Category = 1, Mask = mask, Box = new Box(0, 0, 2, 1), Score = 0.25, Id = new SourceId(5) },
            new Annotation { Category = 0, Box = new Box(0.5, 0, 1, 2) },
            new Annotation { Category = 0, Keypoints = new Keypoints([1, 2, 2, 0, 0, 0]), Score = 0.5, Extras = [KnownFields.Of(KnownFields.Track, 3)] },
        ]);
        string expected = $$"""
            [{"image_id":42,"category_id":9,"segmentation":{"size":[2,2],"counts":"{{mask.ToCocoString()}}"},"score":0.25},
            {"image_id":42,"category_id":"x","bbox":[0.5,0,1,2],"score":1},
            {"image_id":42,"category_id":"x","keypoints":[1,2,2,0,0,0],"score":0.5,"track_id":3}]
            """;
        JsonElement written = JsonDocument.Parse(File.ReadAllBytes(_scratch.PathOf("results.json"))).RootElement;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, written), written.ToString());
        Assert.Equal([Features.DeclaredBoxes, Features.ImageSizes, Features.AnnotationIds], losses.Select(loss => loss.Feature).Order());
    }

    [Fact]
    public void An_id_that_two_images_have_is_told()
    {
        IReadOnlyList<Loss> losses = Write("results.json", new SourceId(42), [], new SourceId("42"));
        Assert.Equal(("b.jpg", 1L), Assert.Single(losses, loss => loss.Feature == Features.ImageIds) is var loss ? (loss.Ids[0], loss.Count) : default);
    }

    [Fact]
    public void Results_of_the_sample_come_back_beside_the_ground_truth()
    {
        string truth = Repository.SharedSample("coco_instances", "hotcoco_gt.json"), results = Repository.SharedSample("coco_results", "hotcoco_dt.json");
        using (DatasetReader reader = DatasetFormats.Open([results], new ReadOptions { KeepExtras = true }))
        using (DatasetWriter writer = DatasetFormats.Find("coco-results")!.Create(_scratch.PathOf("dt.json"), reader.Info))
        {
            foreach (DatasetItem item in reader) writer.Write(item);
            writer.Complete();
        }
        Assert.Equal(Detections(results), Detections(_scratch.PathOf("dt.json")));

        IEnumerable<string> Detections(string path)
        {
            using DatasetReader reader = DatasetFormats.Open([new SourceSpec(truth, "gt"), new SourceSpec(path, "dt")]);
            return [.. reader.SelectMany(item => item.Annotations.Where(annotation => annotation.Score is not null).Select(annotation =>
                $"{item.Image.Name} {reader.Info.Categories[annotation.Category].Name} {annotation.Score} {annotation.Mask?.ToCocoString()} {(annotation.Mask is null ? annotation.Box : null)}"))];
        }
    }

    private IReadOnlyList<Loss> Write(string name, SourceId id, Annotation[] annotations, SourceId? second = null)
    {
        var info = new DatasetInfo
        {
            Categories = [new Category { Id = new SourceId("x"), Name = "cat" }, new Category { Id = new SourceId(9), Name = "dog" }],
            Annotators = ["a"],
        };
        var items = new List<DatasetItem> { Item(id, "a.jpg", annotations) };
        if (second is { } other) items.Add(Item(other, "b.jpg", []));
        return Contracts.RoundTrip.Write(DatasetFormats.Find("coco-results")!, _scratch.PathOf(name), info, items);

        static DatasetItem Item(SourceId id, string file, Annotation[] annotations) => new()
        {
            Image = new ImageInfo { Id = id, FileName = file, Height = 2, Width = 2 },
            Annotators = [0],
            Annotations = annotations,
        };
    }
}
