using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

/// <summary>The page that <c>geom agree -o</c> writes for people.</summary>
public class AgreeHtmlTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&\u001b\u202e";
    private static readonly string[] Sample = [.. Enumerable.Range(1, 3).Select(i => Repository.PathOf("data", "sample", $"annotator-{i}.json"))];

    [Fact]
    public void Page_stands_alone()
    {
        (string html, XElement page, _) = Report(Sample);
        Assert.StartsWith("<!DOCTYPE html>\n", html);
        Assert.DoesNotContain("script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", html);
        Assert.DoesNotContain("\\u0", html); // no control character was meant as text
        Assert.DoesNotContain(
            page.Descendants().Attributes(),
            attribute => attribute.Name.LocalName is "src" or "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.InRange(html.Length, 10_000, 200_000);
    }

    [Fact]
    public void Page_shows_the_numbers_of_the_json()
    {
        (_, XElement page, JsonElement json) = Report([.. Sample[1..], "--reference", $"gold={Sample[0]}"]);
        string[][] coefficients = Rows(Table(page, "Coefficients"));
        foreach ((string kind, string name, string section, string key) in ((string, string, string, string)[])
            [
                ("labels", "Krippendorff's alpha, nominal", "categories", "krippendorff_alpha_nominal"), ("labels", "Gwet's AC1", "categories", "gwet_ac1"),
                ("objects", "F1", "instances", "f1"), ("objects", "alpha, IoU distance", "instances", "alpha_iou"),
                ("pixels", "mean IoU", "pixels", "mean_iou"), ("keypoints", "mean OKS", "keypoints", "mean_oks"),
            ])
        {
            JsonElement value = json.GetProperty(section).GetProperty(key);
            string[] row = Assert.Single(coefficients, row => row[0] == kind && row[1] == name);
            Assert.Equal(Three(value.GetProperty("value")), row[2]);
            if (value.TryGetProperty("low", out JsonElement low)) Assert.Equal($"{Three(low)} to {Three(value.GetProperty("high"))}", row[3]);
        }
        JsonElement scored = json.GetProperty("reference").GetProperty("per_annotator")[0];
        string[] against = Rows(Table(page, "Against the reference"))[0];
        Assert.Equal("annotator-2", against[0]);
        Assert.Equal(Three(scored.GetProperty("instances").GetProperty("recall").GetProperty("value")), against[6]);
        JsonElement worst = json.GetProperty("worst_images")[0];
        Assert.Equal(worst.GetProperty("image").GetString(), Rows(Table(page, "Images whose objects agree least"))[0][0]);
    }

    [Fact]
    public void Matrix_has_each_pair_twice_and_no_annotator_against_itself()
    {
        (_, XElement page, JsonElement json) = Report(Sample);
        XElement table = Table(page, "Objects: F1");
        Assert.Equal(["", "annotator-1", "annotator-2", "annotator-3"], table.Element("thead")!.Descendants("th").Select(cell => cell.Value));
        string[][] rows = Rows(table);
        foreach (JsonElement pair in json.GetProperty("instances").GetProperty("pairs").EnumerateArray())
        {
            int a = Number(pair.GetProperty("a")), b = Number(pair.GetProperty("b"));
            Assert.Equal(Three(pair.GetProperty("f1").GetProperty("value")), rows[a - 1][b]);
            Assert.Equal(rows[a - 1][b], rows[b - 1][a]);
        }
        Assert.All(rows.Index(), row => Assert.Equal("", row.Item[row.Index + 1]));
    }

    [Fact]
    public void Bars_and_intervals_are_as_long_as_their_values()
    {
        (_, XElement page, JsonElement json) = Report(Sample);
        XElement bar = Table(page, "Objects").Descendants("svg").First();
        double[] widths = [.. bar.Elements("rect").Select(rect => double.Parse(rect.Attribute("width")!.Value, CultureInfo.InvariantCulture))];
        double f1 = json.GetProperty("per_category").EnumerateArray().Where(row => row.GetProperty("objects").GetInt32() > 0)
            .OrderByDescending(row => row.GetProperty("objects").GetInt32()).First().GetProperty("f1").GetProperty("value").GetDouble();
        Assert.Equal(f1, widths[1] / widths[0], 0.001);
        XElement chart = Table(page, "Coefficients").Descendants("svg").First(svg => svg.Elements("line").Any(line => Is(line, "interval")));
        double X(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        XElement interval = chart.Elements("line").Single(line => Is(line, "interval"));
        Assert.InRange(X(chart.Element("circle")!, "cx"), X(interval, "x1"), X(interval, "x2"));
    }

    [Fact]
    public void Text_from_files_is_text()
    {
        using var folder = new TempFolder();
        string Set(string name, int x, string label) => folder.Write(name, new JsonObject
        {
            ["images"] = new JsonArray(new JsonObject { ["id"] = 1, ["file_name"] = Hostile, ["height"] = 9, ["width"] = 9 }),
            ["categories"] = new JsonArray(new JsonObject { ["id"] = 1, ["name"] = Hostile }, new JsonObject { ["id"] = 2, ["name"] = "</table>" }),
            ["annotations"] = new JsonArray(CocoText.Polygon(1, 1, CocoText.Rectangle(x, 0, 4, 4)), new JsonObject { ["id"] = 2, ["image_id"] = 1, ["category_id"] = label == "a" ? 1 : 2 }),
        }.ToJsonString());
        string a = Set("a.json", 0, "a"), b = Set("b.json", 3, "b");
        (string html, XElement page, _) = Report([$"{Hostile}={a}", $"</h1>={b}"]);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain('\u001b', html);
        string shown = Hostile.Replace("\u001b", @"\u001B", StringComparison.Ordinal);
        string[] names = [.. page.Descendants("bdi").Select(name => name.Value).Distinct()];
        Assert.Equal([shown, "</h1>", "</table>"], names.Where(name => name != "background").Order(StringComparer.Ordinal).OrderBy(name => name != shown).ThenBy(name => name));
    }

    [Fact]
    public void Tags_votes_and_many_annotators_have_their_tables()
    {
        (_, XElement page, JsonElement json) = Report([Repository.Golden("agreement", "bluebirds_labels.csv")]);
        string[][] matrix = Rows(Table(page, "Labels: Cohen's kappa"));
        Assert.Equal((39, 40), (matrix.Length, matrix[0].Length));
        Assert.Equal(39, Rows(Table(page, "Annotators")).Length);
        Assert.Equal(json.GetProperty("categories").GetProperty("worst_items")[0].GetProperty("item").GetString(), Rows(Table(page, "Items whose labels agree least"))[0][0]);
        (_, XElement tags, _) = Report([Repository.PathOf("data", "sample", "tags.csv")]);
        Assert.NotEmpty(Rows(Table(tags, "Tags: mean Jaccard")));
        Assert.NotEmpty(Rows(Table(tags, "Items whose tags agree least")));
        Assert.DoesNotContain(tags.Descendants("h2"), title => title.Value is "Objects" or "Keypoints");
    }

    [Fact]
    public void What_is_undefined_says_why_and_one_annotator_alone_has_a_page()
    {
        using var folder = new TempFolder();
        (_, XElement page, _) = Report([folder.Write("r.csv", "item,annotator,label\n1,a,x\n1,b,x\n2,a,x\n2,b,x\n")]);
        Assert.Equal("no-variation", Assert.Single(Rows(Table(page, "Coefficients")), row => row[1] == "Krippendorff's alpha, nominal")[2]);
        (_, XElement alone, _) = Report([Sample[0]]);
        Assert.Equal("single-rater", Assert.Single(Rows(Table(alone, "Coefficients")), row => row[1] == "mean IoU of matches")[2]);
    }

    private static (string Html, XElement Page, JsonElement Json) Report(string[] args)
    {
        using var folder = new TempFolder();
        JsonElement json = Geom.Run(["agree", .. args, "--json", "-o", folder["report"]]).Expect(ExitCode.Done).Json;
        string html = File.ReadAllText(folder["report/report.html"]);
        return (html, XElement.Parse(html[(html.IndexOf('\n') + 1)..]), json);
    }

    // The first table behind a heading.
    private static XElement Table(XElement page, string heading)
    {
        XElement title = page.Descendants().First(element => element.Name.LocalName is "h2" or "h3" && element.Value == heading);
        return title.ElementsAfterSelf().SelectMany(element => element.DescendantsAndSelf("table")).First();
    }

    private static string[][] Rows(XElement table) => [.. table.Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value.Trim()).ToArray())];

    private static bool Is(XElement element, string kind) => element.Attribute("class")?.Value == kind;

    private static string Three(JsonElement number) => number.GetDouble().ToString("0.000", CultureInfo.InvariantCulture);

    private static int Number(JsonElement annotator) => annotator.GetString()![^1] - '0';
}
