using System.Text;
using System.Xml.Linq;

namespace GeometryEngine.Formats.Tests;

public class SafeXmlTests
{
    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "line 1", "a document type declaration")]
    [InlineData("<a>\n<b></a>", "line 2", "The 'b' start tag")]
    [InlineData("<a>\n<b>&nbsp;<b></a>", "line 2", "")]
    [InlineData("no XML", "line 1", "Data at the root level is invalid")]
    [InlineData("", "line 1", "Root element is missing")]
    public void What_is_no_XML_is_located(string text, string place, string found)
    {
        Problem problem = Assert.Throws<InputException>(() => Parse(text, [])).Problem;
        Assert.StartsWith(place, problem.Place, StringComparison.Ordinal);
        Assert.StartsWith(found, problem.Found, StringComparison.Ordinal);
        Assert.Equal("a.xml", problem.File);
    }

    [Fact]
    public void A_lone_ampersand_is_listed_and_read_as_one()
    {
        var problems = new List<Problem>();
        XElement root = Parse("<a>\n<b n='x & y'>R&D &amp; &#65;</b></a>", problems);
        Assert.Equal("R&D & A", root.Value);
        Assert.Equal("x & y", root.Elements().Single().Attribute("n")!.Value);
        Assert.Equal("line 2", Assert.Single(problems).Place.TrimEnd(' ', ','));
        Assert.Throws<InputException>(() => SafeXml.Parse("<a>R&D</a>"u8, "a.xml", 64, new ProblemLog(strict: true, [])));
    }

    [Fact]
    public void Levels_are_limited()
    {
        string nested = string.Concat(Enumerable.Repeat("<a>", 20)) + string.Concat(Enumerable.Repeat("</a>", 20));
        Assert.NotNull(SafeXml.Parse(Encoding.UTF8.GetBytes(nested), "a.xml", 20, new ProblemLog(true, [])));
        Problem problem = Assert.Throws<InputException>(() => SafeXml.Parse(Encoding.UTF8.GetBytes(nested), "a.xml", 19, new ProblemLog(true, []))).Problem;
        Assert.Equal("20 levels of elements", problem.Found);
    }

    [Fact]
    public void The_declared_encoding_counts()
    {
        byte[] latin = Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>");
        Assert.Equal("é", SafeXml.Parse(latin, "a.xml", 64, new ProblemLog(true, [])).Value);
        Assert.Equal("é", SafeXml.Parse("\uFEFF<a>é</a>"u8, "a.xml", 64, new ProblemLog(true, [])).Value);
        Problem problem = Assert.Throws<InputException>(() => SafeXml.Parse([.. "<a>\n"u8, 0xE9, .. "</a>"u8], "a.xml", 64, new ProblemLog(true, []))).Problem;
        Assert.Equal(("line 2", "bytes that are not UTF-8"), (problem.Place, problem.Found));
        Assert.Throws<InputException>(() => SafeXml.Parse(Encoding.Unicode.GetBytes("<a/>"), "a.xml", 64, new ProblemLog(true, [])));
        Assert.Throws<InputException>(() => SafeXml.Parse("<?xml version='1.0' encoding='no-such'?><a/>"u8, "a.xml", 64, new ProblemLog(true, [])));
    }

    [Fact]
    public void Elements_are_kept_as_JSON_and_come_back()
    {
        XElement source = XElement.Parse("<source><database>VOC &amp; more</database><part><x>1</x></part><part>é\"</part><empty/></source>");
        string json = XmlJson.Of(source);
        Assert.Equal("""{"database":"VOC & more","part":[{"x":"1"},"é\""],"empty":""}""", json);
        Assert.Equal(json, XmlJson.Of(XmlJson.ToElements("source", json).Single()));
    }

    private static XElement Parse(string text, List<Problem> problems) =>
        SafeXml.Parse(Encoding.UTF8.GetBytes(text), "a.xml", 64, new ProblemLog(strict: false, problems));
}
