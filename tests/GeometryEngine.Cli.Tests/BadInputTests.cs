using System.Text.Json.Nodes;

namespace GeometryEngine.Cli.Tests;

/// <summary>Every kind of bad input, through the program: strict reading stops with one line, lenient reading lists it and goes on.</summary>
public class BadInputTests
{
    /// <summary>What is wrong, the file, and the words that must name it. All of them hold one good annotation beside.</summary>
    public static TheoryData<string, string, string> Repairable => new()
    {
        { "NaN token", With("""{"id":2,"image_id":1,"category_id":1,"bbox":[NaN,0,1,1]}"""), "NaN" },
        { "wrong type of a coordinate", With("""{"id":2,"image_id":1,"category_id":1,"bbox":[true,0,1,1]}"""), "true" },
        { "wrong type of a segmentation", With("""{"id":2,"image_id":1,"category_id":1,"segmentation":17}"""), "17" },
        { "runs that are too few", With("""{"id":2,"image_id":1,"category_id":1,"segmentation":{"size":[8,8],"counts":[3,5]}}"""), "64" },
        { "runs that are too many", With("""{"id":2,"image_id":1,"category_id":1,"segmentation":{"size":[8,8],"counts":[3,5,99]}}"""), "64" },
        { "broken RLE string", With("""{"id":2,"image_id":1,"category_id":1,"segmentation":{"size":[8,8],"counts":"~~"}}"""), "U+007E" },
        { "mask of another size", With("""{"id":2,"image_id":1,"category_id":1,"segmentation":{"size":[4,4],"counts":[16]}}"""), "[4, 4]" },
        { "odd coordinate count", With("""{"id":2,"image_id":1,"category_id":1,"segmentation":[[0,0,4,0,4,4,9]]}"""), "7" },
        { "huge coordinate", With("""{"id":2,"image_id":1,"category_id":1,"segmentation":[[0,0,1e300,0,4,4]]}"""), "1E+300" },
        { "image that does not exist", With("""{"id":2,"image_id":99,"category_id":1,"bbox":[0,0,1,1]}"""), "99" },
        { "category that does not exist", With("""{"id":2,"image_id":1,"category_id":99,"bbox":[0,0,1,1]}"""), "99" },
        { "annotation id twice", With("""{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}"""), "second time" },
        { "deep nesting", With($$"""{"id":2,"image_id":1,"category_id":1,"note":{{new string('[', 300)}}{{new string(']', 300)}}}"""), "level" },
        { "image id twice", Document("""{"id":1,"file_name":"b.jpg","height":8,"width":8}"""), "second time" },
        { "zero-size image", Document("""{"id":2,"file_name":"b.jpg","height":0,"width":8}"""), "0" },
    };

    /// <summary>What cannot be read at all.</summary>
    public static TheoryData<string, string, string> Hopeless => new()
    {
        { "empty file", "", "empty file" },
        { "no JSON", "hello", "no known format" },
        { "JSON of another kind", """{"it is": "not a data set"}""", "it is" },
        { "nesting without end", new string('[', 100_000), "found" },
    };

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Strict_reading_stops_in_one_line(string what, string document, string words)
    {
        using var folder = new TempFolder();
        string file = folder.Write("bad.json", document);
        GeomResult result = Geom.Run("convert", file, "--strict", "--to", "coco", "--masks", "rle", "-o", folder["out.json"]).Expect(ExitCode.BadInput);
        string line = Assert.Single(result.ErrorLines);
        Assert.StartsWith($"geom: {file}: ", line);
        Assert.True(line.Contains(words, StringComparison.Ordinal) && line.Contains("; allowed: ", StringComparison.Ordinal), $"{what}: {line}");
        Assert.Empty(result.Out);
        Assert.Equal(["bad.json"], folder.Entries);
    }

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Lenient_reading_lists_it_and_goes_on(string what, string document, string words)
    {
        using var folder = new TempFolder();
        string file = folder.Write("bad.json", document);
        GeomResult result = Geom.Run("convert", file, "--to", "coco", "--masks", "rle", "-o", folder["out.json"]).Expect(ExitCode.Done);
        Assert.Contains(result.ErrorLines, line => line.Contains(words, StringComparison.Ordinal));
        Assert.Single(result.ErrorLines, line => line.Contains("in the input, skipped or repaired", StringComparison.Ordinal));
        Assert.Contains("[0,0,2,2]", File.ReadAllText(folder["out.json"])); // the good annotation beside
        Assert.Equal(["bad.json", "out.json"], folder.Entries);
        Assert.True(Geom.Run("stats", file, "--json").Expect(ExitCode.Done).Json.GetProperty("annotations").GetInt32() >= 1, what);
    }

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Validation_lists_it_with_its_place(string what, string document, string words)
    {
        using var folder = new TempFolder();
        string file = folder.Write("bad.json", document);
        GeomResult result = Geom.Run("validate", file, "--json").Expect(ExitCode.NotGoodEnough);
        Assert.Contains(result.Json.GetProperty("problems").EnumerateArray(), problem =>
            problem.GetProperty("file").GetString() == file
            && problem.GetProperty("place").GetString()!.Length > 0
            && $"{problem.GetProperty("found").GetString()} {problem.GetProperty("allowed").GetString()}".Contains(words, StringComparison.Ordinal));
        Assert.True(Geom.Run("validate", file).Expect(ExitCode.NotGoodEnough).Out.Contains(words, StringComparison.Ordinal), what);
    }

