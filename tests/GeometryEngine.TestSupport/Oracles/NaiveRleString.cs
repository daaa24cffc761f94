using System.Text;

namespace GeometryEngine.TestSupport.Oracles;

/// <summary>COCO's compressed form character by character, as pycocotools' C has it.</summary>
public static class NaiveRleString
{
    /// <summary>The string of run lengths.</summary>
    public static string Encode(ReadOnlySpan<uint> counts)
    {
        var text = new StringBuilder();
        for (int i = 0; i < counts.Length; i++)
        {
            long value = i > 2 ? (long)counts[i] - counts[i - 2] : counts[i];
            bool more = true;
            while (more)
            {
                int group = (int)(value & 31);
                value >>= 5;
                more = (group & 16) != 0 ? value != -1 : value != 0;
                text.Append((char)((more ? group | 32 : group) + 48));
            }
        }
        return text.ToString();
    }

    /// <summary>The run lengths of a string.</summary>
    public static uint[] Decode(string text)
    {
        var counts = new List<uint>();
        for (int position = 0; position < text.Length;)
        {
            long value = 0;
            int group, shift = 0;
            do
            {
                group = text[position++] - 48;
                value |= (long)(group & 31) << shift;
                shift += 5;
            }
            while ((group & 32) != 0);
            if ((group & 16) != 0) value |= -1L << shift;
            if (counts.Count > 2) value += counts[^2];
            counts.Add((uint)value);
        }
        return [.. counts];
    }
}
