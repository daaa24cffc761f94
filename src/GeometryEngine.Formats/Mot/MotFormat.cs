namespace GeometryEngine.Formats;

/// <summary>
/// MOTChallenge: a text file for each sequence, a line for each box of a frame, with its track. Ground truth ends with class and visibility, detections and the results of
/// trackers with three numbers for a place in space, -1 where there is none.
/// </summary>
internal sealed class MotFormat : DatasetFormat
{
    /// <summary>The columns of ground truth.</summary>
    public static readonly string[] Truth = ["frame", "id", "left", "top", "width", "height", "confidence", "class", "visibility"];

    /// <summary>The columns of detections and results, and of the ground truth of 2015.</summary>
    public static readonly string[] Results = ["frame", "id", "left", "top", "width", "height", "confidence", "x", "y", "z"];

    private const int MostLooked = 16; // lines

    public override string Name => "mot";

    public override string Description => "MOTChallenge (gt.txt, det.txt or results: frame,id,left,top,width,height,confidence,class,visibility or x,y,z; seqinfo.ini, labels.txt)";

    public override bool Recognizes(DatasetInput input) => input.AnyFile(".txt", IsOne);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new MotSource(input, options);

    /// <summary>Whether the first lines of a file are rows of numbers that fit the columns.</summary>
    public static bool IsOne(DatasetInput file)
    {
        var lines = new TextLines(file.Head);
        int rows = 0;
        while (rows < MostLooked && lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (lines.IsLast && rows > 0) break; // where the head may end
            if (!IsRow(line)) return false;
            rows++;
        }
        return rows > 0;
    }

    // Other formats have rows of numbers, too: frame, track and class are whole numbers, a visibility is a share, and a place in space is not known as a rule.
    private static bool IsRow(ReadOnlySpan<byte> line)
    {
        if (!line.Contains((byte)',')) return false;
        var numbers = new List<double>();
        var fields = new TextFields(line);
        while (numbers.Count <= Results.Length && fields.Next(out ReadOnlySpan<byte> field))
        {
            if (!TextFields.TryNumber(field, out double number)) return false;
            numbers.Add(number);
        }
        if (numbers.Count < Truth.Length || !double.IsInteger(numbers[0]) || !double.IsInteger(numbers[1]) || numbers[0] < 0 || numbers[1] < -1 || numbers[4] < 0 || numbers[5] < 0) return false;
        if (numbers.Count == Truth.Length) return numbers[6] is 0 or 1 && double.IsInteger(numbers[7]) && numbers[8] is >= 0 and <= 1;
        return numbers.Count == Results.Length && numbers[7] == -1 && numbers[8] == -1 && numbers[9] == -1;
    }
}
