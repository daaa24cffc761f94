using System.Text;

namespace GeometryEngine.Formats.Tests.Json;

/// <summary>The end of a value by brackets and quotes: 64 bytes at a time and in any pieces, as byte by byte.</summary>
public class JsonStructureTests
{
    private static readonly Gen<byte[]> Texts = Gen.OneOf(
        Gen.Char["[]{}\"\\,x"].Array[0, 300],
        Gen.Char["[]{}\"\\0123456789.,0123456789.,0123456789.,0123456789.,0123456789.,0123456789.,"].Array[0, 2000],
        Gen.Char["[[[[]]{}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"].Array[0, 1000]).Select(Encoding.ASCII.GetBytes);

    [Fact]
    public void Any_text_in_any_pieces_ends_where_it_ends_byte_by_byte() =>
        Gen.Select(Gen.Char["[{\""], Texts, Gen.Int[1, 200].Array[1, 30]).Sample((first, rest, pieces) =>
        {
            byte[] text = [(byte)first, .. rest];
            (int length, bool isDone, int deepest) = ByteByByte(text);
            foreach (int[] cut in (int[][])[[text.Length], pieces])
            {
                var structure = new JsonStructure();
                int total = 0;
                for (int i = 0, start = 0; start < text.Length && !structure.IsDone; start += cut[i++ % cut.Length])
                    total += structure.Advance(text.AsSpan(start, Math.Min(cut[i % cut.Length], text.Length - start)));
                Assert.Equal(isDone, structure.IsDone);
                Assert.Equal(length, total);
                Assert.Equal(deepest, structure.Deepest);
            }
        }, iter: 20_000);

    private static (int Length, bool IsDone, int Deepest) ByteByByte(byte[] text)
    {
        bool isText = text[0] == '"', inText = isText, escaped = false;
        int depth = isText ? 0 : 1, deepest = depth;
        for (int i = 1; i < text.Length; i++)
        {
            bool wasEscaped = escaped;
            escaped = !wasEscaped && text[i] == '\\';
            if (text[i] == '"' && !wasEscaped) inText = !inText;
            if (isText && !inText) return (i + 1, true, deepest);
            if (inText || isText) continue;
            if (text[i] is (byte)'[' or (byte)'{') deepest = Math.Max(deepest, ++depth);
            else if (text[i] is (byte)']' or (byte)'}' && --depth == 0) return (i + 1, true, deepest);
        }
        return (text.Length, false, deepest);
    }
}
