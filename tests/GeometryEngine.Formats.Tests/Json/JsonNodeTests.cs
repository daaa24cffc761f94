using System.Text;

namespace GeometryEngine.Formats.Tests;

public class JsonNodeTests
{
    [Fact]
    public void Values_are_found_in_any_order()
    {
        JsonNode root = Parse("\uFEFF" + """ {"a":{"b":[1,2.5,"x",null,true]},"c":"text","d":null,"c":"again","e":[[1,2],{"x":3,"y":4}]} """);
        Assert.Equal("again", root["c"]!.Value.Text());
        Assert.Null(root["d"]);
        Assert.Null(root["a"]!.Value["c"]);
        Assert.Equal(["1", "2.5", "\"x\"", "null", "true"], root["a"]!.Value["b"]!.Value.Elements().Select(element => element.Json));
        Assert.Equal(["a", "c", "c", "e"], root.Properties().Select(property => property.Name));
        Assert.Equal([1, 2, 3, 4], root["e"]!.Value.Points(2)!);
        Assert.Equal([new ExtraField("c", "\"text\""), new ExtraField("c", "\"again\"")], root.Others("a", "e"));
    }

    [Fact]
    public void What_is_not_as_asked_for_is_located()
    {
        var problems = new List<Problem>();
        JsonNode root = Parse("""{"a":[1,"x",1e300],"f":"maybe"}""", problems);
        Assert.Null(root["a"]!.Value.Numbers());
        Assert.Null(root["a"]!.Value.Elements()[2].Number());
        Assert.Null(root["f"]!.Value.Flag());
        Assert.Equal(["byte 8, s[4].a[1]", "byte 12, s[4].a[2]", "byte 23, s[4].f"], problems.Select(problem => problem.Place));
        Assert.Throws<InputException>(() => Parse("""{"a":[1,}"""));
        Assert.Throws<InputException>(() => Parse("""{"a":1} 2"""));
    }

    [Fact]
    public void Numbers_that_JSON_cannot_write_cost_only_themselves()
    {
        var problems = new List<Problem>();
        JsonNode root = Parse("""{"a":[1,NaN,-Infinity],"b":"NaN \" Infinity","c":2}""", problems);
        Assert.Null(root["a"]!.Value.Elements()[1].Number());
        Assert.Null(root["a"]!.Value.Elements()[2].Number());
        Assert.Equal("NaN \" Infinity", root["b"]!.Value.Text());
        Assert.Equal(2, root["c"]!.Value.Number());
        Assert.Equal([("NaN", "byte 8, s[4].a[1]"), ("-Infinity", "byte 12, s[4].a[2]")], problems.Select(problem => (problem.Found, problem.Place)));
        Assert.Throws<InputException>(() => JsonPiece.Parse("[NaN]"u8.ToArray(), new JsonOrigin("", 0, "", -1), ReadOptions.Default, new ProblemLog(strict: true, [])));
    }

    private static JsonNode Parse(string text, List<Problem>? problems = null) => JsonPiece.Parse(
        Encoding.UTF8.GetBytes(text), new JsonOrigin("a.json", 0, "s", 4), new ReadOptions { KeepExtras = true }, new ProblemLog(strict: false, problems ?? []));
}
