using System.Diagnostics;
using System.Reflection;
using System.Text;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

/// <summary>Columns hold to the last bit what the reader of items finds, however the file is cut into buffers.</summary>
public class CocoColumnReaderTests
{
    private static readonly string Tables = """ "categories": [{"id": 1, "name": "cat"}], "images": [{"id": 7, SIZE}, {"id": "x", SIZE}, {"id": 7000000000, SIZE}] """.Replace("SIZE", "\"height\": 10, \"width\": 10", StringComparison.Ordinal);

    private const string Plain = """
        {"id": 1, "image_id": 7, "category_id": 1, "segmentation": [[1.5, 1, 8, 1, 8, 8.25], [2, 2, 3, 2, 3, 3]], "area": 24.5, "bbox": [1.5, 1, 6.5, 7.25], "iscrowd": 0}
        """;

    private static readonly (string Name, string[] Values)[] Fields =
    [
        ("image_id", ["7", "7", "7", "\"x\"", "\"7\"", "7e9", "7000000000", "null", "[7]", "7.5"]),
        ("category_id", ["1", "1", "1", "1", "1.0", "\"1\"", "null", "{}"]),
        ("segmentation",
        [
            "[[10,10.5,20.25,10,20.123456789012345678,30]]", "[[1,2,3,4,5,6],[7,8,9,10,11,12.5]]", "[]", "[[]]", "null", "[[1,2,3,4]]", "[[1,2,3,4,5]]",
            "[ [ 1 , 2.5e1 , -3.25 , 4E-2 , 5\n, 6 ] ]", "[1,2,3,4,5,6]", "[[1,2,3,4,5,\"6\"]]", "[[1,2,3,4,5,NaN],[1,2,3,4,5,6]]", "[[1,2,3,4,5,9e9],[1,2,3,4,5,6]]",
            "{\"size\":[10,10],\"counts\":\"35l2\"}", "{\"counts\":[3,5,92],\"size\":[10,10]}", "{\"size\":[10,10],\"counts\":[3]}", "{\"size\":[10,10],\"counts\":[900]}", "{\"size\":[0,10],\"counts\":[0]}", "\"[]\"",
            "{\"size\": [10, 10], \"counts\": \"35l2\"}", "{\"size\":[10,10],\"counts\":\"\\\\1h1\"}", "{\"size\":[10,10],\"counts\":\"\\u005c1h1\"}", "{\"size\":[10,10],\"counts\":\"35\\/l2\"}",
            "{\"size\":[10,10],\"counts\":\"35\u00E9\"}", "{\"size\":[10,10],\"counts\":\"35\u0001\"}", "{\"size\":[10,10],\"counts\":\"35l3\"}", "{\"size\":[10,10],\"counts\":\"35\"}", "{\"size\":[10.0,10],\"counts\":\"35l2\"}",
            "{\"size\":[10,10],\"counts\":\"\"}", "{\"size\":[4000000000,10],\"counts\":\"35l2\"}", "{\"size\":[10,10],\"counts\":\"35l2\",\"x\":1}", "{\"size\":[10,10] ,\"counts\":\"35l2\"}", "{\"size\":[10,10],\"counts\":\"35l2\" }",
            "[[1,2,3,4,5,-5000000000.5]]", "[[1,5000000000,3,4,5,6,7,8,9,10]]", "[[1,2,3,4,5,6,7,8,9,5000000000]]",
            "[[0.1,0.2,0.30000000000000004,5e-324,123456.789,1.7976931348623157e308]]", "[[01,2,3,4,5,6]]", "[[1,2,3,4,5,6]",
            "[[" + "12.25,13.5,14.125,15,16.0625,17.5,18,19,1234567.25,0.0000001," + "20,21,22,23,24,25,26,27,28,29]]",
        ]),
        ("bbox", ["[1,2,3,4]", "[1.5, 2.25, 3, 4]", "[]", "null", "[1,2,3]", "[1,2,-3,4]", "[\"1\",2,3,4]", "[1,2,3,1e10]", "[1,2,3,5000000000]", "7", "[1,2,3,4"]),
        ("area", ["12.5", "0", "1e3", "\"5\"", "null", "tru"]),
        ("score", ["0.5", "1", "-0.25e-3", "null", "\"x\""]),
        ("iscrowd", ["0", "1", "true", "false", "null", "\"1\"", "\"False\"", "\"0.0\"", "\"maybe\"", "2", "[]"]),
        ("keypoints", ["[1,2,2,0,0,0]", "[]", "null", "[1,2]", "[1,2,\"a\"]", "[[1,2,2],[0,0,0]]", "[[1,2],[3,4]]", "[[1,2,\"2\"]]", "[[1,2,2],3]", "[[]]", "[[[1,2,2]]]"]),
        ("annotator", ["\"bob\"", "\"b\\u00e9\"", "5", "null", "{}"]),
        ("z_order", ["3", "null", "1e12", "\"2\""]),
        ("attributes", ["{\"a\":[1,{\"b\":\"} \\\" ]\"}]}", "null", "\"\\u00e9\"", "[1,,2]", "{\"a\" 1}"]),
        ("i\\u0064", ["null"]),
        ("num_keypoints", ["2"]),
    ];

