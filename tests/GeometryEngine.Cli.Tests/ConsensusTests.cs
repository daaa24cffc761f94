using System.Text.Json;
using System.Text.Json.Nodes;
using GeometryEngine.Formats;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

public class ConsensusTests
{
    private static readonly string[] Sample = [.. Enumerable.Range(1, 3).Select(i => Repository.PathOf("data", "sample", $"annotator-{i}.json"))];

    [Fact]
    public void Boxes_masks_and_labels_of_three_annotators()
    {
        using var folder = new TempFolder();
        string[] sources =
        [
            .. Enumerable.Range(0, 3).Select(i => folder.Write($"{i}.json", CocoText.Document(
                [CocoText.Image(1, 20, 20), CocoText.Image(2, 20, 20)],
                [
                    CocoText.Box(1, 1, [i, 0, 10, 10]),
                    CocoText.Polygon(2, 2, CocoText.Rectangle(2, 2, 10 + i, 8), category: i == 1 ? 1 : 2),
                    .. i == 0 ? [CocoText.Box(3, 2, [14, 14, 5, 5])] : Array.Empty<JsonObject>(),
                ]))),
        ];
        JsonElement report = Geom.Run(["consensus", .. sources, "-o", folder["out.json"], "--json"]).Expect(ExitCode.Done).Json;
        Dictionary<long, JsonElement> annotations = CocoText.ById(folder["out.json"], "annotations"), images = CocoText.ById(folder["out.json"], "images");
        Assert.Equal(2, annotations.Count);
        Assert.Equal([1, 0, 10, 10], annotations[1].GetProperty("bbox").Doubles());
        Assert.Equal((1, 1.0), (annotations[1].GetProperty("category_id").GetInt32(), annotations[1].GetProperty("score").GetDouble()));
        Assert.Equal(Rle.Union(Engine.Create().Rasterize(new Polygon(CocoText.Rectangle(2, 2, 11, 8)), 20, 20)), MaskOf(annotations[2]));
        Assert.Equal((2, 2.0 / 3), (annotations[2].GetProperty("category_id").GetInt32(), annotations[2].GetProperty("score").GetDouble()));
        Assert.Equal((3, 3), (annotations[2].GetProperty("votes").GetInt32(), annotations[2].GetProperty("voters").GetInt32()));
        Assert.False(annotations[2].TryGetProperty("annotator", out _));
        Assert.Equal(1, images[1].GetProperty("confidence").GetDouble());
        Assert.Equal(2.0 / 3, images[2].GetProperty("confidence").GetDouble(), 1e-12); // of the object 2/3, and 2 of 3 that there is no other
        Assert.Equal("geometry-engine/consensus/1", report.GetProperty("schema").GetString());
        JsonElement objects = report.GetProperty("objects");
        Assert.Equal((2, 1, 0), (objects.GetProperty("fused").GetInt32(), objects.GetProperty("left_out").GetInt32(), objects.GetProperty("ties").GetInt32()));
        Assert.Equal("2.jpg", report.GetProperty("uncertain_images")[0].GetProperty("image").GetString());
        Assert.Equal(1, report.GetProperty("per_annotator")[0].GetProperty("extra").GetInt32());
        JsonElement error = report.GetProperty("per_annotator")[1].GetProperty("object_label_errors")[1];
        Assert.Equal(("dog", "cat", 1), (error.GetProperty("consensus").GetString(), error.GetProperty("annotator").GetString(), error.GetProperty("count").GetInt32()));
    }

