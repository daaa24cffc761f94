using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Masks against what pycocotools 2.0.11 made of the same runs and pixels.</summary>
[EveryLevel]
[SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what the golden files hold.")]
public class RleGoldenTests
{
    [Fact]
    public void Dense_masks_encode_and_decode()
    {
        foreach (JsonElement row in GoldenRows.Read("evaluation", "mask_codec.jsonl"))
        {
            uint[] counts = row.GetProperty("counts").Counts();
            Rle rle = row.Mask(counts);
            Assert.Equal(row.GetProperty("rle").GetString(), rle.ToCocoString());
            Assert.Equal(rle, Rle.FromCocoString(rle.Height, rle.Width, row.GetProperty("rle").GetString()!));
            Assert.Equal(row.GetProperty("area").GetInt64(), rle.Area());
            Assert.Equal(row.GetProperty("bbox").Box(), rle.BoundingBox());
            AssertPixels(rle, PixelOrder.ColumnMajor, row.GetProperty("sha1_colmajor_bytes"));
            AssertPixels(rle, PixelOrder.RowMajor, row.GetProperty("sha1_rowmajor_bytes"));
        }
    }

    [Fact]
    public void Runs_with_empty_runs_inside_are_read_as_pycocotools_reads_them()
    {
        foreach (JsonElement row in GoldenRows.Read("evaluation", "noncanonical.jsonl"))
        {
            uint[] counts = row.GetProperty("counts").Counts();
            Rle rle = row.Mask(counts);
            Assert.Equal(row.GetProperty("rle").GetString(), rle.ToCocoString());
            Assert.Equal(row.GetProperty("area").GetInt64(), rle.Area());
            if (rle.Area() > 0) Assert.Equal(row.GetProperty("bbox").Box(), rle.BoundingBox());
            Assert.Equal(row.GetProperty("decode_sha1_colmajor").GetString(), Sha1(rle, PixelOrder.ColumnMajor));
            Assert.Equal(row.GetProperty("merge_self_union").GetProperty("rle").GetString(), RleString.Encode(CocoMerge.Union([counts, counts])));
        }
    }

    [Fact]
    public void Merged_masks_are_those_of_pycocotools()
    {
        foreach (JsonElement row in GoldenRows.Read("evaluation", "merge.jsonl"))
        {
            Rle[] masks = [.. row.GetProperty("in").EnumerateArray().Select(mask => mask.Rle())];
            uint[][] counts = [.. masks.Select(mask => mask.Counts.ToArray())];
            Assert.Equal(row.GetProperty("union").GetProperty("rle").GetString(), RleString.Encode(CocoMerge.Union(counts)));
            Assert.Equal(row.GetProperty("intersect").GetProperty("rle").GetString(), RleString.Encode(CocoMerge.Intersection(counts)));

            if (!masks.All(mask => mask.IsCanonical)) continue;
            Rle union = Rle.Union(masks), intersection = masks.Aggregate((a, b) => a.Intersection(b));
            Assert.Equal(row.GetProperty("union").GetProperty("rle").GetString(), union.ToCocoString());
            Assert.Equal(row.GetProperty("union_area").GetInt64(), union.Area());
            Assert.Equal(row.GetProperty("union_bbox").Box(), union.BoundingBox());
            Assert.Equal(row.GetProperty("intersect").GetProperty("rle").GetString(), intersection.ToCocoString());
            if (row.TryGetProperty("intersect_area", out JsonElement area)) Assert.Equal(area.GetInt64(), intersection.Area());
            if (row.TryGetProperty("intersect_bbox", out JsonElement box)) Assert.Equal(box.Box(), intersection.BoundingBox());
        }
    }

    [Fact]
    public void Merge_of_no_masks_has_no_runs_and_of_one_is_that_one()
    {
        Assert.Empty(CocoMerge.Union([]));
        Assert.Equal([1u, 0u, 2u], CocoMerge.Intersection([[1, 0, 2]]));
    }

    private static void AssertPixels(Rle rle, PixelOrder order, JsonElement sha1)
    {
        Assert.Equal(sha1.GetString(), Sha1(rle, order));
        byte[] pixels = Pixels(rle, order);
        Assert.Equal(rle, Rle.Encode(pixels, rle.Height, rle.Width, order));
    }

    private static string Sha1(Rle rle, PixelOrder order) => Convert.ToHexStringLower(SHA1.HashData(Pixels(rle, order)));

    private static byte[] Pixels(Rle rle, PixelOrder order)
    {
        var pixels = new byte[rle.PixelCount];
        rle.Decode(pixels, order);
        return pixels;
    }
}
