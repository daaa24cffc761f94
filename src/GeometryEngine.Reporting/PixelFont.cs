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
    private static readonly Dictionary<char, string> Rows = (
        "A25755B65656C34443D65556E74647F74644G34553H55755I72227J11152K55655L44447" +
        "M57755N65555O25552P65644Q25563R65655S34216T72222U55557V55552W55775X55255" +
        "Y55222Z71247075557126227271747371717455711574717674757771122875757975717" +
        "-00700_00007.00002 00000/11244(12221)42224:02020'22000+02720,00024").Chunk(1 + Height).ToDictionary(glyph => glyph[0], glyph => new string(glyph, 1, Height));

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