    [Fact]
    public void Workers_labels_by_Dawid_and_Skene_are_those_of_the_golden_file()
    {
        using var folder = new TempFolder();
        string source = Repository.Golden("agreement", "bluebirds_labels.csv");
        JsonElement report = Geom.Run("consensus", source, "-o", folder["out.json"], "--method", "dawid-skene", "--json").Expect(ExitCode.Done).Json;
        JsonElement golden = GoldenRows.Document("agreement", "bluebirds_expected.json").GetProperty("dawid_skene");
        Dictionary<string, string> categories = CocoText.ById(folder["out.json"], "categories").Values
            .ToDictionary(category => category.GetProperty("id").ToString(), category => category.GetProperty("name").GetString()!);
        using JsonDocument written = JsonDocument.Parse(File.ReadAllText(folder["out.json"]));
        Assert.Equal(
            golden.GetProperty("labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.ToString()),
            written.RootElement.GetProperty("annotations").EnumerateArray().ToDictionary(
                annotation => annotation.GetProperty("image_id").ToString(), annotation => categories[annotation.GetProperty("category_id").ToString()]));
        JsonElement labels = report.GetProperty("categories");
        Assert.Equal(golden.GetProperty("loglik").GetDouble(), labels.GetProperty("log_likelihood").GetDouble(), 1e-6);
        Assert.Equal(("dawid-skene", "ok"), (labels.GetProperty("method").GetString(), labels.GetProperty("status").GetString()));
        Assert.False(report.TryGetProperty("objects", out _));
    }

    [Theory]
    [InlineData("majority")]
    [InlineData("weighted")]
    [InlineData("dawid-skene")]
    [InlineData("one-coin")]
    [InlineData("mace")]
    [InlineData("staple")]
    public void Every_method_brings_the_sample_nearer_to_the_truth(string method)
    {
        using var folder = new TempFolder();
        Geom.Run(["consensus", .. Sample, "-o", folder["out.json"], "--method", method, "--boxes", "median"]).Expect(ExitCode.Done);
        double[] annotators = [.. Sample.Select(F1WithTruth)];
        Assert.True(F1WithTruth(folder["out.json"]) > annotators.Max(), $"{F1WithTruth(folder["out.json"])} against {string.Join(' ', annotators)}");
    }

    [Fact]
    public void Output_does_not_depend_on_threads()
    {
        using var folder = new TempFolder();
        string One(string threads) =>
            Geom.Run(["consensus", .. Sample, "-o", folder[threads], "--json", "--method", "dawid-skene", "--threads", threads]).Expect(ExitCode.Done).Out;
        Assert.Equal(One("1"), One("3"));
        Assert.Equal(File.ReadAllText(folder["1"]), File.ReadAllText(folder["3"]));
    }

    [Fact]
    public void Every_writable_format_takes_it()
    {
        using var folder = new TempFolder();
        string[] sources = [.. Sample.Select(source => folder.Write(Path.GetFileName(source), File.ReadAllText(source)))];
        Directory.CreateDirectory(folder["images"]); // for folders of classes
        foreach (JsonElement image in CocoText.ById(sources[0], "images").Values) File.WriteAllBytes(folder[$"images/{image.GetProperty("file_name")}"], [.. "GIF87a"u8, 7, 0, 5, 0, 0, 0, 0]);
        foreach (DatasetFormat format in DatasetFormats.All.Where(format => format.CanWrite))
        {
            Geom.Run(["consensus", .. sources, "-o", folder[format.Name], "--to", format.Name]).Expect(ExitCode.Done);
            JsonElement report = Geom.Run("stats", folder[format.Name], "--format", format.Name, "--json").Expect(ExitCode.Done).Json;
            Assert.True(report.GetProperty("annotations").GetInt32() > 0, format.Name);
        }
    }

    [Fact]
    public void Tags_are_decided_one_by_one()
    {
        using var folder = new TempFolder();
        string source = folder.Write("tags.csv", "item,annotator,label\n1,a,day|rain\n1,b,day\n1,c,day|rain\n2,a,day\n2,b,night\n");
        JsonElement report = Geom.Run("consensus", source, "-o", folder["out.json"], "--json").Expect(ExitCode.Done).Json;
        Assert.Equal([1, 1], CocoText.ById(folder["out.json"], "annotations").Values.Select(tag => tag.GetProperty("image_id").GetInt32()));
        Assert.Equal(["day", "rain", "night"], report.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("tag").GetString()));
        Assert.Equal([1, 0, 1], report.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("ties").GetInt32()));
    }

    [Fact]
    public void Label_maps_become_a_mask_for_each_category()
    {
        using var folder = new TempFolder();
        JsonElement report = Geom.Run(["consensus", .. Sample, "-o", folder["out.json"], "--pixels", "--method", "staple", "--json"]).Expect(ExitCode.Done).Json;
        JsonElement[] regions = [.. CocoText.ById(folder["out.json"], "annotations").Values.Where(annotation => annotation.TryGetProperty("segmentation", out _))];
        Assert.Equal(report.GetProperty("pixels").GetProperty("regions").GetInt32(), regions.Length);
        Assert.Equal(regions.Length, regions.Select(region => (region.GetProperty("image_id").GetInt32(), region.GetProperty("category_id").GetInt32())).Distinct().Count());
        Assert.All(report.GetProperty("per_annotator").EnumerateArray(), annotator =>
            Assert.InRange(annotator.GetProperty("pixel_agreement").GetProperty("value").GetDouble(), 0.9, 1));
        Assert.Contains("regions", Geom.Run(["consensus", .. Sample, "-o", folder["out.json"], "--pixels"]).Expect(ExitCode.Done).Out);
    }

    [Fact]
    public void Two_annotators_are_not_identifiable()
    {
        using var folder = new TempFolder();
        JsonElement report = Geom.Run(["consensus", .. Sample[..2], "-o", folder["out.json"], "--json", "--method", "staple"]).Expect(ExitCode.Done).Json;
        JsonElement objects = report.GetProperty("objects");
        Assert.True(objects.GetProperty("not_identifiable").GetInt32() > 100);
        Assert.Equal("not-identifiable", objects.GetProperty("labels").GetProperty("status").GetString());
        Assert.Equal("majority", objects.GetProperty("labels").GetProperty("method").GetString());
    }

    [Fact]
    public void One_annotator_is_warned_of_and_kept()
    {
        using var folder = new TempFolder();
        GeomResult result = Geom.Run("consensus", Sample[0], "-o", folder["out.json"], "--json").Expect(ExitCode.Done);
        Assert.Contains("one annotator only", Assert.Single(result.ErrorLines));
        Assert.Equal(CocoText.ById(Sample[0], "annotations").Count, CocoText.ById(folder["out.json"], "annotations").Count);
        Assert.Equal("single-rater", result.Json.GetProperty("categories").GetProperty("status").GetString());
    }

    [Fact]
    public void Table_names_what_was_decided_as_plain_text()
    {
        using var folder = new TempFolder();
        GeomResult result = Geom.Run(["consensus", .. Sample, "-o", folder["out.json"]]).Expect(ExitCode.Done);
        Assert.Empty(result.Error);
        Assert.DoesNotContain('\u001b', result.Out);
        foreach (string text in (string[])["3 annotators, 60 images", "fused", "left out", "by majority", "annotator-2", "another vote", $"Consensus in {folder["out.json"]}"])
            Assert.Contains(text, result.Out);
    }

    [Fact]
    public void Differing_sizes_are_a_problem_of_the_input()
    {
        using var folder = new TempFolder();
        string Set(string name, int size) => folder.Write(name, CocoText.Document([CocoText.Image(1, size, size)], [CocoText.Box(1, 1, [0, 0, 5, 5])]));
        string a = Set("a.json", 20), b = Set("b.json", 30);
        GeomResult lenient = Geom.Run("consensus", a, b, "-o", folder["out.json"]).Expect(ExitCode.Done);
        Assert.Contains("1.jpg", Assert.Single(lenient.ErrorLines[..^1])); // once, though the images are read twice
        Assert.Contains("1.jpg", Assert.Single(Geom.Run("consensus", a, b, "-o", folder["no.json"], "--strict").Expect(ExitCode.BadInput).ErrorLines));
        Assert.Equal(["a.json", "b.json", "out.json"], folder.Entries);
    }

    [Fact]
    public void Output_that_cannot_be_written_is_said()
    {
        using var folder = new TempFolder();
        GeomResult result = Geom.Run(["consensus", .. Sample, "-o", folder["no/such/folder/out.json"]]).Expect(ExitCode.CannotWrite);
        Assert.Contains("no/such/folder", Assert.Single(result.ErrorLines));
        Assert.Empty(folder.Entries);
    }

    [Fact]
    public void Models_with_too_many_kinds_of_error_are_refused()
    {
        using var folder = new TempFolder();
        string rows = string.Join('\n', Enumerable.Range(0, 6000).SelectMany(i => new[] { $"{i},a,{i}", $"{i},b,{i}", $"{i},c,{i}" }));
        string source = folder.Write("many.csv", $"item,annotator,label\n{rows}\n");
        GeomResult result = Geom.Run("consensus", source, "-o", folder["out.json"], "--method", "mace").Expect(ExitCode.Usage);
        Assert.Contains("3 annotators and 6000 categories", Assert.Single(result.ErrorLines));
        Geom.Run("consensus", source, "-o", folder["out.json"]).Expect(ExitCode.Done);
    }

    private static double F1WithTruth(string path)
    {
        using Engine engine = Engine.Create();
        using DatasetReader reader = DatasetFormats.Open([Repository.PathOf("data", "sample", "truth.json"), path]);
        var agreement = new Agreement(reader.Info, new AgreementOptions { BootstrapSamples = 0, AlphaImages = 1 });
        foreach (DatasetItem item in reader) agreement.Add(engine, item);
        return agreement.Compute().Instances!.F1.Value!.Value;
    }

    private static Rle MaskOf(JsonElement annotation)
    {
        JsonElement segmentation = annotation.GetProperty("segmentation");
        uint[] size = segmentation.GetProperty("size").Counts();
        return Rle.FromCocoString((int)size[0], (int)size[1], segmentation.GetProperty("counts").GetString()!);
    }
}
