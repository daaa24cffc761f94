using System.Text;
using System.Xml.Linq;

namespace GeometryEngine.Formats.Tests;

public class XmlWalkerTests
{
    private static readonly Gen<string> Content = Gen.OneOf(
        Gen.Const("text"), Gen.Const("<!-- <a> - > -->"), Gen.Const("<![CDATA[ ]] <b> ]>]]>"), Gen.Const("<?go > ?>"), Gen.Const("\n &lt; é \n"), Gen.Const(""));

    private static readonly Gen<string> Attributes = Gen.OneOf(
        Gen.Const(""), Gen.Const(" a='>'"), Gen.Const(" b=\"/'\""), Gen.Const(" x:c='\"' d='/'"), Gen.Const("\n\te='1' "));

    private static readonly Gen<string> Elements = Element(3).List[0, 6].Select(elements => string.Concat(elements));

    [Fact]
    public void Elements_are_those_of_an_XML_parser_wherever_the_buffer_ends() =>
        Gen.Select(Elements, Gen.Int[16, 60]).Sample((elements, buffer) =>
        {
            string text = $"<?xml version=\"1.0\"?>\n<!-- c -->\n<root xmlns:x='u'>{elements}</root>\n";
            using var scratch = new Scratch();
            string path = scratch.Write("a.xml", text);
            using InputFile file = InputFile.Open(path);
            var walker = new XmlWalker(file, ReadOptions.Default, new ProblemLog(strict: true, []), buffer);
            Assert.True(walker.Next());
            walker.Enter();
            foreach (XElement expected in XElement.Parse(text, LoadOptions.SetLineInfo).Elements())
            {
                Assert.True(walker.Next());
                Assert.Equal(expected.Name.LocalName, walker.Name);
                if (expected.Name.LocalName == "skip") continue;
                Assert.True(walker.TryRead(out ReadOnlySpan<byte> bytes));
                var again = new byte[walker.Extent.Length];
                file.ReadExactly(again, walker.Extent.Offset);
                Assert.Equal(again, bytes.ToArray());
                Assert.Equal(((System.Xml.IXmlLineInfo)expected).LineNumber, walker.Extent.Line);
                string piece = $"<r xmlns:x='u'>{Encoding.UTF8.GetString(bytes)}</r>";
                Assert.True(XNode.DeepEquals(XElement.Parse(expected.ToString()), XElement.Parse(XElement.Parse(piece).Elements().Single().ToString())));
            }
            Assert.False(walker.Next());
            Assert.False(walker.Next());
            Assert.Null(walker.Break);
        }, iter: 300);

    [Fact]
    public void Elements_can_be_stepped_into_and_are_numbered()
    {
        using var scratch = new Scratch();
        using InputFile file = InputFile.Open(scratch.Write("a.xml", "\uFEFF<all>\n<t id='1'/><t id='2'>\n<box/>\n<box n='&lt;'/></t><u/></all>"));
        var walker = new XmlWalker(file, ReadOptions.Default, new ProblemLog(strict: true, []));
        Assert.True(walker.Next());
        walker.Enter();
        Assert.True(walker.Next());
        Assert.Equal("1", walker.Enter().Attribute("id")!.Value);
        Assert.True(walker.IsEmpty);
        Assert.True(walker.Next());
        Assert.Equal("2", walker.Enter().Attribute("id")!.Value);
        Assert.False(walker.IsEmpty);
        Assert.True(walker.Next());
        Assert.True(walker.Next());
        Assert.Equal("all/t[1]/box[1]", walker.Path);
        XElement box = walker.TryParse()!;
        Assert.Equal("line 4, all/t[1]/box[1]@n", XmlPlace.Of(box.Attribute("n")!));
        Assert.False(walker.Next());
        Assert.True(walker.Next());
        Assert.Equal("u", walker.Name);
        Assert.False(walker.Next());
    }

    [Theory]
    [InlineData("<a>\n<b>", "line 2", "the end of the file")]
    [InlineData("<a><b/>\n", "line 2", "the end of the file")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", "line 1", "a document type declaration")]
    public void What_breaks_the_outline_is_located(string text, string place, string found)
    {
        using var scratch = new Scratch();
        using InputFile file = InputFile.Open(scratch.Write("a.xml", text));
        Problem problem = Assert.Throws<InputException>(() =>
        {
            var walker = new XmlWalker(file, ReadOptions.Default, new ProblemLog(strict: true, []));
            walker.Next();
            walker.Enter();
            while (walker.Next()) walker.TryRead(out _);
        }).Problem;
        Assert.Equal((file.Path, place, found), (problem.File, problem.Place, problem.Found));
    }

    [Fact]
    public void An_element_that_is_too_long_costs_only_itself()
    {
        using var scratch = new Scratch();
        using InputFile file = InputFile.Open(scratch.Write("a.xml", $"<a><b/><b>{new string('x', 5000)}</b><b n='2'/></a>"));
        var problems = new List<Problem>();
        var walker = new XmlWalker(file, new ReadOptions { MaxElementBytes = 1000 }, new ProblemLog(strict: false, problems), firstBuffer: 64);
        walker.Next();
        walker.Enter();
        var read = new List<bool>();
        while (walker.Next()) read.Add(walker.TryRead(out _));
        Assert.Equal([true, false, true], read);
        Assert.Equal("line 1, a/b[1]", Assert.Single(problems).Place);
    }

    private static Gen<string> Element(int depth) => Gen.Select(Gen.OneOf(Gen.Const("b"), Gen.Const("c"), Gen.Const("skip")), Attributes, Content, Content, Gen.Bool).SelectMany(
        (name, attributes, first, last, isEmpty) => isEmpty || depth == 0
            ? Gen.Const($"<{name}{attributes}/>")
            : Element(depth - 1).List[0, 2].Select(children => $"<{name}{attributes}>{first}{string.Concat(children)}{last}</{name} >"));
}
