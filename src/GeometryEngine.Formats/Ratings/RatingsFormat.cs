namespace GeometryEngine.Formats;

/// <summary>Ratings tables: CSV with the labels that annotators gave to items.</summary>
internal sealed class RatingsFormat : DatasetFormat
{
    public override string Name => "ratings";

    public override string Description => "ratings table (CSV: item, annotator, label; or a row for each item and a column for each annotator)";

    // A wide table may have any headers, so its file name has to say that it is a table.
    public override bool Recognizes(string path, ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.Contains((byte)0) || JsonHead.FirstByte(head) is (byte)'{' or (byte)'[' or (byte)'<') return false;
        RatingsColumns columns;
        try
        {
            using CsvTable table = CsvTable.OfHead(head);
            if (!table.Read()) return false;
            columns = RatingsColumns.Parse(RatingsReader.Header(table));
        }
        catch (InputException)
        {
            return false;
        }
        bool isTable = Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV";
        return columns.Names.Count > 1 && (isTable || columns is { IsLong: true, Item: >= 0 });
    }

    public override DatasetSource Open(string path, ReadOptions options) => new RatingsSource(path, RatingsReader.Run(path, options));
}
