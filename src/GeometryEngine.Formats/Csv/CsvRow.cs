using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>One row of a CSV file, its fields found by the header.</summary>
/// <param name="Header">The names of the columns.</param>
/// <param name="Fields">The fields.</param>
/// <param name="File">The file to name in problems.</param>
/// <param name="Place">Where the row stands, for problems.</param>
internal readonly record struct CsvRow(IReadOnlyList<string> Header, IReadOnlyList<string> Fields, string File, string Place)
{
    /// <summary>The field in a column; empty where there is none.</summary>
    public string this[int column] => column >= 0 && column < Fields.Count ? Fields[column] : "";

    /// <summary>The column of the first of some names that is there, in any case; -1 when there is none.</summary>
    public static int Find(IReadOnlyList<string> header, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            for (int i = 0; i < header.Count; i++)
                if (header[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>The finite number in a column.</summary>
    /// <exception cref="InputException">The field is no number.</exception>
    public double Number(int column)
    {
        if (double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)) return number;
        Fail(column, $"'{this[column]}'", "a number");
        return 0;
    }

    /// <summary>Stops at a field.</summary>
    /// <exception cref="InputException">Always.</exception>
    public void Fail(int column, string found, string allowed) =>
        Throw.Input(File, column >= 0 && column < Header.Count ? $"{Place}, {Header[column]}" : Place, found, allowed);
}
