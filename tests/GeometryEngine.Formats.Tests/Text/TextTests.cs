using System.Text;

namespace GeometryEngine.Formats.Tests.Text;

public class TextTests
{
    private static readonly Gen<string> Texts = Gen.Int[0, 5].Array[0, 30].Select(picks =>
        string.Concat(picks.Select(pick => ((string[])["a", "\n", "\r\n", "b c", "\uFEFF", " "])[pick])));

    [Fact]
    public void Lines_are_those_of_a_reader() => Texts.Sample(text =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text);
        var lines = new TextLines(bytes);
        int number = 0;
        for (string? expected = reader.ReadLine(); expected is not null; expected = reader.ReadLine())
        {
            Assert.True(lines.Next(out ReadOnlySpan<byte> line));
            Assert.Equal(expected, Encoding.UTF8.GetString(line));
            Assert.Equal(++number, lines.Number);
        }
        Assert.False(lines.Next(out _));
    });

    [Fact]
    public void Scanned_lines_are_those_of_a_reader_and_lie_where_they_say() => Texts.Sample(text =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text);
        var lines = new LineScanner(new InputFile("f", bytes), ReadOptions.Default);
        for (string? expected = reader.ReadLine(); expected is not null; expected = reader.ReadLine())
        {
            Assert.True(lines.Next());
            Assert.Equal(expected, Encoding.UTF8.GetString(lines.Line));
            Assert.True(bytes.AsSpan((int)lines.Offset).StartsWith(lines.Line));
        }
        Assert.False(lines.Next());
    });

    [Fact]
    public void A_line_over_the_limit_is_an_error()
    {
        var lines = new LineScanner(new InputFile("f", new byte[100]), new ReadOptions { MaxElementBytes = 50 });
        Assert.Contains("line 1", Assert.Throws<InputException>(() => lines.Next()).Message);
    }

    [Theory]
    [InlineData("0 0.5 1", "0|0.5|1")]
    [InlineData("\t a ,b,, c \t", "a|b|c")]
    [InlineData("", "")]
    [InlineData(" , ", "")]
    public void Fields_stand_between_blanks_tabs_and_commas(string line, string expected)
    {
        var fields = new TextFields(Encoding.UTF8.GetBytes(line));
        var found = new List<string>();
        while (fields.Next(out ReadOnlySpan<byte> field)) found.Add(Encoding.UTF8.GetString(field));
        Assert.Equal(expected, string.Join('|', found));
    }
}
