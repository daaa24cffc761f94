using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>
/// The names and sizes of images in a table beside annotations that need them: CSV with the columns <c>file_name</c>, <c>width</c>, <c>height</c> and
/// perhaps <c>subset</c>, in any order.
/// </summary>
internal sealed class SizeTable
{
    /// <summary>The name under which the table is written.</summary>
    public const string Name = "image-sizes.csv";

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { Name, "image_sizes.csv", "sizes.csv" };

    private readonly Dictionary<(string Subset, string Stem), Row> _rows = [];

    private bool _hasSubsets;

    /// <summary>The part of the data set that an image belongs to, where the table has a column for that; otherwise what its folder says.</summary>
    /// <param name="row">The image's row; null when there is none.</param>
    /// <param name="folder">What its folder says.</param>
    public string? SubsetOf(Row? row, string? folder) => row is not null && _hasSubsets ? row.Subset : folder;

    /// <summary>Finds and reads the table at the top of a folder.</summary>
    /// <returns>The table; an empty one when there is none.</returns>
    /// <exception cref="InputException">It cannot be read; in strict reading also at the first problem.</exception>
    public static SizeTable Read(FileTree tree, ReadOptions options, ProblemLog log)
    {
        var sizes = new SizeTable();
        if (tree.Files.FirstOrDefault(Names.Contains) is not { } name) return sizes;
        using InputFile file = tree.Open(name);
        using CsvTable table = CsvTable.Open(file, options.MaxElementBytes);
        if (!table.Read()) return sizes;
        string[] header = [.. Enumerable.Range(0, table.FieldCount).Select(field => table[field].ToString())];
        int image = Array.IndexOf(header, "file_name"), width = Array.IndexOf(header, "width"), height = Array.IndexOf(header, "height");
        if (image < 0 || width < 0 || height < 0) Throw.Input(file.Path, table.Place, $"columns {string.Join(", ", header)}", "columns file_name, width, height");
        int subset = Array.IndexOf(header, "subset"), last = Math.Max(image, Math.Max(width, height));
        sizes._hasSubsets = subset >= 0;
        while (table.Read())
        {
            int pixelsAcross = 0, pixelsDown = 0;
            bool isUnknown = table.FieldCount > last && table[width].IsEmpty && table[height].IsEmpty;
            if (!isUnknown && (table.FieldCount <= last || !TryPixels(table[width], out pixelsAcross) || !TryPixels(table[height], out pixelsDown)))
                log.Report(file.Path, table.Place, "a row without a whole width and height", "a name, and width and height of 1 pixel or more, or nothing");
            else
                sizes.Add(table[image].ToString(), subset >= 0 && subset < table.FieldCount ? table[subset].ToString() : "", pixelsDown, pixelsAcross);
        }
        return sizes;
    }

    /// <summary>The row of an image; null when there is none.</summary>
    /// <param name="subset">The part of the data set; a row without one stands for all of them.</param>
    /// <param name="stem">The image's name without extension.</param>
    public Row? Find(string? subset, string stem) =>
        _rows.TryGetValue((subset ?? "", stem), out Row? row) || _rows.TryGetValue(("", stem), out row) ? row : null;

    private void Add(string name, string subset, int height, int width) =>
        _rows.TryAdd((subset, SafePath.Stem(name, out _)), new Row(name, subset.Length == 0 ? null : subset, height, width));

    private static bool TryPixels(ReadOnlySpan<char> text, out int pixels) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out pixels) && pixels > 0;

    /// <summary>What the table says of an image.</summary>
    /// <param name="FileName">Its name.</param>
    /// <param name="Subset">The part of the data set; null where the table does not say it.</param>
    /// <param name="Height">Pixels; 0 where the table does not say it.</param>
    /// <param name="Width">Pixels; 0 where the table does not say it.</param>
    internal sealed record Row(string FileName, string? Subset, int Height, int Width);
}
