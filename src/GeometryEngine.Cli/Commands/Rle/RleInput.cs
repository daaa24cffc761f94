using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GeometryEngine.Cli;

/// <summary>
/// Run lengths as a user gives them to <c>geom rle</c>: a compressed string, counts, or COCO's object of both size and counts.
/// </summary>
/// <param name="Counts">The run lengths, zeros first.</param>
/// <param name="Size">The size the object gives; null where there is none.</param>
internal sealed record RleInput(uint[] Counts, ImageSize? Size)
{
    /// <summary>Number of pixels: the sum of the runs.</summary>
    public long Sum => Counts.Sum(count => (long)count);

    /// <summary>Number of foreground pixels.</summary>
    public long Area => Counts.Where((_, index) => index % 2 == 1).Sum(count => (long)count);

    /// <summary>Whether no run but the first is empty.</summary>
    public bool IsCanonical => !Counts.Skip(1).Contains(0u);

    private const string Allowed = "a compressed RLE string, counts such as 5,3,2, or {\"size\": [h, w], \"counts\": ...}";

    /// <summary>
    /// Reads run lengths from text. <c>{</c> begins COCO's object; a comma, a space or a closing bracket at the end, which no compressed
    /// string has, tells counts; anything else is a compressed string.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="digitsAreCount">Whether digits alone are one count; they may be a compressed string as well.</param>
    /// <param name="place">Where it came from, for messages.</param>
    /// <exception cref="InputException">It is none of them.</exception>
    public static RleInput Parse(string text, bool digitsAreCount, string place)
    {
        text = text.Trim();
        if (text.StartsWith('{')) return ParseObject(text, place);
        bool isCount = digitsAreCount && text.Length > 0 && text.All(char.IsAsciiDigit);
        return new RleInput(isCount ? ParseNumbers(text, place) : ParseCounts(text, place), Size: null);
    }

    /// <summary>Writes <c>"size": [h, w]</c>, where there is one.</summary>
    /// <param name="json">The writer, inside an object.</param>
    public void WriteSize(Utf8JsonWriter json)
    {
        if (Size is not { } size) return;
        json.WriteStartArray("size");
        json.WriteNumberValue(size.Height);
        json.WriteNumberValue(size.Width);
        json.WriteEndArray();
    }

    private static uint[] ParseCounts(string text, string place)
    {
        if (text.EndsWith(']') || text.AsSpan().IndexOfAny(", \t\r\n") >= 0) return ParseNumbers(text, place);
        if (RleString.TryDecode(text, out uint[]? counts, out RleDefect defect)) return counts;
        Throw.BadInput(place, "", defect.Found, defect.Allowed);
        return [];
    }

    private static uint[] ParseNumbers(string text, string place)
    {
        string[] words = text.Trim('[', ']').Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var counts = new uint[words.Length];
        for (int i = 0; i < words.Length; i++)
            if (!uint.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out counts[i]))
                Throw.BadInput(place, $"count {i}", $"'{words[i]}'", $"a whole number from 0 to {uint.MaxValue}");
        return counts;
    }

    private static RleInput ParseObject(string text, string place)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement size = document.RootElement.GetProperty("size"), counts = document.RootElement.GetProperty("counts");
            uint[] runs = ParseCounts(counts.ValueKind == JsonValueKind.Array ? counts.GetRawText() : counts.GetString() ?? "", place);
            return new RleInput(runs, new ImageSize(size[0].GetInt32(), size[1].GetInt32()));
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InputException(new Problem(place, "", Shorten(text), Allowed), failure);
        }
    }

    private static string Shorten(string text)
    {
        var shortened = new StringBuilder(text, 0, Math.Min(text.Length, 40), 64);
        return $"'{shortened}{(text.Length > 40 ? "..." : "")}'";
    }
}
