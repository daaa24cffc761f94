using System.Globalization;
using System.Text;

namespace GeometryEngine.Cli.Tests;

/// <summary>Rows of CSV as RFC 4180 has them.</summary>
public class CsvRowsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData(" ö 漢 ", " ö 漢 ")]
    public void A_text_is_quoted_where_it_must_be(string? text, string expected) => Assert.Equal($"{expected},x\n", Row(rows => rows.Add(text).Add("x")));

    [Fact]
    public void Numbers_read_back_as_the_same_and_what_is_undefined_is_blank() => Gen.Double.Where(double.IsFinite).Sample(number =>
    {
        string[] cells = Row(rows => rows.Add<double>(number).Add(Measure.Undefined(MeasureStatus.Empty))).TrimEnd('\n').Split(',');
        Assert.Equal("", cells[1]);
        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(double.Parse(cells[0], CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void Numbers_without_a_value_are_blank() => Assert.Equal(",-9223372036854775808\n", Row(rows => rows.Add((int?)null).Add<long>(long.MinValue)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_row_has_a_cell_for_each_column(int cells)
    {
        using var rows = new CsvRows(2);
        for (int i = 0; i < cells; i++) rows.Add("x");
        string message = Assert.Throws<InvalidOperationException>(rows.EndRow).Message;
        Assert.Equal($"{cells} cells; the file has 2 columns", message);
    }

    private static string Row(Action<CsvRows> add)
    {
        using var rows = new CsvRows(2);
        add(rows);
        rows.EndRow();
        return Encoding.UTF8.GetString(rows.Text);
    }
}
