namespace GeometryEngine.Formats;

/// <summary>How DEFLATE writes the length of a match (RFC 1951, section 3.2.5): a symbol, and extra bits that tell lengths of one symbol apart.</summary>
internal static class DeflateLength
{
    /// <summary>The shortest match.</summary>
    public const int Least = 3;

    /// <summary>The longest match.</summary>
    public const int Most = 258;

    /// <summary>The symbol of the longest match.</summary>
    public const int MostSymbol = 285;

    private const int FirstSymbol = 257;

    private static readonly byte[] Symbols = new byte[Most + 1];
    private static readonly byte[] Extras = new byte[Most + 1];

    static DeflateLength()
    {
        int length = Least;
        for (int symbol = FirstSymbol; symbol < MostSymbol; symbol++)
        {
            int extraBits = ExtraBits(symbol);
            for (int extra = 0; extra < 1 << extraBits && length < Most; extra++, length++)
                (Symbols[length], Extras[length]) = ((byte)(symbol - FirstSymbol), (byte)extra);
        }
        Symbols[Most] = MostSymbol - FirstSymbol;
    }

    /// <summary>The symbol of a length.</summary>
    public static int Symbol(int length) => FirstSymbol + Symbols[length];

    /// <summary>The value of a length's extra bits.</summary>
    public static int Extra(int length) => Extras[length];

    /// <summary>Number of extra bits that follow a symbol.</summary>
    public static int ExtraBits(int symbol) => symbol is < FirstSymbol + 4 or MostSymbol ? 0 : (symbol - FirstSymbol) / 4 - 1;
}
