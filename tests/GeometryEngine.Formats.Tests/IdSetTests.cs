namespace GeometryEngine.Formats.Tests;

public class IdSetTests
{
    [Fact]
    public void An_id_is_new_once() =>
        Gen.OneOf(Gen.Long, Gen.Long[-130, 130], Gen.Const(long.MinValue), Gen.Const(long.MaxValue)).Array[0, 200].Sample(numbers =>
        {
            var ids = new IdSet();
            var plain = new HashSet<long>();
            foreach (long number in numbers) Assert.Equal(plain.Add(number), ids.Add(new SourceId(number)));
        });

    [Fact]
    public void A_number_is_its_text()
    {
        var ids = new IdSet();
        Assert.True(ids.Add(new SourceId("7")));
        Assert.False(ids.Add(new SourceId(7)));
        Assert.True(ids.Add(new SourceId("007")));
        Assert.False(ids.Add(new SourceId("007")));
    }
}
