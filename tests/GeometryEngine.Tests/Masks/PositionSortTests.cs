namespace GeometryEngine.Tests;

public class PositionSortTests
{
    [Fact]
    public void Keys_are_sorted_by_position_and_keep_their_order() =>
        Gen.Select(Gen.OneOf(Gen.UInt, Gen.UInt[0, 5], Gen.UInt[0, 4000]), Gen.UInt[0, 9]).Array[0, 400].Sample(pairs =>
        {
            ulong[] keys = [.. pairs.Select(pair => (ulong)pair.Item1 << 32 | pair.Item2)], sorted = [.. keys];
            PositionSort.OfThread.Sort(sorted, keys.Length == 0 ? 1 : (long)(keys.Max() >> 32) + 1);
            Assert.Equal(keys.OrderBy(key => key >> 32), sorted);
        }, iter: 2000);
}
