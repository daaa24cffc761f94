using System.Buffers.Binary;
using System.Globalization;
using GeometryEngine.TestSupport;
using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats.Tests;

public sealed class GeoParquetTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("point")]
    [InlineData("polygon")]
    public void Geometry_of_the_samples_is_that_of_their_texts(string kind)
    {
        string[] expected = [.. File.ReadLines(Repository.SharedSample("geo", $"data-{kind}-wkt.csv")).Skip(1).Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..].Trim('"'))];
        var sample = Sample.Read($"geo/data-{kind}-encoding_wkb.parquet");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal($"data-{kind}-encoding_wkb", item.Image.Name);
        Assert.Equal(expected.Select(text => text.Contains("EMPTY", StringComparison.Ordinal) ? "" : text), item.Annotations.Select(TextOf));
        Assert.Equal(Enumerable.Range(0, 4).Select(row => $"{row}"), item.Annotations.Select(annotation => KnownFields.Find(annotation.Extras, "col")));
    }

    [Fact]
    public void Columns_of_the_example_are_categories_and_extra_fields()
    {
        var sample = Sample.Read("geo/geoparquet_example.parquet");
        Assert.Empty(sample.Problems);
        Assert.Equal(["Fiji", "Tanzania", "W. Sahara", "Canada", "United States of America"], sample.Info.Categories.Select(category => category.Name));
        Assert.Equal([3, 1, 1, 30, 10], sample.Annotations.Select(annotation => annotation.Polygon!.RingCount));
        // The bounds that its metadata declares.
        Box[] bounds = [.. sample.Annotations.Select(annotation => annotation.Polygon!.Bounds())];
        Assert.Equal((-180.0, -18.28799, 180.0, 83.23324000000001), (bounds.Min(box => box.X), bounds.Min(box => box.Y), bounds.Max(box => box.Right), bounds.Max(box => box.Bottom)));
        Assert.Equal("\"FJI\"", KnownFields.Find(sample.Annotations[0].Extras, "iso_a3"));
        Assert.Contains("WGS 84", KnownFields.Find(sample.Info.Extras, "geo"));
    }

    [Fact]
    public async Task Columns_name_images_annotators_and_scores()
    {
        byte[] triangle = WellKnownBinary.Of(new Polygon([0, 0, 4, 0, 4, 3], [0])), line = WellKnownBinary.Of(new Polyline([1, 2, 3, 4]));
        await Write([triangle, line, null], "WKB",
            (new DataField<string>("image"), (string[])["a.png", "b.png", "a.png"]), (new DataField<string>("category"), (string[])["car", "road", "night"]),
            (new DataField<string>("annotator"), (string[])["eva", "eva", "tom"]));
        using DatasetReader reader = DatasetFormats.Open([_scratch.PathOf("set.parquet")], new ReadOptions { Strict = true });
        DatasetItem[] items = [.. reader];
        Assert.Equal(["a.png", "b.png"], items.Select(item => item.Image.Name));
        Assert.Equal(["eva", "tom"], items[0].Annotators.Select(annotator => reader.Info.Annotators[annotator]));
        Assert.Equal([("car", 6.0), ("night", null)], items[0].Annotations.Select(annotation => (reader.Info.Categories[annotation.Category].Name, annotation.Polygon?.Area())));
        Assert.Equal([1, 2, 3, 4], items[1].Annotations[0].Polyline!.Coordinates.ToArray());
    }

    [Fact]
    public async Task Bytes_that_are_no_geometry_cost_their_row()
    {
        byte[] far = WellKnownBinary.Of(new Polyline([1, 2, 1e12, 4])), good = WellKnownBinary.Of(new Polyline([1, 2, 3, 4]));
        await Write([[1, 2, 3], far, good, [1, 7, 0, 0, 0, 0, 0, 0, 0], good[..^1]], "WKB");
        using DatasetReader reader = DatasetFormats.Open([_scratch.PathOf("set.parquet")]);
        DatasetItem item = Assert.Single(reader);
        Assert.Single(item.Annotations);
        Assert.Equal(["row 0, geometry", "row 1, geometry", "row 3, geometry", "row 4, geometry"], item.Problems.Select(problem => problem.Place));
        Assert.Throws<InputException>(() => DatasetFormats.Open([_scratch.PathOf("set.parquet")], new ReadOptions { Strict = true }).Read(0));
    }

    [Fact]
    public async Task Other_encodings_and_damaged_files_are_refused()
    {
        await Write([null], "polygon");
        string path = _scratch.PathOf("set.parquet");
        Assert.Equal("the primary column 'geometry' of encoding 'polygon'", Assert.Throws<InputException>(() => DatasetFormats.Open([path])).Problem.Found);
        await Write([null], "WKB", column: "other");
        Assert.Equal("no column 'other' of bytes", Assert.Throws<InputException>(() => DatasetFormats.Open([path])).Problem.Found);
        await Write([WellKnownBinary.Of(new Polyline([1, 2, 3, 4]))], "WKB");
        byte[] whole = File.ReadAllBytes(path);
        Gen.Int[4, whole.Length - 9].Sample(at =>
        {
            using var scratch = new Scratch();
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x55;
            try { Contracts.RoundTrip.Read(scratch.Write("a.parquet", damaged), new ReadOptions { Format = "geoparquet" }); }
            catch (InputException) { }
        }, iter: 300, threads: 1);
    }

    // PostGIS marks heights by the highest bit and the coordinate system by another; ISO adds 1000 for heights.
    [Theory]
    [InlineData(0x80000001u, 1, false)]
    [InlineData(0x20000001u, 0, true)]
    [InlineData(0xE0000001u, 2, true)]
    [InlineData(1001u, 1, false)]
    [InlineData(2001u, 1, false)]
    [InlineData(3001u, 2, false)]
    public void Heights_measures_and_systems_are_passed_over(uint kind, int more, bool hasSystem)
    {
        foreach (bool isLittle in (bool[])[true, false])
        {
            using var bytes = new MemoryStream();
            bytes.WriteByte((byte)(isLittle ? 1 : 0));
            Put(kind, 4);
            if (hasSystem) Put(4326, 4);
            for (int i = 0; i < 2 + more; i++) Put(BitConverter.DoubleToUInt64Bits(i + 5), 8);
            Annotation? read = WellKnownBinary.Read(new Annotation(), bytes.ToArray());
            Assert.Equal([5, 6, 2], read!.Keypoints!.Triplets.ToArray());
            Assert.Null(WellKnownBinary.Read(new Annotation(), [.. bytes.ToArray(), 0]));

            void Put(ulong value, int size)
            {
                var all = new byte[8];
                BinaryPrimitives.WriteUInt64LittleEndian(all, value);
                byte[] number = all.AsSpan(0, size).ToArray();
                if (!isLittle) Array.Reverse(number);
                bytes.Write(number);
            }
        }
    }

    [Fact]
    public void Several_points_are_one_object_and_empty_geometry_is_none()
    {
        byte[] points = [1, 4, 0, 0, 0, 2, 0, 0, 0, .. Point(1, 2), .. Point(3, 4)];
        Assert.Equal([1, 2, 2, 3, 4, 2], WellKnownBinary.Read(new Annotation(), points)!.Keypoints!.Triplets.ToArray());
        Assert.Null(WellKnownBinary.Read(new Annotation(), points.AsSpan(0, points.Length - 1)));
        Assert.Null(WellKnownBinary.Read(new Annotation(), [1, 4, 0, 0, 0, 1, 0, 0, 0, .. Point(double.NaN, 2)]));
        Assert.False(WellKnownBinary.Read(new Annotation(), [1, 3, 0, 0, 0, 0, 0, 0, 0])!.IsObject);
        Assert.False(WellKnownBinary.Read(new Annotation(), Point(double.NaN, double.NaN))!.IsObject);
    }

    private static byte[] Point(double x, double y) => [1, 1, 0, 0, 0, .. BitConverter.GetBytes(x), .. BitConverter.GetBytes(y)];

    // Closed rings, and points with blanks between x and y, as OGC writes them.
    private static string TextOf(Annotation annotation)
    {
        if (annotation.Keypoints is { } point) return $"POINT ({Join(point.Triplets[..2])})";
        if (annotation.Polygon is not { } polygon) return "";
        return $"POLYGON ({string.Join(", ", Enumerable.Range(0, polygon.RingCount).Select(ring => $"({Join([.. polygon.Ring(ring), .. polygon.Ring(ring)[..2]])})"))})";
    }

    private static string Join(ReadOnlySpan<double> numbers)
    {
        var points = new List<string>();
        for (int i = 0; i < numbers.Length; i += 2) points.Add(string.Create(CultureInfo.InvariantCulture, $"{numbers[i]} {numbers[i + 1]}"));
        return string.Join(", ", points);
    }

    private async Task Write(byte[]?[] geometry, string encoding, params (DataField<string> Field, string[] Values)[] columns) => await Write(geometry, encoding, "geometry", columns);

    private async Task Write(byte[]?[] geometry, string encoding, string column, params (DataField<string> Field, string[] Values)[] columns)
    {
        var shapes = new DataField("geometry", typeof(byte[]), true);
        using FileStream file = File.Create(_scratch.PathOf("set.parquet"));
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema([shapes, .. columns.Select(given => given.Field)]), file);
        writer.CustomMetadata = new Dictionary<string, string>
        {
            ["geo"] = $$$"""{"version":"1.1.0","primary_column":"{{{column}}}","columns":{"{{{column}}}":{"encoding":"{{{encoding}}}","geometry_types":[]} } }""",
        };
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync(shapes, geometry!);
        foreach ((DataField<string> field, string[] values) in columns) await group.WriteAsync(field, values!);
    }
}
