namespace GeometryEngine.Reporting;

/// <summary>Letters of 3 x 5 pixels, so that a picture does not depend on the fonts of a machine. Small letters look like capitals.</summary>
internal static class PixelFont
{
    /// <summary>Pixels of a letter across.</summary>
    public const int Width = 3;

    /// <summary>Pixels of a letter down.</summary>
    public const int Height = 5;

    /// <summary>Pixels from a letter to the next.</summary>
    public const int Advance = Width + 1;

    private const string Unknown = "75557";

    // Of each letter a digit for each row, whose bits are the pixels, the left one the highest.
    private static readonly Dictionary<char, string> Rows = new()
    {
        ['A'] = "25755", ['B'] = "65656", ['C'] = "34443", ['D'] = "65556", ['E'] = "74647", ['F'] = "74644", ['G'] = "34553", ['H'] = "55755",
        ['I'] = "72227", ['J'] = "11152", ['K'] = "55655", ['L'] = "44447", ['M'] = "57755", ['N'] = "65555", ['O'] = "25552", ['P'] = "65644",
        ['Q'] = "25563", ['R'] = "65655", ['S'] = "34216", ['T'] = "72222", ['U'] = "55557", ['V'] = "55552", ['W'] = "55775", ['X'] = "55255",
        ['Y'] = "55222", ['Z'] = "71247", ['0'] = "75557", ['1'] = "26227", ['2'] = "71747", ['3'] = "71717", ['4'] = "55711", ['5'] = "74717",
        ['6'] = "74757", ['7'] = "71122", ['8'] = "75757", ['9'] = "75717", ['-'] = "00700", ['_'] = "00007", ['.'] = "00002", [' '] = "00000",
        ['/'] = "11244", ['('] = "12221", [')'] = "42224", [':'] = "02020", ['\''] = "22000", ['+'] = "02720", [','] = "00024",
    };

    /// <summary>Whether a pixel of a letter is drawn; letters it does not know are a box.</summary>
    /// <param name="letter">Any character.</param>
    /// <param name="row">Row in [0, <see cref="Height"/>).</param>
    /// <param name="column">Column in [0, <see cref="Width"/>).</param>
    public static bool IsSet(char letter, int row, int column)
    {
        string rows = Rows.GetValueOrDefault(char.ToUpperInvariant(letter), Unknown);
        return (rows[row] - '0' >> Width - 1 - column & 1) != 0;
    }
}
