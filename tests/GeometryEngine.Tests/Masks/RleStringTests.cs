using System.Text;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

[EveryLevel]
public class RleStringTests
{
    [Fact]
    public void Golden_strings_encode_and_decode()
    {
        foreach (var row in GoldenRows.Read("evaluation", "rle_string.jsonl"))
        {
            uint[] counts = row.GetProperty("counts").Counts();
            string text = row.GetProperty("rle").GetString()!;
            Assert.Equal(text, RleString.Encode(counts));
            Assert.True(RleString.TryDecode(text, out uint[]? decoded, out _));
            Assert.Equal(counts, decoded);
        }
    }

    [Fact]
    public void Decode_of_encode_is_identity() =>
        Gen.OneOf(Gen.UInt, Gen.UInt[0, 40], Gen.Const(0u), Gen.Const(uint.MaxValue)).Array[0, 40].Sample(counts =>
        {
            string text = RleString.Encode(counts);
            Assert.All(text, c => Assert.InRange(c, '0', 'o'));
            Assert.True(text.Length <= counts.Length * RleString.MaxCharsPerCount);
            Assert.True(RleString.TryDecode(text, out uint[]? fromChars, out _));
            Assert.True(RleString.TryDecode(Encoding.ASCII.GetBytes(text), out uint[]? fromBytes, out _));
            Assert.Equal(counts, fromChars);
            Assert.Equal(counts, fromBytes);
        }, iter: 2000);

    [Fact]
    public void Long_texts_are_those_of_the_plain_way() =>
        Gen.Select(
            Gen.Frequency((30, Gen.UInt[0, 700]), (30, Gen.UInt[300, 330]), (1, Gen.UInt), (2, Gen.UInt[0, 70_000])).Array[0, 700], Gen.Bool).Sample((mixed, oneLevel) =>
        {
            uint[] counts = oneLevel ? [.. mixed.Select(count => count % 500)] : mixed;
            string text = NaiveRleString.Encode(counts);
            Assert.Equal(text, RleString.Encode(counts));
            Assert.True(RleString.TryDecode(text, out uint[]? decoded, out _));
            Assert.Equal(counts, decoded);
        }, iter: 1000);

    [Fact]
    public void One_wrong_character_anywhere_is_found() =>
        Gen.Select(Gen.UInt[0, 600].Array[1, 200], Gen.Int[0, 1000], Gen.OneOf(Gen.Char['\0', '/'], Gen.Char['p', '\x7f'], Gen.Char['\x80', '\xff'])).Sample((counts, place, wrong) =>
        {
            char[] text = RleString.Encode(counts).ToCharArray();
            int at = place % text.Length;
            text[at] = wrong;
            Assert.False(RleString.TryDecode(text, out _, out RleDefect defect));
            Assert.Equal($"character U+{(int)wrong:X4} at {at}", defect.Found);
            Assert.False(RleString.TryDecode(text.Select(c => (byte)c).ToArray(), out _, out _));
        }, iter: 1000);

    [Fact]
    public void A_text_cut_anywhere_is_whole_or_refused() =>
        Gen.Select(Gen.Frequency((9, Gen.UInt[0, 600]), (1, Gen.UInt[0, 1 << 20])).Array[1, 200], Gen.Int[0, 1000]).Sample((counts, place) =>
        {
            string text = RleString.Encode(counts);
            text = text[..(place % (text.Length + 1))];
            bool whole = text.Length == 0 || text[^1] < 'P';
            Assert.Equal(whole, RleString.TryDecode(text, out uint[]? decoded, out _));
            if (whole) Assert.Equal(NaiveRleString.Decode(text), decoded);
        }, iter: 1000);

    [Fact]
    public void Decode_of_any_text_gives_counts_or_a_reason() =>
        Gen.OneOf(Gen.Char['0', 'o'], Gen.Char).Array[0, 30].Sample(text =>
        {
            bool decoded = RleString.TryDecode(text, out uint[]? counts, out RleDefect defect);
            Assert.Equal(decoded, counts is not null);
            Assert.Equal(decoded, defect == default);
            if (!text.All(char.IsAscii)) return;
            var room = new uint[text.Length];
            Assert.Equal(decoded, RleString.TryDecode(Encoding.ASCII.GetBytes(text), room, out int count, out RleDefect sameDefect));
            Assert.Equal(counts ?? [], room[..count]);
            Assert.Equal(defect, sameDefect);
            if (decoded) Assert.True(RleString.TryDecode(RleString.Encode(counts), out uint[]? again, out _) && again.AsSpan().SequenceEqual(counts));
        }, iter: 5000);

    [Theory]
    [InlineData("5 5", "character U+0020 at 1")]
    [InlineData("/", "character U+002F at 0")]
    [InlineData("p", "character U+0070 at 0")]
    [InlineData("5é", "character U+00E9 at 1")]
    [InlineData("5P", "an end after 2 characters, inside a run")]
    [InlineData("O", "run 0 of length -1")]
    [InlineData("123M", "run 3 of length -1")]
    [InlineData("PPPPPP4", "run 0 of length 4294967296")]
    [InlineData("PPPPPPPP0", "a run of over 7 characters at 7")]
    public void Bad_text_is_refused_with_what_was_found(string text, string found)
    {
        Assert.False(RleString.TryDecode(text, out _, out RleDefect defect));
        Assert.Equal(found, defect.Found);
        Assert.NotEmpty(defect.Allowed);
    }

    [Fact]
    public void Needless_groups_are_accepted_as_pycocotools_does()
    {
        Assert.True(RleString.TryDecode("UP0", out uint[]? counts, out _));
        Assert.Equal([5u], counts);
    }

    [Fact]
    public void Rle_refuses_strings_whose_runs_do_not_add_up()
    {
        Assert.Equal([2u, 3u, 1u], Rle.FromCocoString(2, 3, "231").Counts);
        Assert.False(Rle.TryFromCocoString(2, 3, "232", out Rle? rle, out RleDefect defect));
        Assert.Null(rle);
        Assert.Equal("found runs that add up to 7; allowed: 6, the pixels of 2x3", defect.ToString());
        Assert.False(Rle.TryFromCocoString(2, 3, "23P"u8, out _, out defect));
        Assert.Contains("inside a run", defect.Found, StringComparison.Ordinal);
        Assert.Contains("add up to 5", Assert.Throws<ArgumentException>(() => Rle.FromCocoString(2, 3, "23")).Message, StringComparison.Ordinal);
    }
}
