using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats.Tests.Json;

/// <summary>The direct digit path: what it takes is to the last bit what the library makes of it; what it does not take is left to the library.</summary>
public class ShortDecimalTests
{
    private static readonly Gen<string> Digits = Gen.Select(Gen.Int[1, 24], Gen.ULong, Gen.ULong, (count, a, b) => $"{a:D20}{b:D20}"[..count]);

    // Numbers near the middle between two doubles, which rounding twice would get wrong.
    public static TheoryData<string> Hostile =>
    [
        "0", "-0", "0.0", "-0.0", "0.1", "0.3", "1", "9", "10", "12345678", "123456789", "99999999", "100000000", "321.02", "-321.02", "1234.56", "12345.67", "123456.7",
        "0.000000000000001", "0.0000000000000000000001", "0.00000000000000000000001", "123456789012345", "9007199254740991", "9007199254740992", "9007199254740993",
        "9007199254740994", "900719925474099.3", "90071992547409.93", "9007199254740993.0", "9007199254740992.5", "4503599627370496.5", "4503599627370497.5",
        "8388608.9999999999", "0.5000000000000001", "0.5319148936170213", "0.30000000000000004", "2.2250738585072011", "179769313486231570000", "18446744073709551615",
        "18446744073709551616", "9999999999999999999", "99999999999999999999", "1.7976931348623157", "6.9294956446009195", "5708990770823839207320493820740630171355185152",
        "0.1234567890123456789", "1234567890.123456789", "0.00000000000000000000000000000000000001", "7.0E-1", "1e5", "1E+2",
    ];

    [Theory, MemberData(nameof(Hostile))]
    public void A_number_is_the_nearest_double(string number) => AssertNearest(number);

    [Theory, InlineData("7.0E-1"), InlineData("01"), InlineData("00.5"), InlineData("1."), InlineData(".5"), InlineData("-"), InlineData("+1"), InlineData("1.2.3"),
     InlineData("0x1"), InlineData("1_0"), InlineData("--1"), InlineData("NaN"), InlineData("Infinity"), InlineData("1.-2"), InlineData(""), InlineData("1\u00802"),
     InlineData("00000000.5"), InlineData("0123456789"), InlineData("1234567890123456789012")]
    public void What_is_no_short_number_is_left_alone(string text)
    {
        foreach (string end in (string[])[",", "]", " 1,2,3,4,5]"])
        {
            int position = 0;
            Assert.False(ShortDecimal.TryRead(Encoding.UTF8.GetBytes(text + end), ref position, out _));
            Assert.Equal(0, position);
        }
    }

    [Fact]
    public void Any_digits_make_the_nearest_double() =>
        Gen.Select(Gen.Bool, Digits, Digits, Gen.Bool, (negative, whole, part, isWhole) => (negative ? "-" : "") + whole.TrimStart('0').PadLeft(1, '0') + (isWhole ? "" : "." + part))
            .Sample(AssertNearest, iter: 100_000);

    [Fact]
    public void Any_double_as_the_shortest_text_comes_back() =>
        Gen.Double[-1e9, 1e9].Sample(value => AssertNearest(value.ToString("F17", CultureInfo.InvariantCulture)), iter: 100_000);

    [Fact]
    public void Coordinates_of_two_decimals_take_the_direct_path() =>
        Gen.Int[-999_999, 999_999].Sample(hundredths =>
        {
            string number = (hundredths / 100m).ToString("F2", CultureInfo.InvariantCulture);
            int position = 0;
            Assert.True(ShortDecimal.TryRead(Encoding.UTF8.GetBytes(number + ", 1.25, 3.5]"), ref position, out double value));
            Assert.Equal(double.Parse(number, CultureInfo.InvariantCulture), value);
            Assert.Equal(number.Length, position);
        });

    [Fact]
    public void Any_bytes_are_read_as_the_slow_path_reads_them() =>
        Gen.Char["0123456789012345678901234567890123456789....,,,]] -eE+\n\t}x\u0080"].Array[0, 30].Sample(chars =>
        {
            byte[] text = Encoding.Latin1.GetBytes(new string(chars));
            int position = 0;
            if (!ShortDecimal.TryRead(text, ref position, out double value)) return;
            string number = Encoding.Latin1.GetString(text, 0, position);
            Assert.Matches(@"^-?(0|[1-9]\d*)(\.\d+)?$", number);
            Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(number, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(value));
            Assert.Contains((char)text[position], ",] \n\r\t}");
        }, iter: 200_000);

    [Fact]
    public void Whole_numbers_of_up_to_fifteen_digits_take_the_direct_path() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 19], Gen.Char[",]} \n\r\t.-x5"], Gen.Int[0, 20]).Sample((digits, count, end, after) =>
        {
            string number = $"{digits:D20}"[..count];
            int position = 0;
            bool isRead = ShortDecimal.TryReadWhole(Encoding.UTF8.GetBytes(number + end + new string('7', after)), ref position, out long value);
            bool isPlain = ",]} \n\r\t".Contains(end) && (count == 1 || number[0] != '0') && count <= 15;
            Assert.False(isRead && !isPlain, number);
            Assert.True(isRead || !isPlain || after < 15, number);
            Assert.Equal(isRead ? (count, long.Parse(number, CultureInfo.InvariantCulture)) : (0, value), (position, value));
        }, iter: 100_000);

    // Through the cursor, as one number and in a list: the same double as the library's, whichever path it takes.
    private static void AssertNearest(string number)
    {
        double expected = double.Parse(number, CultureInfo.InvariantCulture);
        string others = string.Concat(Enumerable.Repeat(",1,2,3,4,5,6,7", 12));
        foreach (string end in (string[])["", ",1,2,3,4,5,6,7", others])
        {
            byte[] text = Encoding.UTF8.GetBytes($"[{number}{end}]");
            var numbers = new PooledList<double>();
            bool wasText = false;
            var cursor = new JsonCursor(text, new JsonOrigin("file", 0, "", -1), 8);
            cursor.ReadNumbers(numbers, ref wasText);
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(numbers.Values[0]));
            Assert.Equal(end.Length / 2 + 1, numbers.Count);
            var single = new JsonCursor(Encoding.UTF8.GetBytes(number), new JsonOrigin("file", 0, "", -1), 8);
            Assert.Equal(expected, single.ReadNumber());
        }
    }
}
