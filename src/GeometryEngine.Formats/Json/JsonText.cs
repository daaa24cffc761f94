using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>JSON kept as text.</summary>
internal static class JsonText
{
    /// <summary>Valid JSON without the white space between its tokens.</summary>
    public static string Compact(ReadOnlySpan<byte> json)
    {
        if (json.IndexOfAny(" \t\r\n"u8) < 0) return Encoding.UTF8.GetString(json);
        var compact = new byte[json.Length];
        int length = 0;
        bool inText = false;
        for (int i = 0; i < json.Length; i++)
        {
            if (!inText && json[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            if (json[i] == '"') inText = !inText;
            compact[length++] = json[i];
            if (inText && json[i] == '\\') compact[length++] = json[++i];
        }
        return Encoding.UTF8.GetString(compact, 0, length);
    }

    /// <summary>The numbers of a list of finite numbers and nothing else; null for any other JSON.</summary>
    public static double[]? Numbers(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array) return null;
        var numbers = new double[document.RootElement.GetArrayLength()];
        for (int i = 0; i < numbers.Length; i++)
            if (document.RootElement[i].ValueKind != JsonValueKind.Number || !double.IsFinite(numbers[i] = document.RootElement[i].GetDouble())) return null;
        return numbers;
    }

    /// <summary>A list of numbers as JSON.</summary>
    public static string Of(ReadOnlySpan<double> numbers)
    {
        var text = new StringBuilder("[");
        for (int i = 0; i < numbers.Length; i++) text.Append(i == 0 ? "" : ",").Append(numbers[i].ToString("R", CultureInfo.InvariantCulture));
        return text.Append(']').ToString();
    }
}
