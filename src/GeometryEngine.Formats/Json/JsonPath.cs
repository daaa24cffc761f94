using System.Text;

namespace GeometryEngine.Formats;

/// <summary>The path of a place in a piece of JSON. It is worked out only when there is something to report, so that reading keeps no books.</summary>
internal static class JsonPath
{
    // Beyond these the path is left out or cut: the byte offset says where the place is, and many errors in one huge piece must not take long.
    private const int LongestWay = 64 << 10;
    private const int MostLevels = 16;

    /// <summary>The path from the root of the piece, such as <c>.segmentation[0][3]</c>; as far as it goes in text that is not quite JSON.</summary>
    /// <param name="text">The whole piece.</param>
    /// <param name="position">Index into it.</param>
    public static string To(ReadOnlySpan<byte> text, int position)
    {
        if (position > LongestWay) return "";
        var levels = new Stack<Level>();
        int i = 0;
        while (i < Math.Min(position, text.Length))
        {
            switch (text[i])
            {
                case (byte)'{' or (byte)'[':
                    levels.Push(new Level(text[i] == '['));
                    break;
                case (byte)'}' or (byte)']':
                    levels.TryPop(out _);
                    break;
                case (byte)',':
                    if (levels.TryPeek(out Level? list)) list.Next();
                    break;
                case (byte)'"':
                    int end = EndOfText(text, i);
                    if (end < position && levels.TryPeek(out Level? members)) members.Name(text[(i + 1)..end]);
                    i = end;
                    break;
            }
            i++;
        }
        return string.Concat(levels.Reverse().Take(MostLevels));
    }

    private static int EndOfText(ReadOnlySpan<byte> text, int start)
    {
        int i = start + 1;
        while (i < text.Length && text[i] != '"') i += text[i] == '\\' ? 2 : 1;
        return Math.Min(i, text.Length);
    }

    private sealed class Level(bool isList)
    {
        private int _index;
        private string? _name;

        public void Next()
        {
            _index++;
            _name = null;
        }

        // The first text after a brace or comma is the property's name; a second one is its value.
        public void Name(ReadOnlySpan<byte> name)
        {
            if (!isList) _name ??= Encoding.UTF8.GetString(name);
        }

        public override string ToString() => isList ? $"[{_index}]" : _name is null ? "" : $".{_name}";
    }
}