    private static readonly Gen<(int Buffer, int LeastAhead, int Batch)> Windows =
        Gen.Frequency((1, Gen.Const((1 << 20, 0))), (4, Gen.Select(Gen.Int[16, 500], Gen.Int[0, 100]))).Select(Gen.Int[1, 5], (window, batch) => (window.Item1, window.Item2, batch));

    private static Gen<string> AnnotationText { get; } = Gen.Select(
        Gen.Int[0, 999].Array[Fields.Length], Gen.Double[0, 1].Array[Fields.Length], Gen.Int[0, 3], Gen.Double[0, 1]).Select((values, order, style, oddness) =>
        {
            (string colon, string comma) = style switch { 0 => (":", ","), 1 => (": ", ", "), 2 => (" :\t", "\r\n  ,"), _ => (":", ",\n") };
            IEnumerable<string> fields = Fields
                .Select((field, i) => (field.Name, Value: field.Values[values[i] % 13 < 13 * oddness ? values[i] % field.Values.Length : 0], Order: order[i], Given: i < 3 || values[i] % 3 == 0))
                .Where(field => field.Given).OrderBy(field => field.Order).Select(field => $"\"{field.Name}\"{colon}{field.Value}");
            return string.Join(comma, fields);
        });

    public static TheoryData<string> Samples => [.. CocoSampleTests.Instances.Select(row => row.Data), .. CocoSampleTests.Results.Select(row => row.Data)];

    [Theory, MemberData(nameof(Samples))]
    public void Samples_are_read_as_items_are(string sample)
    {
        string path = Repository.SharedSample(sample.Split('/'));
        AssertSame(CocoItems.Read(path), CocoItems.ReadColumns(path, ReadOptions.Default));
        AssertSame(CocoItems.Read(path), CocoItems.ReadColumns(path, ReadOptions.Default, buffer: 5000, leastAhead: 300, batch: 7));
    }

    [Fact]
    public void Random_data_sets_are_read_as_items_are() =>
        Gen.Select(CocoGen.Dataset, Windows, Gen.Bool).Sample((data, window, indented) =>
        {
            using var scratch = new Scratch();
            string path = scratch.PathOf("data.json");
            Contracts.RoundTrip.Write(new CocoFormat(), path, data.Info, data.Items);
            if (indented) scratch.Write("data.json", File.ReadAllText(path).Replace(",\"", " ,\r\n\t\"", StringComparison.Ordinal));
            ReadOptions options = new() { Strict = !indented };
            AssertSame(CocoItems.Read(path), CocoItems.ReadColumns(path, options, window.Buffer, window.LeastAhead, window.Batch));
        }, iter: 200);

    [Fact]
    public void Odd_and_broken_fields_have_the_same_effect_and_problems() =>
        Gen.Select(AnnotationText.Array[0, 6], Windows, Gen.Bool).Sample((annotations, window, tablesFirst) =>
        {
            using var scratch = new Scratch();
            string list = "\"annotations\": [" + string.Join(",\n", annotations.Select((text, i) => $"{{\"id\":{i},{text}}}")) + "]";
            string path = scratch.Write("data.json", tablesFirst ? $"{{{Tables},{list}}}" : $"{{{list} , {Tables}}}");
            (CocoItems? items, string? error) = Try(() => CocoItems.Read(path));
            (CocoItems? columns, string? columnError) = Try(() => CocoItems.ReadColumns(path, ReadOptions.Default, window.Buffer, window.LeastAhead, window.Batch));
            Assert.Equal(error, columnError);
            AssertStrictnessIsSame(path, window);
            if (items is null) return;
            AssertSame(items, columns!);
            Assert.Equal(items.Problems.Order(StringComparer.Ordinal), columns!.Problems.Order(StringComparer.Ordinal));
        }, iter: 3000);