    [Fact]
    public void Agreement_goes_on_over_bad_parts()
    {
        using var folder = new TempFolder();
        string file = folder.Write("bad.json", With("""{"id":2,"image_id":1,"category_id":1,"segmentation":[[0,0,4,0,4,4,9]]}"""));
        GeomResult result = Geom.Run("agree", file, file, "--json").Expect(ExitCode.Done);
        Assert.Equal(1, result.Json.GetProperty("instances").GetProperty("matched").GetInt32());
        Assert.Equal("geom: 2 problems in the input, skipped or repaired", result.ErrorLines[^1]);
        Assert.Single(Geom.Run("agree", file, file, "--strict", "-o", folder["report"]).Expect(ExitCode.BadInput).ErrorLines);
        Assert.Equal(["bad.json"], folder.Entries);
    }

    [Theory]
    [MemberData(nameof(Hopeless))]
    public void What_is_no_data_set_is_refused_however_it_is_read(string what, string content, string words)
    {
        using var folder = new TempFolder();
        string file = folder.Write("bad.json", content);
        foreach (string mode in (string[])["--strict", "--lenient"])
        {
            GeomResult result = Geom.Run("convert", file, "--to", "coco", "-o", folder["out.json"], mode).Expect(ExitCode.BadInput);
            string line = Assert.Single(result.ErrorLines);
            Assert.True(line.Contains(words, StringComparison.Ordinal), $"{what}: {line}");
        }
        Geom.Run("validate", file).Expect(ExitCode.NotGoodEnough);
        Assert.Equal(["bad.json"], folder.Entries);
    }

    [Fact]
    public void Truncated_file_is_refused_strictly_and_read_up_to_the_break_otherwise()
    {
        using var folder = new TempFolder();
        string whole = Document(), file = folder.Write("cut.json", whole[..^20]);
        Assert.Single(Geom.Run("stats", file, "--strict").Expect(ExitCode.BadInput).ErrorLines);
        GeomResult lenient = Geom.Run("stats", file, "--json").Expect(ExitCode.Done);
        Assert.Equal(1, lenient.Json.GetProperty("images").GetInt32());
        Assert.NotEmpty(lenient.ErrorLines);
    }

    [Theory]
    [InlineData("no-such-file.json", "no such file")]
    [InlineData(".", "folder")]
    public void Missing_file_and_folder_are_refused(string path, string words)
    {
        using var folder = new TempFolder();
        foreach (string command in (string[])["agree", "stats"])
            Assert.Contains(words, Assert.Single(Geom.Run(command, folder[path]).Expect(ExitCode.BadInput).ErrorLines));
    }

    [Fact]
    public void Missing_file_is_no_result_of_validation()
    {
        using var folder = new TempFolder();
        Geom.Run("validate", folder["no-such-file.json"]).Expect(ExitCode.BadInput);
    }

    [Fact]
    public void Names_with_line_breaks_stay_on_one_line()
    {
        using var folder = new TempFolder();
        JsonObject image = CocoText.Image(1, 8, 8, "a\nb\u001b[2J.jpg"), other = CocoText.Image(2, 8, 8, "a\nb\u001b[2J.jpg");
        string file = folder.Write("names.json", CocoText.Document([image, other], [CocoText.Box(1, 1, [0, 0, 1, 1])]));
        GeomResult result = Geom.Run("stats", file, "--strict").Expect(ExitCode.BadInput);
        Assert.Contains(@"a\u000Ab\u001B[2J.jpg", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Good_input_has_no_problems()
    {
        using var folder = new TempFolder();
        GeomResult result = Geom.Run("validate", folder.Write("good.json", Document())).Expect(ExitCode.Done);
        Assert.Equal("1 image, 1 annotation, 0 problems\n", result.Out);
        Assert.Empty(result.Error);
    }

    private static string With(string annotation) => Compose("", "," + annotation);

    private static string Document(string image = "") => Compose(image.Length == 0 ? "" : "," + image, "");

    private static string Compose(string images, string annotations) => $$"""
        {"categories":[{"id":1,"name":"cat"}],"images":[{"id":1,"file_name":"a.jpg","height":8,"width":8}{{images}}],
        "annotations":[{"id":1,"image_id":1,"category_id":1,"iscrowd":0,"area":4,"bbox":[0,0,2,2]}{{annotations}}]}
        """;
}
