namespace GeometryEngine.Formats.Tests.Parquet;

public class ParquetTests
{
    [Fact]
    public void Any_run_lengths_come_back() =>
        Gen.UInt.Array[0, 50].Sample(counts => Assert.Equal(counts, RunBytes.Read(RunBytes.Of(counts))));

    [Theory, InlineData("80"), InlineData("FFFFFFFF7F"), InlineData("8080808080800001")]
    public void Bytes_that_are_no_run_lengths_are_refused(string hex) => Assert.Null(RunBytes.Read(Convert.FromHexString(hex)));

    [Fact]
    public void Outlines_are_WKB_in_either_byte_order()
    {
        var polygon = new Polygon([0, 0, 4, 0, 4, 4, 1, 1, 2, 1, 2, 2, 7, 7, 9, 7, 9, 9], [0, 6, 12], [false, true, false]);
        byte[] bytes = WellKnownBinary.Of(polygon);
        Assert.Equal("010600000002000000", Convert.ToHexString(bytes[..9])); // little-endian, multipolygon, two parts
        Polygon read = WellKnownBinary.ReadPolygon(bytes)!;
        Assert.Equal(polygon.Coordinates.ToArray(), read.Coordinates.ToArray());
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(read.IsHole));
        string triangle = "0000000003" + "00000001" + "00000004" + Big(0, 0) + Big(4, 0) + Big(4, 4) + Big(0, 0);
        Assert.Equal([0, 0, 4, 0, 4, 4], WellKnownBinary.ReadPolygon(Convert.FromHexString(triangle))!.Coordinates.ToArray());
    }

    [Fact]
    public void Damaged_WKB_is_refused_or_read()
    {
        byte[] bytes = WellKnownBinary.Of(new Polygon([0, 0, 4, 0, 4, 4], [0]));
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, bytes.Length]).Sample((at, value, length) =>
        {
            byte[] damaged = [.. bytes];
            damaged[at] = value;
            WellKnownBinary.ReadPolygon(damaged.AsSpan(0, length));
            WellKnownBinary.ReadLine(damaged.AsSpan(0, length));
        });
    }

    [Fact]
    public void More_rows_than_a_row_group_come_back_in_order()
    {
        using var scratch = new Scratch();
        var info = new DatasetInfo { Categories = [new Category { Id = new SourceId(1), Name = "cat" }], Annotators = ["a"] };
        using (DatasetWriter writer = DatasetFormats.Find("parquet")!.Create(scratch.PathOf("set"), info))
        {
            for (int i = 0; i < 400; i++)
            {
                writer.Write(new DatasetItem
                {
                    Image = new ImageInfo { Id = new SourceId(i), Height = 10, Width = 10 },
                    Annotators = [0],
                    Annotations = [.. Enumerable.Range(0, 100).Select(j => new Annotation { Box = new Box(i, j, 1, 1) })],
                });
            }
            writer.Complete();
        }
        using DatasetReader reader = DatasetFormats.Open([scratch.PathOf("set")], new ReadOptions { Strict = true });
        for (int i = 399; i >= 0; i -= 57) Assert.Equal(Enumerable.Range(0, 100).Select(j => new Box(i, j, 1, 1)), reader.Read(i).Annotations.Select(annotation => annotation.Box!.Value));
        Assert.Equal(40_000, reader.Sum(item => item.Annotations.Count));
    }

    private static string Big(params double[] values) => string.Concat(values.Select(value => BitConverter.DoubleToInt64Bits(value).ToString("X16", System.Globalization.CultureInfo.InvariantCulture)));
}