    [Theory]
    [InlineData("""{"annotations": [], "images": []}"""), InlineData("""{"images": []}"""), InlineData("[]"), InlineData("\uFEFF [ ]")]
    public void Files_without_annotations_have_no_batch(string text)
    {
        using var scratch = new Scratch();
        CocoItems columns = CocoItems.ReadColumns(scratch.Write("data.json", text), new ReadOptions { Strict = true });
        Assert.Empty(columns.Annotations);
    }

    [Theory]
    [InlineData("""{"annotations": []}""", "no list \"images\"")]
    [InlineData("7", "'7'")]
    [InlineData("""{"images": [], "annotations": [{"id":1,"image_id":1""", "the end of the file")]
    public void What_is_no_data_set_is_refused(string text, string found)
    {
        using var scratch = new Scratch();
        string path = scratch.Write("data.json", text);
        InputException failure = Assert.Throws<InputException>(() => CocoItems.ReadColumns(path, new ReadOptions { Strict = true }));
        Assert.Equal((path, found), (failure.Problem.File, failure.Problem.Found));
    }

    [Fact]
    public void A_problem_far_in_the_file_is_located()
    {
        using var scratch = new Scratch();
        string before = "{\"images\":[],\"annotations\":[" + string.Concat(Enumerable.Repeat(Plain + ",", 20_000));
        string path = scratch.Write("data.json", before + Plain.Replace("8.25", "8.2x", StringComparison.Ordinal) + "]}");
        InputException failure = Assert.Throws<InputException>(() => CocoItems.ReadColumns(path, new ReadOptions { Strict = true }));
        int offset = before.Length + Plain.IndexOf("8.25", StringComparison.Ordinal);
        Assert.Equal(($"byte {offset}, annotations[20000].segmentation[0][5]", "8.2x", "a number"), (failure.Problem.Place, failure.Problem.Found, failure.Problem.Allowed));
    }

