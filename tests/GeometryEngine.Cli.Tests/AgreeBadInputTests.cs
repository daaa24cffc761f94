using System.Text.Json;
using System.Text.Json.Nodes;

namespace GeometryEngine.Cli.Tests;

/// <summary>Input that has no agreement, or none that is defined: a status or an error that names item and annotator; never a crash, a silent 0 or a silent 1.</summary>
public class AgreeBadInputTests
{
    private const string Long = "item,annotator,label\n";

    private static readonly string[] Labels =
        ["percent_agreement", "unanimous_agreement", "krippendorff_alpha_nominal", "fleiss_kappa", "conger_kappa", "light_kappa", "gwet_ac1", "brennan_prediger"];

    private static readonly string[] Objects = ["mean_iou", "f1", "panoptic_quality", "f1_50_95", "alpha_iou", "alpha_iou_braylan"];
    private static readonly string[] Pixels = ["percent_agreement", "krippendorff_alpha", "fleiss_kappa", "gwet_ac1", "brennan_prediger", "mean_iou", "frequency_weighted_iou"];

    [Theory]
    [InlineData("1,a,x\n2,a,y\n", "single-rater")]
    [InlineData("1,a,x\n2,b,y\n", "no-overlap")]
    [InlineData("1,a,x\n1,b,\n2,a,y\n2,b,\n", "single-rater")]
    public void Labels_without_two_raters_of_an_item_say_why(string rows, string status)
    {
        using var folder = new TempFolder();
        JsonElement labels = Geom.Run("agree", folder.Write("r.csv", Long + rows), "--json").Expect(ExitCode.Done).Json.GetProperty("categories");
        Assert.All(Labels, name => AssertUndefined(labels.GetProperty(name), status));
    }

    [Theory]
    [InlineData("1,a,x\n1,b,x\n2,a,x\n2,b,x\n", "categories", "krippendorff_alpha_nominal fleiss_kappa conger_kappa light_kappa gwet_ac1 brennan_prediger")]
    [InlineData("1,a,3\n1,b,3\n", "categories", "krippendorff_alpha_nominal krippendorff_alpha_ordinal krippendorff_alpha_interval krippendorff_alpha_ratio fleiss_kappa")]
    [InlineData("1,a,x|y\n1,b,x|y\n", "tags", "alpha_nominal alpha_jaccard alpha_masi")]
    public void One_category_has_no_variation(string rows, string section, string names)
    {
        using var folder = new TempFolder();
        JsonElement found = Geom.Run("agree", folder.Write("r.csv", Long + rows), "--json").Expect(ExitCode.Done).Json.GetProperty(section);
        Assert.All(names.Split(' '), name => AssertUndefined(found.GetProperty(name), "no-variation"));
    }

    [Fact]
    public void Nothing_at_all_is_warned_of()
    {
        using var folder = new TempFolder();
        foreach (string table in (string[])["item,a,b\n1,,\n2,,\n", Long + "1,a,\n1,b,\n"])
        {
            GeomResult result = Geom.Run("agree", folder.Write("r.csv", table), "--json").Expect(ExitCode.Done);
            Assert.Contains(result.ErrorLines, line => line.EndsWith("neither labels nor objects in the input: there is nothing to agree on", StringComparison.Ordinal));
            Assert.False(result.Json.TryGetProperty("categories", out _));
        }
        Geom.Run("agree", folder["r.csv"], "--min-alpha", "0").Expect(ExitCode.NotGoodEnough);
    }

    [Theory]
    [InlineData("1,a,x\n1,a,y\n1,b,x\n2,a,x\n2,b,y\n", "row 3: found a second answer of annotator a to item 1; allowed: one answer")]
    [InlineData("1,b,x\n1,a,x|y\n1,a,x\n", "row 4: found a second answer of annotator a to item 1; allowed: one answer")]
    public void A_second_answer_in_a_table_is_a_problem_and_the_first_counts(string rows, string words)
    {
        using var folder = new TempFolder();
        string file = folder.Write("r.csv", Long + rows);
        GeomResult result = Geom.Run("agree", file, "--json").Expect(ExitCode.Done);
        Assert.Contains(result.ErrorLines, line => line.Contains(words, StringComparison.Ordinal));
        Assert.Contains(words, Assert.Single(Geom.Run("agree", file, "--strict").Expect(ExitCode.BadInput).ErrorLines));
    }

