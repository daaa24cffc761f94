using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GeometryEngine.Formats.Tests;

/// <summary>The cursor against System.Text.Json: the same values are read, the same texts refused.</summary>
public class JsonCursorTests
{
    // Pieces that make valid JSON often, and broken JSON as often.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\n\"", "\"", "\\", "1", "-2.5", "0", "01", "1e3", "1e", "-", ".5", "true", "false", "null", "nul", "NaN", " ", "\n",
        "{\"a\":1}", "[1,2]", "\"k\":[]", "\u00e9", "\"\\u00e9\"", "\"\\ud83d\\ude00\"",
    ];

    [Fact]
    public void The_same_texts_are_json() =>
        Gen.Int[0, Pieces.Length - 1].Array[1, 9].Select(picks => string.Concat(picks.Select(pick => Pieces[pick]))).Sample(text =>
            Assert.Equal(IsJson(text), Reads(text)), iter: 20_000);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("12345678901234567890")]
    [InlineData("0.1")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("4.9406564584124654E-324")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("9007199254740993")]
    [InlineData("123456789012345678901234567890.123456789e-10")]
    public void Numbers_are_read_to_the_nearest_double(string text)
    {
        double value = Cursor(text).ReadNumber();
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(value));
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("+1")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("1.")]
    [InlineData("١")]
    public void What_json_does_not_call_a_finite_number_is_refused(string text) =>
        Assert.Throws<InputException>(() =>
        {
            JsonCursor cursor = Cursor(text);
            cursor.ReadNumber();
            cursor.ExpectEnd();
        });

    [Fact]
    public void Texts_come_back_unescaped() => Gen.OneOf(Gen.String, Gen.Char["01AZ\\\\lo"].Array[0, 80].Select(chars => new string(chars))).Sample(text =>
    {
        string json = JsonSerializer.Serialize(text);
        using var room = new PooledList<byte>();
        Assert.Equal(Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(json)!), Cursor(json).ReadTextBytes(room).ToArray());
        Assert.Equal(JsonSerializer.Deserialize<string>(json), Cursor(json).ReadText());
        Assert.Equal(Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(json)!), Cursor(json).ReadTextBytes().ToArray());
    });

    [Fact]
    public void What_the_output_writes_the_cursor_reads() => Gen.Select(Gen.String, Gen.Double, Gen.Long).Sample((text, number, whole) =>
    {
        if (!double.IsFinite(number)) return;
        var stream = new MemoryStream();
        using (var output = new JsonOutput(stream))
        {
            output.BeginObject();
            output.Property(text);
            output.Number(number);
            output.Property("w"u8);
            output.BeginList();
            output.Number(whole);
            output.Text(text);
            output.EndList();
            output.EndObject();
            output.Flush();
        }
        JsonCursor cursor = Cursor(Encoding.UTF8.GetString(stream.ToArray()));
        cursor.EnterObject();
        Assert.True(cursor.NextProperty(out _));
        Assert.Equal(number, cursor.ReadNumber());
        Assert.True(cursor.NextProperty(out ReadOnlySpan<byte> name));
        Assert.True(name.SequenceEqual("w"u8));
        cursor.EnterList();
        Assert.True(cursor.NextElement());
        Assert.Equal(new SourceId(whole), cursor.ReadId());
        Assert.True(cursor.NextElement());
        Assert.Equal(text, cursor.ReadText());
        Assert.False(cursor.NextElement());
        Assert.False(cursor.NextProperty(out _));
        cursor.ExpectEnd();
    });

    [Theory]
    [InlineData("{\"a\": [1, {\"b\": [0, ?", "x[7].a[1].b[1]")]
    [InlineData("{\"a\": 1, \"b\": ?", "x[7].b")]
    [InlineData("{\"a\\\"],\": \"{[\", \"b\": [[1], [?", "x[7].b[1][0]")]
    [InlineData("?", "x[7]")]
    [InlineData("[[1, 2], [3], {}, ?", "x[7][3]")]
    public void A_place_names_the_byte_and_the_path(string text, string path)
    {
        int position = text.IndexOf('?', StringComparison.Ordinal);
        var origin = new JsonOrigin("f", 1000, "x", 7);
        Assert.Equal($"byte {1000 + position}, {path}", origin.Place(Encoding.UTF8.GetBytes(text), position));
    }

    [Fact]
    public void Depth_is_limited()
    {
        string deep = new string('[', 64) + new string(']', 64);
        Cursor(deep).ReadRaw();
        Assert.Contains("64", Assert.Throws<InputException>(() => Cursor($"[{deep}]").ReadRaw()).Problem.Found);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return AllFinite(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // 1e999 is JSON, and no number to us.
    private static bool AllFinite(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => double.IsFinite(element.GetDouble()),
        JsonValueKind.Array => element.EnumerateArray().All(AllFinite),
        JsonValueKind.Object => element.EnumerateObject().All(property => AllFinite(property.Value)),
        _ => true,
    };

    private static bool Reads(string text)
    {
        try
        {
            JsonCursor cursor = Cursor(text);
            cursor.ReadRaw();
            cursor.ExpectEnd();
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }

    private static JsonCursor Cursor(string text) => new(Encoding.UTF8.GetBytes(text), new JsonOrigin("file.json", 0, "", -1), 64);
}
