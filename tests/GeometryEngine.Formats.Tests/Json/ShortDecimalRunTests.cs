using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.RegularExpressions;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Json;

/// <summary>Many coordinates at once: each is to the last bit what the library makes of it, and the reading stops at the first that is not plain.</summary>
public class ShortDecimalRunTests
{
    private const int LargestTail = 64 + 8; // closer to the end of the text numbers may be left to others

    private static readonly Gen<string> Coordinates = Gen.Frequency(
        (20, Gen.Select(Gen.Int[0, 9_999_999], Gen.Int[0, 6], (digits, decimals) => Decimal(digits, decimals))),
        (4, Gen.Select(Gen.Int[0, 999], Gen.Int[0, 2], (digits, decimals) => " " + Decimal(digits, decimals))),
        (2, Gen.Select(Gen.Int[0, 99_999], Gen.Int[0, 3], (digits, decimals) => "-" + Decimal(digits, decimals))),
        (2, Gen.Select(Gen.ULong, Gen.Int[0, 15], (digits, decimals) => Decimal((decimal)(digits >> 8), decimals))),
        (1, Gen.Char["0123456789.- e+\n\u0080\"x"].Array[0, 10].Select(chars => new string(chars))));

    /// <summary>Ways through a list: that of the processor at hand, and that of all others.</summary>
    public static TheoryData<bool> Ways => [true, false];

    [Theory, MemberData(nameof(Ways))]
    public void Lists_are_read_as_the_library_reads_their_numbers(bool isBest) =>
        Gen.Select(Coordinates.Array[0, 120], Gen.Int[0, 12], Gen.Int[0, 100]).Sample((tokens, before, after) =>
        {
            string list = string.Join(',', tokens);
            byte[] text = Encoding.Latin1.GetBytes(new string(' ', before) + list + "]" + new string('}', after));
            var numbers = new PooledList<double>();
            int position = before;
            Read(isBest, text, ref position, numbers);
            int end = before - 1;
            for (int i = 0; i < numbers.Count; i++)
            {
                Assert.True(IsPlain(tokens[i]), tokens[i]);
                double expected = double.Parse(tokens[i], CultureInfo.InvariantCulture);
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(numbers.Values[i]));
                end += 1 + tokens[i].Length;
            }
            Assert.Equal(numbers.Count == 0 ? before : end, position);
            bool stoppedEarly = numbers.Count < tokens.Length && before >= sizeof(ulong) && text.Length - end > LargestTail + tokens[numbers.Count].Length;
            if (stoppedEarly) Assert.False(IsShort(tokens[numbers.Count]), tokens[numbers.Count]);
        }, iter: 20_000);

    [Theory]
    [InlineData("01"), InlineData("00.5"), InlineData("1."), InlineData(".5"), InlineData("1.2.3"), InlineData(""), InlineData("-"), InlineData("1e5"), InlineData("NaN"), InlineData("1\u00805"),
     InlineData(" 01"), InlineData("  1"), InlineData("1 "), InlineData("."), InlineData("1..2"), InlineData("\n1"), InlineData("1-2"), InlineData("null"), InlineData("\"1\"")]
    public void What_is_no_plain_number_stops_it(string token)
    {
        for (int place = 0; place < 40; place++)
        {
            IEnumerable<string> numbers = Enumerable.Range(0, 80).Select(i => i == place ? token : $"{i}.25");
            byte[] text = Encoding.Latin1.GetBytes(new string('[', 8) + string.Join(',', numbers) + "]" + new string(']', 200));
            var list = new PooledList<double>();
            foreach (bool isBest in (bool[])[true, false])
            {
                int position = 8;
                list.Truncate(0);
                Read(isBest, text, ref position, list);
                Assert.Equal(place, list.Count);
                for (int i = 0; i < place; i++) Assert.Equal(i + 0.25, list.Values[i]);
            }
        }
    }

    [Fact]
    public void Four_numbers_are_read_as_the_list_of_them_is() =>
        Gen.Select(Coordinates.Array[3, 5], Gen.Int[0, 12], Gen.Int[0, 80]).Sample((tokens, before, after) =>
        {
            byte[] text = Encoding.Latin1.GetBytes(new string(' ', before) + string.Join(',', tokens) + "]" + new string('}', after));
            int end = text.Length - after, position = before, other = before;
            bool areRead = ShortDecimalRun.TryReadFour(text, ref position, out Vector256<double> four);
            bool areReadOneByOne = ShortDecimalRun.TryReadOneByOne(text, ref other, out Vector256<double> oneByOne);
            bool areFour = tokens.Length == 4 && tokens.All(IsShort);
            if (tokens.Length != 4 || !tokens.All(IsPlain)) Assert.False(areRead || areReadOneByOne);
            if (areFour && after >= sizeof(ulong)) Assert.True(areReadOneByOne);
            if (areFour && after >= 64 && tokens.All(token => token.Length <= 8 && !token.Contains('-'))) Assert.True(areRead);
            Assert.Equal((areRead ? end : before, areReadOneByOne ? end : before), (position, other));
            for (int i = 0; i < 4; i++)
            {
                if (areRead) Assert.Equal(double.Parse(tokens[i], CultureInfo.InvariantCulture), four[i]);
                if (areReadOneByOne) Assert.Equal(double.Parse(tokens[i], CultureInfo.InvariantCulture), oneByOne[i]);
            }
        }, iter: 20_000);

    [Fact]
    public void Nothing_is_read_beyond_the_text() =>
        Gen.Select(Coordinates.Array[0, 60], Gen.Int[0, 200], Gen.Bool).Sample((tokens, length, atStart) =>
        {
            byte[] list = Encoding.Latin1.GetBytes("        " + string.Join(',', tokens) + "]");
            using var text = new GuardedMemory<byte>(list.AsSpan(0, Math.Min(length, list.Length)), atStart);
            var numbers = new PooledList<double>();
            foreach (bool isBest in (bool[])[true, false])
            {
                int position = Math.Min(8, text.Span.Length);
                Read(isBest, text.Span, ref position, numbers);
                Assert.InRange(position, 0, text.Span.Length);
            }
        }, iter: 2000);

    private static void Read(bool isBest, ReadOnlySpan<byte> text, ref int position, PooledList<double> numbers)
    {
        if (isBest) ShortDecimalRun.Read(text, ref position, numbers);
        else ShortDecimalRun.ReadBlocks(text, ref position, numbers);
    }

    private static string Decimal(decimal digits, int decimals) =>
        (digits / (decimal)Math.Pow(10, decimals)).ToString("F" + decimals, CultureInfo.InvariantCulture);

    private static bool IsPlain(string token) => Regex.IsMatch(token, @"^ ?-?(0|[1-9]\d*)(\.\d+)?\z");

    // At most 15 digits: the library of this reader takes them directly.
    private static bool IsShort(string token) => IsPlain(token) && token.Count(char.IsAsciiDigit) <= 15;
}