    [Fact]
    public void A_second_answer_in_another_source_is_a_problem_and_the_first_counts()
    {
        using var folder = new TempFolder();
        string first = folder.Write("first.csv", "item,label\n1,x\n2,y\n3,z\n"), second = folder.Write("second.csv", "item,label\n1,y\n2,y\n4,x\n"), ben = folder.Write("ben.csv", "item,label\n1,x\n2,y\n4,x\n");
        string[] sources = [$"ann={first}", $"ann={second}", $"ben={ben}"];
        GeomResult result = Geom.Run(["agree", .. sources, "--json"]).Expect(ExitCode.Done);
        string line = Assert.Single(result.ErrorLines, line => line.Contains("warning", StringComparison.Ordinal));
        Assert.EndsWith($"image 1: found labels of annotator ann for image 1 a second time, after those of {first}; allowed: one answer; the first counts", line);
        Assert.Equal(3, result.Json.GetProperty("categories").GetProperty("pairs")[0].GetProperty("units").GetInt32());
        Assert.Equal(1, result.Json.GetProperty("categories").GetProperty("percent_agreement").GetProperty("value").GetDouble());
        Assert.False(result.Json.TryGetProperty("tags", out _)); // two answers are no set of tags
        Geom.Run(["agree", .. sources, "--strict"]).Expect(ExitCode.BadInput);
    }

    [Fact]
    public void Objects_of_an_annotator_from_two_sources_are_named()
    {
        using var folder = new TempFolder();
        string one = folder.Write("one.json", Set(8, 8)), two = folder.Write("two.json", Set(8, 8));
        GeomResult result = Geom.Run("agree", $"ann={one}", $"ann={two}", $"ben={one}", "--json").Expect(ExitCode.Done);
        Assert.Contains(result.ErrorLines, line => line.Contains("found objects of annotator ann for image 1.jpg a second time", StringComparison.Ordinal));
        Assert.Equal(3, result.Json.GetProperty("annotations").GetInt32());
        string labels = folder.Write("labels.csv", "item,label\n1.jpg,x\n"); // objects and labels from two files are one's whole work
        Assert.Empty(Geom.Run("agree", $"ann={one}", $"ann={labels}", $"ben={one}", "--json").Expect(ExitCode.Done).ErrorLines);
    }

    [Fact]
    public void Another_size_of_an_image_is_a_problem_and_the_image_is_left_out_for_that_annotator()
    {
        using var folder = new TempFolder();
        string a = folder.Write("a.json", Set(8, 8)), b = folder.Write("b.json", Set(9, 8));
        GeomResult result = Geom.Run("agree", a, b, "--json").Expect(ExitCode.Done);
        string line = result.ErrorLines[0];
        Assert.Contains("b.json", line);
        Assert.Contains("found height 9 and width 8 of image 1.jpg; allowed: 8 and 8", line);
        Assert.Equal(1, result.Json.GetProperty("single_annotator_images").GetInt32());
        Assert.All(Objects, name => AssertUndefined(result.Json.GetProperty("instances").GetProperty(name), "single-rater"));
        Geom.Run("agree", a, b, "--strict").Expect(ExitCode.BadInput);
    }

    [Fact]
    public void Objects_and_pixels_without_overlap_say_why()
    {
        using var folder = new TempFolder();
        string a = folder.Write("a.json", Set(8, 8, "1.jpg")), b = folder.Write("b.json", Set(8, 8, "2.jpg"));
        JsonElement apart = Geom.Run("agree", a, b, "--json").Expect(ExitCode.Done).Json, alone = Geom.Run("agree", a, "--json").Expect(ExitCode.Done).Json;
        foreach ((JsonElement report, string status) in ((JsonElement, string)[])[(apart, "no-overlap"), (alone, "single-rater")])
        {
            Assert.All(Objects, name => AssertUndefined(report.GetProperty("instances").GetProperty(name), status));
            Assert.All(Pixels, name => AssertUndefined(report.GetProperty("pixels").GetProperty(name), status));
        }
    }

