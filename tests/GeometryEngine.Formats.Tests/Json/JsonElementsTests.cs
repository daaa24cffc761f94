namespace GeometryEngine.Formats.Tests.Json;

/// <summary>Elements by group: each comes back with its place and number, whatever was left out between.</summary>
public class JsonElementsTests
{
    [Fact]
    public void Every_element_comes_back_in_its_group() =>
        Gen.Select(Gen.Int[-1, 4], Gen.Int[1, 50], Gen.Int[0, 3], Gen.Int[0, 9]).Array[0, 60].Sample(made =>
        {
            var elements = new JsonElements();
            var added = new List<(int Group, JsonExtent Extent)>();
            long offset = 100;
            int number = 0;
            foreach ((int group, int length, int skipped, int restart) in made)
            {
                number = restart == 0 ? 0 : number + skipped;
                offset += skipped * 1000;
                added.Add((group, new JsonExtent(offset, length, number)));
                elements.Add(group, added[^1].Extent);
                offset += length + 2;
                number++;
            }
            for (int i = 0; i < added.Count; i++) Assert.Equal(added[i].Group, elements.GroupOf(i));
            elements.Group(5);
            for (int group = 0; group < 5; group++)
            {
                JsonExtent[] expected = [.. added.Where(it => it.Group == group).Select(it => it.Extent)];
                JsonExtent[] found = [.. elements.Of(group).ToArray().Select(index => elements[index])];
                Assert.Equal(expected.Select(it => (it.Offset, it.Element)), found.Select(it => (it.Offset, it.Element)));
                for (int i = 0; i < expected.Length; i++) Assert.InRange(found[i].Length, expected[i].Length, expected[i].Length + 2);
            }
        });
}
