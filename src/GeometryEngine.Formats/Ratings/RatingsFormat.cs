namespace GeometryEngine.Formats;

/// <summary>Ratings tables: CSV with the labels that annotators gave to items.</summary>
internal sealed class RatingsFormat : DatasetFormat
{
    private const int FewestAnswers = 3; // by which it is judged whether a column holds answers

    public override string Name => "ratings";

    public override string Description => "ratings table (CSV: item, annotator, label; or a row for each item and a column for each annotator); several labels joined by | are tags";

    public override bool HasAnnotators => true;

    // A wide table may have any headers, so its file name has to say that it is a table, and its columns have to look like answers.
    public override bool Recognizes(DatasetInput input)
    {
        if (input.Head.IsEmpty || input.Head.Contains((byte)0) || input.FirstByte is (byte)'{' or (byte)'[' or (byte)'<') return false;
        bool isTable = input.Extension is ".csv" or ".tsv";
        try
        {
            using CsvTable table = CsvTable.OfHead(input.Head);
            if (!table.Read()) return false;
            RatingsColumns columns = RatingsColumns.Parse(RatingsReader.Header(table));
            if (columns.Names.Count < 2 || columns.HasGeometry) return false;
            return columns.IsLong ? isTable || columns.Item >= 0 : isTable && !columns.HasSizes && AreAnswers(table, columns);
        }
        catch (InputException)
        {
            return false;
        }
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new RatingsSource(input.Path, RatingsReader.Run(input, options));

    // Annotators answer with the same labels: a column whose fields are nowhere else, such as of dates, sizes or losses, is none of an annotator.
    private static bool AreAnswers(CsvTable table, RatingsColumns columns)
    {
        int[] annotators = [.. columns.AnnotatorColumns];
        var answers = annotators.ToDictionary(column => column, _ => new List<string>());
        try
        {
            while (table.Read())
                foreach (int column in annotators.Where(column => column < table.FieldCount && !table[column].IsEmpty)) answers[column].Add(table[column].ToString());
        }
        catch (InputException) { } // where the head ends, or what reading will tell
        return annotators.Length == 1 || annotators.All(column => answers[column].Count < FewestAnswers || annotators.Any(other => other != column && answers[other].Intersect(answers[column]).Any()));
    }
}