    [Theory]
    [InlineData("1,a,1\n1,b,NaN\n2,a,2\n2,b,2\n", "label NaN of annotator b for item 1")]
    [InlineData("1,a,1\n1,b,2\n2,a,-inf\n2,b,2\n", "label -inf of annotator a for item 2")]
    [InlineData("1,a,1\n1,b,1e999\n2,a,2\n2,b,2\n", "label 1e999 of annotator b for item 1")]
    [InlineData("1,a,1\n1,b,high\n2,a,2\n2,b,2\n", "label high of annotator b for item 1")]
    public void Numbers_among_other_labels_have_no_numeric_coefficients(string rows, string words)
    {
        using var folder = new TempFolder();
        GeomResult result = Geom.Run("agree", folder.Write("r.csv", Long + rows), "--json").Expect(ExitCode.Done);
        Assert.Contains($"{words} is no number", Assert.Single(result.ErrorLines));
        JsonElement labels = result.Json.GetProperty("categories");
        Assert.Equal(words, labels.GetProperty("not_numeric").GetString());
        foreach (string metric in (string[])["ordinal", "interval", "ratio"]) AssertUndefined(labels.GetProperty($"krippendorff_alpha_{metric}"), "not-numeric");
    }

    [Fact]
    public void Negative_numbers_have_all_but_ratios()
    {
        using var folder = new TempFolder();
        JsonElement labels = Geom.Run("agree", folder.Write("r.csv", Long + "1,a,-1\n1,b,2\n2,a,2\n2,b,2\n3,a,-1\n3,b,-1\n"), "--json")
            .Expect(ExitCode.Done).Json.GetProperty("categories");
        AssertUndefined(labels.GetProperty("krippendorff_alpha_ratio"), "negative-values");
        Assert.All(labels.GetProperty("weighted").GetProperty("ratio").EnumerateObject(), value => AssertUndefined(value.Value, "negative-values"));
        Assert.Equal("ok", labels.GetProperty("krippendorff_alpha_ordinal").GetProperty("status").GetString());
        Assert.Equal("ok", labels.GetProperty("krippendorff_alpha_interval").GetProperty("status").GetString());
    }

    [Fact]
    public void A_label_outside_of_the_order_is_an_error_with_item_and_annotator()
    {
        using var folder = new TempFolder();
        string file = folder.Write("r.csv", Long + "1,a,low\n1,b,high\n7,b,huge\n");
        Assert.Equal(
            "geom: 7: annotator b: found label huge; allowed: the labels in order: low, high",
            Assert.Single(Geom.Run("agree", file, "--ordered", "low,high").Expect(ExitCode.BadInput).ErrorLines));
    }

    [Fact]
    public void An_unknown_category_is_a_problem_and_its_object_is_of_a_category_of_its_own()
    {
        using var folder = new TempFolder();
        string good = folder.Write("good.json", Set(8, 8)), bad = folder.Write("bad.json", Set(8, 8).Replace("\"category_id\":1", "\"category_id\":5", StringComparison.Ordinal));
        GeomResult result = Geom.Run("agree", good, bad, "--json").Expect(ExitCode.Done);
        Assert.Contains("category_id 5", result.ErrorLines[0]);
        Assert.Equal(2, result.Json.GetProperty("annotations").GetInt32());
        Assert.Equal(1, result.Json.GetProperty("instances").GetProperty("label_mismatch").GetInt32());
    }

    private static string Set(int height, int width, string name = "1.jpg")
    {
        JsonObject image = CocoText.Image(1, height, width, name);
        return CocoText.Document([image], [CocoText.Polygon(1, 1, CocoText.Rectangle(0, 0, 4, 4))]);
    }

    private static void AssertUndefined(JsonElement measure, string status)
    {
        Assert.Equal(status, measure.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, measure.GetProperty("value").ValueKind);
    }
}
