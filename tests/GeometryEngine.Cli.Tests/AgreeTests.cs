using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

public class AgreeTests
{
    [Theory]
    [InlineData("faster_coco_eval", "instances_val2014_100.json", 839)]
    [InlineData("lvis-api", "lvis_val_100.json", 977)]
    public void A_real_set_agrees_with_itself(string folderName, string file, int objects)
    {
        string source = Repository.SharedSample("evaluation", folderName, file);
        JsonElement report = Geom.Run("agree", $"one={source}", $"two={source}", "--json").Expect(ExitCode.Done).Json;
        Assert.Equal(2 * objects, report.GetProperty("annotations").GetInt32());
        AssertPerfect(report, objects);
    }

    [Fact]
    public void The_same_file_twice_is_two_annotators()
    {
        using var folder = new TempFolder();
        string file = folder.Write("a.json", SmallSet(dog: false));
        JsonElement report = Geom.Run("agree", file, file, "--json").Expect(ExitCode.Done).Json;
        Assert.Equal(2, report.GetProperty("annotators").GetArrayLength());
        AssertPerfect(report, 2);
    }

    [Fact]
    public void Folder_holds_the_report_and_its_tables()
    {
        using var folder = new TempFolder();
        string a = folder.Write("a.json", SmallSet(dog: false)), b = folder.Write("b.json", SmallSet(dog: true));
        GeomResult printed = Geom.Run("agree", a, b, "--json", "-o", folder["report"]).Expect(ExitCode.Done);
        Assert.Equal(["a.json", "b.json", "report", "report/agreement.json", "report/images.csv", "report/objects.csv", "report/pairs.csv", "report/report.html"], folder.Entries);
        Assert.Equal(File.ReadAllText(folder["report/agreement.json"]), printed.Out);
        Assert.Equal(
            """
            image,annotator_a,annotator_b,outcome,a_id,a_category,b_id,b_category,iou,conflicts
            1.jpg,a,b,label-mismatch,1,cat,1,dog,1,
            1.jpg,a,b,matched,2,dog,2,dog,1,

            """,
            File.ReadAllText(folder["report/objects.csv"]));
        string[] images = File.ReadAllLines(folder["report/images.csv"]), pairs = File.ReadAllLines(folder["report/pairs.csv"]);
        Assert.Equal("image,annotators,annotations,label_agreement,matched,missing,extra,label_mismatch,ignored,mean_iou,f1,pixel_alpha,pixel_mean_iou", images[0]);
        Assert.StartsWith("1.jpg,2,4,,1,0,0,1,0,1,0.5,", Assert.Single(images[1..]));
        Assert.StartsWith("a,b,,,,,1,1,0,0,1,0,1,0.5,64,", Assert.Single(pairs[1..]));
    }

    [Fact]
    public void Output_does_not_depend_on_threads()
    {
        using var folder = new TempFolder();
        string sample = Repository.PathOf("data", "sample");
        string[] sources = [.. Enumerable.Range(1, 3).Select(i => Path.Combine(sample, $"annotator-{i}.json"))];
        foreach (string threads in (string[])["1", "2", "7"])
            Geom.Run(["agree", .. sources, "-o", folder[threads], "--threads", threads]).Expect(ExitCode.Done);
        foreach (string file in Directory.GetFiles(folder["1"]).Select(path => Path.GetFileName(path)!))
        {
            string one = File.ReadAllText(Path.Combine(folder["1"], file));
            Assert.Equal(one, File.ReadAllText(Path.Combine(folder["2"], file)));
            Assert.Equal(one, File.ReadAllText(Path.Combine(folder["7"], file)));
        }
    }

    [Fact]
    public void Ratings_of_real_workers_have_the_coefficients_of_other_tools()
    {
        // Values computed independently with fast-krippendorff and statsmodels; see data/golden/README.md.
        JsonElement labels = Geom.Run("agree", Repository.Golden("agreement", "bluebirds_labels.csv"), "--json").Expect(ExitCode.Done).Json.GetProperty("categories");
        Assert.Equal(108, labels.GetProperty("units").GetInt32());
        Assert.Equal(39 * 38 / 2, labels.GetProperty("pairs").GetArrayLength());
        Assert.Equal(0.12550057220224442, Value(labels, "krippendorff_alpha_nominal"), 9);
        Assert.Equal(0.1252929019510456, Value(labels, "fleiss_kappa"), 9);
        Assert.Equal(0.22184368438419655, Value(labels, "gwet_ac1"), 9);
    }

