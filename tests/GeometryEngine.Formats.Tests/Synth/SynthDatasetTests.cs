namespace GeometryEngine.Formats.Tests.Synth;

public class SynthDatasetTests
{
    private static readonly SynthOptions Noisy = new() { Images = 60, Seed = 7 };

    [Fact]
    public void Image_depends_on_options_and_index_alone()
    {
        using var first = new SynthDataset(Noisy);
        using var second = new SynthDataset(Noisy);
        string[] forward = [.. Enumerable.Range(0, 60).Select(image => Describe(first.Read(image)))];
        string[] backward = [.. Enumerable.Range(0, 60).Reverse().AsParallel().AsOrdered().Select(image => Describe(second.Read(image))).Reverse()];
        Assert.Equal(forward, backward);
        Assert.Equal(forward.Length, forward.Distinct().Count());
    }

    [Fact]
    public void Seeds_give_different_sets()
    {
        using var first = new SynthDataset(Noisy);
        using var second = new SynthDataset(Noisy with { Seed = 8 });
        Assert.NotEqual(Describe(first.ReadTruth(0)), Describe(second.ReadTruth(0)));
    }

    [Fact]
    public void Without_noise_every_annotator_repeats_the_truth()
    {
        using var dataset = new SynthDataset(Noisy with { Noise = 0 });
        for (int image = 0; image < 20; image++)
        {
            string truth = Describe(dataset.ReadTruth(image));
            DatasetItem item = dataset.Read(image);
            Assert.Equal([0, 1, 2], item.Annotators);
            foreach (int annotator in item.Annotators) Assert.Equal(truth, Describe(item, annotator));
        }
    }

    [Fact]
    public void All_kinds_of_annotation_occur()
    {
        using var dataset = new SynthDataset(Noisy);
        Annotation[] all = [.. Items(dataset).SelectMany(item => item.Annotations)];
        Assert.Contains(all, it => it.Polygon is { RingCount: 1 });
        Assert.Contains(all, it => it.Polygon is { RingCount: 2 });
        Assert.Contains(all, it => it.Mask is not null);
        Assert.Contains(all, it => it.Keypoints is { Count: 17 });
        Assert.Contains(all, it => it.Box is not null && !it.HasSegmentation && it.Keypoints is null);
        Assert.Contains(all, it => !it.IsObject);
    }

    [Fact]
    public void Coordinates_lie_in_the_image_and_have_two_decimals()
    {
        using var dataset = new SynthDataset(Noisy with { Noise = 0.5, Width = 100, Height = 80 });
        foreach (Annotation it in Items(dataset).SelectMany(item => item.Annotations))
        {
            foreach ((double x, double y) in Points(it))
            {
                Assert.InRange(x, 0, 100);
                Assert.InRange(y, 0, 80);
                Assert.Equal(Math.Round(x, 2), x);
                Assert.Equal(Math.Round(y, 2), y);
            }
        }
    }

    [Fact]
    public void Ids_are_unique_within_an_annotator()
    {
        using var dataset = new SynthDataset(Noisy);
        foreach (var annotator in Items(dataset).SelectMany(item => item.Annotations).GroupBy(it => it.Annotator))
            Assert.Equal(annotator.Count(), annotator.Select(it => it.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(3000, 25)]
    [InlineData(1200, 60)]
    public void Polygons_and_vertices_are_as_many_as_asked_for(int polygons, int vertices)
    {
        using var dataset = new SynthDataset(new SynthOptions { Images = 100, Polygons = polygons, Vertices = vertices });
        Polygon[] drawn = [.. Items(dataset).SelectMany(item => item.Annotations).Select(it => it.Polygon).OfType<Polygon>()];
        Assert.InRange(drawn.Length, 0.96 * polygons, 1.04 * polygons);
        Assert.InRange(drawn.Average(polygon => polygon.Coordinates.Length / 2), 0.85 * vertices, 1.15 * vertices);
        int truth = Enumerable.Range(0, 100).Sum(image => dataset.ReadTruth(image).Annotations.Count(it => it.Polygon is not null));
        Assert.Equal(polygons / 3, truth);
    }

    // Annotators 1, 2, 3 are careful, middling and hasty: each is further from the truth than the one before.
    [Fact]
    public void Annotators_differ_in_skill()
    {
        using var dataset = new SynthDataset(new SynthOptions { Images = 400, Seed = 3 });
        var wrong = new int[3];
        var seen = new int[3];
        for (int image = 0; image < 400; image++)
        {
            int label = dataset.ReadTruth(image).Annotations.Single(it => !it.IsObject).Category;
            foreach (Annotation it in dataset.Read(image).Annotations.Where(it => !it.IsObject))
            {
                seen[it.Annotator]++;
                if (it.Category != label) wrong[it.Annotator]++;
            }
        }
        double[] error = [.. wrong.Select((count, annotator) => (double)count / seen[annotator])];
        Assert.InRange(error[0], 0.01, 0.07);
        Assert.InRange(error[1], 0.06, 0.15);
        Assert.InRange(error[2], 0.14, 0.28);
    }

    [Theory]
    [InlineData(0, 3, 25, 0.1, "Images 0; allowed: 1 to")]
    [InlineData(1, 0, 25, 0.1, "Annotators 0; allowed: 1 to 1000")]
    [InlineData(1, 3, 2, 0.1, "Vertices 2; allowed: 3 to 10000")]
    [InlineData(1, 3, 25, 1.5, "Noise 1.5; allowed: 0 to 1")]
    [InlineData(1, 3, 25, double.NaN, "Noise NaN; allowed: 0 to 1")]
    public void Options_out_of_range_are_refused(int images, int annotators, int vertices, double noise, string message)
    {
        var options = new SynthOptions { Images = images, Annotators = annotators, Vertices = vertices, Noise = noise };
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new SynthDataset(options)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<DatasetItem> Items(SynthDataset dataset) => Enumerable.Range(0, dataset.Info.ImageCount).Select(dataset.Read);

    private static IEnumerable<(double X, double Y)> Points(Annotation it)
    {
        double[] polygon = it.Polygon is { } outline ? outline.Coordinates.ToArray() : [];
        double[] keypoints = it.Keypoints is { } labelled ? labelled.Triplets.ToArray() : [];
        for (int i = 0; i < polygon.Length; i += 2) yield return (polygon[i], polygon[i + 1]);
        for (int i = 0; i < keypoints.Length; i += 3) yield return (keypoints[i], keypoints[i + 1]);
        if (it.Box is { } box) yield return (box.X, box.Y);
    }

    private static string Describe(DatasetItem item, int? annotator = null) => string.Join('\n', item.Annotations
        .Where(it => annotator is null || it.Annotator == annotator)
        .Select(it => string.Join(' ', [it.Id, it.Category, it.Box, it.Area, it.Mask?.ToCocoString(), .. Points(it)])));
}
