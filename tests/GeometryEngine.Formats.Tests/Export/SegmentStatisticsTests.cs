namespace GeometryEngine.Formats.Tests;

public class SegmentStatisticsTests
{
    [Fact]
    public void Areas_and_boxes_are_those_of_the_pixels() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 4], Gen.UInt).Sample((height, width, longest, seed) =>
        {
            const int Count = 4;
            var random = new Random((int)seed);
            var labels = new byte[height * width];
            for (int start = 0; start < labels.Length;)
            {
                int end = Math.Min(labels.Length, start + random.Next(1, longest * width + 1));
                labels.AsSpan(start, end - start).Fill((byte)random.Next(Count));
                start = end;
            }
            LabelRuns runs = LabelRuns.Encode<byte>(labels, height, width);
            var mask = new PaintedMask(runs, [0, 1, 2, 3], runs);
            (long Area, Box Box)[] found = SegmentStatistics.ByObject(mask);
            for (int label = 0; label < Count; label++)
            {
                int[] pixels = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == label)];
                Box box = default;
                if (pixels.Length > 0)
                {
                    (int left, int top) = (pixels.Min(i => i % width), pixels.Min(i => i / width));
                    box = new Box(left, top, pixels.Max(i => i % width) - left + 1, pixels.Max(i => i / width) - top + 1);
                }
                Assert.Equal((pixels.Length, box), found[label]);
                Assert.Equal(pixels.Length, SegmentStatistics.Areas(mask)[label]);
            }
            PaintedMask joined = mask with { ValueOf = [7, 5, 7, 6] };
            Assert.Equal(SegmentStatistics.ByValue(joined).Select(value => (value.Key, value.Value.Area)), SegmentStatistics.AreasByValue(joined).Select(value => (value.Key, value.Value)));
        }, iter: 2000);
}
