namespace GeometryEngine.Formats;

/// <summary>Ratings tables: CSV with the labels that annotators gave to items.</summary>
internal sealed class RatingsFormat : DatasetFormat
{
    public override string Name => "ratings";

    public override string Description => "ratings table (CSV: item, annotator, label; or a row for each item and a column for each annotator); several labels joined by | are tags";

    public override bool HasAnnotators => true;

    // A wide table may have any headers, so its file name has to say that it is a table.
    public override bool Recognizes(DatasetInput input)
    {
        if (input.Head.IsEmpty || input.Head.Contains((byte)0) || input.FirstByte is (byte)'{' or (byte)'[' or (byte)'<') return false;
        RatingsColumns columns;
        try
        {
            using CsvTable table = CsvTable.OfHead(input.Head);
            if (!table.Read()) return false;
            columns = RatingsColumns.Parse(RatingsReader.Header(table));
        }
        catch (InputException)
        {
            return false;
        }
        bool isTable = input.Extension is ".csv" or ".tsv";
        return columns.Names.Count > 1 && !columns.HasGeometry && (isTable || columns is { IsLong: true, Item: >= 0 });
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new RatingsSource(input.Path, RatingsReader.Run(input, options));
}