    [Theory]
    [InlineData("""{"info": {"note": "a \"quoted\" \\ text"}, "annotations": [ANNOTATIONS], "categories": [{"id": 1, "name": "cat"}], "images": [{"id": 7}]}""")]
    [InlineData("[ANNOTATIONS]")]
    public void Damaged_files_are_read_alike_from_any_buffer(string frame)
    {
        byte[] text = Encoding.UTF8.GetBytes(frame.Replace("ANNOTATIONS", Plain + "," + Plain + """,{"image_id":7,"category_id":1,"segmentation":{"size":[10,10],"counts":"35l2"}}""", StringComparison.Ordinal));
        byte[] marks = "{}[]\",:\\0-. e"u8.ToArray();
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, marks.Length - 1]).Array[0, 3].Select(Gen.Int[0, text.Length], Windows).Sample((changes, length, window) =>
        {
            byte[] damaged = [.. text];
            foreach ((int at, int mark) in changes) damaged[at] = marks[mark];
            if (length % 2 == 0) damaged = damaged[..length];
            using var scratch = new Scratch();
            string path = scratch.Write("data.json", damaged);
            foreach (bool strict in (bool[])[false, true])
            {
                ReadOptions options = new() { Strict = strict };
                (CocoItems? whole, string? error) = Try(() => CocoItems.ReadColumns(path, options, buffer: 1 << 20, leastAhead: 1 << 20));
                (CocoItems? pieces, string? otherError) = Try(() => CocoItems.ReadColumns(path, options, window.Buffer, window.LeastAhead, window.Batch));
                Assert.Equal(error, otherError);
                if (whole is null) continue;
                Assert.Equal(whole.Annotations, pieces!.Annotations);
                Assert.Equal(whole.Problems, pieces.Problems);
            }
        }, iter: 2000);
    }

    [Fact]
    public void Elements_too_long_or_too_deep_are_left_out()
    {
        using var scratch = new Scratch();
        string deep = Plain.Replace("24.5", "24.5, \"x\": [[[[1]]]]", StringComparison.Ordinal);
        string path = scratch.Write("data.json", $"{{\"images\": [{{\"id\":7}}], \"annotations\": [{Plain},{deep},{Plain}]}}");
        Assert.Equal(3, CocoItems.ReadColumns(path, new ReadOptions { MaxDepth = 5 }, leastAhead: 0).Annotations.Count);
        CocoItems shallow = CocoItems.ReadColumns(path, new ReadOptions { MaxDepth = 4 }, leastAhead: 0);
        Assert.Equal((2, "deeply nested brackets"), (shallow.Annotations.Count, Assert.Single(shallow.FullProblems).Found));
        CocoItems none = CocoItems.ReadColumns(path, new ReadOptions { MaxElementBytes = Plain.TrimEnd().Length - 1 }, leastAhead: 0);
        Assert.Equal((0, 3), (none.Annotations.Count, none.FullProblems.Count));
    }

    [Fact]
    public void No_memory_is_taken_per_annotation()
    {
        using var scratch = new Scratch();
        string annotations = string.Join(",\n", Enumerable.Range(0, 30_000).Select(i => Plain.Replace("\"id\": 1", $"\"id\": {100_000 + i}", StringComparison.Ordinal)));
        string path = scratch.Write("data.json", $"{{\"annotations\": [{annotations}], \"images\": [{{\"id\":7}}]}}");
        using var reader = new CocoColumnReader(path);
        using var batch = new CocoColumns(annotations: 1000);
        long least = long.MaxValue;
        for (int round = 0; round < 4; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 7; i++) Assert.True(reader.Read(batch)); // more than one buffer
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        bool isOptimized = typeof(CocoColumnReader).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
        Assert.InRange(least, 0, isOptimized ? 0 : 7000 * 200); // without optimization tables of constants are made anew at each use
    }

    [Fact]
    public void A_batch_ends_behind_the_annotation_that_crosses_its_limit()
    {
        using var scratch = new Scratch();
        string path = scratch.Write("data.json", $"{{\"annotations\": [{Plain},{Plain},{Plain}], \"images\": [{{\"id\":7}}]}}");
        using var reader = new CocoColumnReader(path);
        using var batch = new CocoColumns(annotations: 10, coordinates: 13);
        Assert.True(reader.Read(batch));
        Assert.Equal((2, 24, 4), (batch.Count, batch.Coordinates.Length, batch.RingOffsets[2]));
        Assert.Equal([0, 6, 12, 18, 24], batch.CoordinateOffsets.ToArray());
        Assert.Equal([1.5, 1, 8, 1, 8, 8.25], batch.Ring(2).ToArray());
        Assert.True(reader.Read(batch));
        Assert.Equal((1, 12), (batch.Count, batch.Coordinates.Length));
        Assert.False(reader.Read(batch));
        Assert.Equal(0, batch.Count);
    }

    [Theory, InlineData(0, 1), InlineData(1, 0), InlineData(-1, 1)]
    public void Limits_under_one_are_refused(int annotations, int coordinates) =>
        Assert.Throws<ArgumentException>(() => new CocoColumns(annotations, coordinates));

    private static void AssertStrictnessIsSame(string path, (int Buffer, int LeastAhead, int Batch) window)
    {
        ReadOptions strict = new() { Strict = true };
        (CocoItems? items, _) = Try(() => CocoItems.Read(path, strict));
        (CocoItems? columns, _) = Try(() => CocoItems.ReadColumns(path, strict, window.Buffer, window.LeastAhead, window.Batch));
        Assert.Equal(items is null, columns is null);
    }

    private static void AssertSame(CocoItems items, CocoItems columns)
    {
        Assert.Equal(items.Images, columns.Images);
        Assert.Equal(items.Categories, columns.Categories);
        Assert.Equal(items.Annotations.Order(StringComparer.Ordinal), columns.Annotations.Order(StringComparer.Ordinal));
    }

    private static (CocoItems? Items, string? Error) Try(Func<CocoItems> read)
    {
        try { return (read(), null); }
        catch (InputException failure) { return (null, failure.Message); }
    }
}