    [Fact]
    public void Table_shows_annotators_categories_and_worst_images_as_plain_text()
    {
        using var folder = new TempFolder();
        string a = folder.Write("a.json", SmallSet(dog: false)), b = folder.Write("b.json", SmallSet(dog: true));
        GeomResult result = Geom.Run("agree", a, b).Expect(ExitCode.Done);
        Assert.Empty(result.Error);
        Assert.DoesNotContain('\u001b', result.Out);
        foreach (string text in (string[])["2 annotators, 1 image,", "mean IoU", "Annotator", "cat", "dog", "1.jpg", "0.5000"]) Assert.Contains(text, result.Out);
    }

    [Fact]
    public void Markup_and_controls_in_names_are_printed_as_they_are()
    {
        using var folder = new TempFolder();
        string file = folder.Write("a.json", SmallSet(dog: false));
        GeomResult result = Geom.Run("agree", $"[red]{'\u001b'}[31mx={file}", $"[/]={file}").Expect(ExitCode.Done);
        Assert.Contains(@"[red]\u001B[31mx", result.Out);
        Assert.Contains("[/]", result.Out);
    }

    [Fact]
    public void One_annotator_alone_is_warned_of_and_undefined()
    {
        using var folder = new TempFolder();
        GeomResult result = Geom.Run("agree", folder.Write("a.json", SmallSet(dog: false)), "--json").Expect(ExitCode.Done);
        Assert.Contains("one annotator only", Assert.Single(result.ErrorLines));
        JsonElement meanIou = result.Json.GetProperty("instances").GetProperty("mean_iou");
        Assert.Equal(JsonValueKind.Null, meanIou.GetProperty("value").ValueKind);
        Assert.Equal("single-rater", meanIou.GetProperty("status").GetString());
    }

    [Fact]
    public void Threshold_and_matching_are_choices()
    {
        using var folder = new TempFolder();
        string Set(string name, params double[][] boxes) => folder.Write(
            name, CocoText.Document([CocoText.Image(1, 100, 100)], boxes.Select((box, i) => CocoText.Box(i + 1, 1, box))));
        string a = Set("a.json", [0, 0, 10, 10], [5, 0, 10, 10]), b = Set("b.json", [0, 0, 10, 7.5]);
        int Matched(params string[] options) =>
            Geom.Run(["agree", a, b, "--json", .. options]).Expect(ExitCode.Done).Json.GetProperty("instances").GetProperty("matched").GetInt32();
        Assert.Equal(1, Matched());
        Assert.Equal(1, Matched("--iou", "0.75", "--match", "greedy"));
        Assert.Equal(0, Matched("--iou", "0.76"));
    }

    [Fact]
    public void Missed_thresholds_are_named_and_exit_with_1()
    {
        using var folder = new TempFolder();
        string a = folder.Write("a.json", SmallSet(dog: false)), b = folder.Write("b.json", SmallSet(dog: true));
        GeomResult missed = Geom.Run("agree", a, b, "--json", "--min-f1", "0.9", "--min-iou", "1", "--min-alpha", "0.99").Expect(ExitCode.NotGoodEnough);
        double alpha = Value(missed.Json.GetProperty("pixels"), "krippendorff_alpha");
        Assert.Equal(
            [
                string.Create(CultureInfo.InvariantCulture, $"geom: not good enough: Krippendorff's alpha of pixels: {alpha}; --min-alpha 0.99 is asked for"),
                "geom: not good enough: mean IoU of pixels: 0.5; --min-iou 1 is asked for",
                "geom: not good enough: F1 of objects: 0.5; --min-f1 0.9 is asked for",
            ],
            missed.ErrorLines);
        Assert.Equal(0.5, Value(missed.Json.GetProperty("instances"), "f1")); // the report is written all the same
        Assert.Empty(Geom.Run("agree", a, b, "--min-f1", "0.5", "--min-iou", "0.5", "--min-alpha", "0.5").Expect(ExitCode.Done).ErrorLines);
    }

    [Fact]
    public void A_threshold_on_what_is_undefined_or_absent_is_missed()
    {
        using var folder = new TempFolder();
        string ratings = folder.Write("r.csv", "item,annotator,label\n1,a,x\n1,b,x\n2,a,x\n2,b,x\n");
        string[] lines = [.. Geom.Run("agree", ratings, "--min-alpha", "0.5", "--min-f1", "0.5").Expect(ExitCode.NotGoodEnough).ErrorLines];
        Assert.Equal("geom: not good enough: Krippendorff's alpha of labels: no-variation; --min-alpha 0.5 is asked for", lines[0]);
        Assert.Equal("geom: not good enough: --min-f1 0.5: the input has nothing it applies to", lines[1]);
        Geom.Run("agree", ratings, "--min-alpha", "2").Expect(ExitCode.Usage);
    }

    [Fact]
    public void A_reference_is_compared_with_each_annotator_and_is_none_itself()
    {
        JsonElement report = Geom.Run(
            "agree", Repository.Golden("agreement", "bluebirds_labels.csv"), "--reference", $"truth={Repository.Golden("agreement", "bluebirds_truth.csv")}", "--json")
            .Expect(ExitCode.Done).Json;
        Assert.Equal(39, report.GetProperty("annotators").GetArrayLength());
        Assert.Equal(0.12550057220224442, Value(report.GetProperty("categories"), "krippendorff_alpha_nominal"), 9);
        JsonElement reference = report.GetProperty("reference");
        Assert.Equal("truth", reference.GetProperty("annotator").GetString());
        Assert.Equal(108, reference.GetProperty("images").GetInt32());
        Assert.Equal(39, reference.GetProperty("per_annotator").GetArrayLength());
        double mean = reference.GetProperty("per_annotator").EnumerateArray().Average(row => Value(row.GetProperty("categories"), "accuracy"));
        Assert.Equal(BluebirdAccuracy(), mean, 12);
    }

    [Fact]
    public void Tags_are_compared_with_those_of_a_reference()
    {
        using var folder = new TempFolder();
        string tags = folder.Write("tags.csv", "item,annotator,label\n1,ann,x|y\n1,ben,x\n2,ann,z\n2,ben,y|z\n");
        string truth = folder.Write("truth.csv", "item,label\n1,x|y\n2,z\n");
        GeomResult result = Geom.Run("agree", tags, "--reference", truth, "--json").Expect(ExitCode.Done);
        JsonElement[] rows = [.. result.Json.GetProperty("reference").GetProperty("per_annotator").EnumerateArray().Select(row => row.GetProperty("tags"))];
        Assert.Equal([1, 0], rows.Select(row => Value(row, "accuracy")));
        Assert.Equal([1, 0.5], rows.Select(row => Value(row, "mean_jaccard")));
        Assert.Equal([1, 2.0 / 3], rows.Select(row => Value(row, "precision")));
        Assert.Equal([1, 2.0 / 3], rows.Select(row => Value(row, "f1")));
        Assert.Equal((2, 1, 1), (rows[1].GetProperty("matched").GetInt32(), rows[1].GetProperty("missing").GetInt32(), rows[1].GetProperty("extra").GetInt32()));
        JsonElement y = rows[1].GetProperty("per_tag").EnumerateArray().Single(tag => tag.GetProperty("tag").GetString() == "y");
        Assert.Equal((0, 0), (Value(y, "recall"), Value(y, "jaccard")));
        Assert.Equal(0.5, Value(result.Json.GetProperty("tags").GetProperty("pairs")[0], "mean_jaccard"));
        string table = Geom.Run("agree", tags, "--reference", truth).Expect(ExitCode.Done).Out;
        Assert.Contains("Tag accuracy", table);
        Assert.DoesNotContain("Label accuracy", table);
    }

    // Over all annotators, each of whom labelled all items: the share of labels that equal the truth.
    private static double BluebirdAccuracy()
    {
        string[][] Rows(string name) => [.. File.ReadLines(Repository.Golden("agreement", name)).Skip(1).Select(line => line.Split(','))];
        Dictionary<string, string> truth = Rows("bluebirds_truth.csv").ToDictionary(row => row[0], row => row[^1]);
        return Rows("bluebirds_labels.csv").Average(row => row[^1] == truth[row[0]] ? 1.0 : 0);
    }

    private static string SmallSet(bool dog)
    {
        JsonObject[] objects = [CocoText.Polygon(1, 1, CocoText.Rectangle(0, 0, 4, 4), dog ? 2 : 1), CocoText.Polygon(2, 1, CocoText.Rectangle(4, 4, 4, 4), 2)];
        return CocoText.Document([CocoText.Image(1, 8, 8)], objects);
    }

    private static void AssertPerfect(JsonElement report, int objects)
    {
        JsonElement instances = report.GetProperty("instances"), pixels = report.GetProperty("pixels");
        Assert.Equal(0, instances.GetProperty("missing").GetInt32());
        Assert.Equal(0, instances.GetProperty("extra").GetInt32());
        Assert.Equal(0, instances.GetProperty("label_mismatch").GetInt32());
        Assert.Equal(objects, instances.GetProperty("matched").GetInt32() + instances.GetProperty("ignored").GetInt32() / 2);
        Assert.Equal(1, Value(instances, "mean_iou"));
        Assert.Equal(1, Value(instances, "f1"));
        Assert.Equal(1, Value(pixels, "krippendorff_alpha"));
        Assert.Equal(1, Value(pixels, "mean_iou"));
        Assert.Empty(report.GetProperty("worst_images").EnumerateArray());
    }

    private static double Value(JsonElement section, string name)
    {
        JsonElement measure = section.GetProperty(name);
        Assert.Equal("ok", measure.GetProperty("status").GetString());
        return measure.GetProperty("value").GetDouble();
    }
}
