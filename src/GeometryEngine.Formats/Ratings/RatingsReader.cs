namespace GeometryEngine.Formats;

/// <summary>Reads a ratings table.</summary>
internal sealed class RatingsReader
{
    private readonly string _path;
    private readonly ProblemLog _log;
    private readonly CsvTable _table;
    private readonly RatingsColumns _columns;
    private readonly NameTable _items = new();
    private readonly AnnotatorTable _annotators = new();
    private readonly RatingsLabels _labels = new();
    private readonly PagedList<(int Item, Rating Rating)> _ratings = new();
    private int _numberedItems;

    private RatingsReader(string path, ReadOptions options, CsvTable table)
    {
        _path = path;
        _log = new ProblemLog(options.Strict, []);
        _table = table;
        if (!table.Read()) Throw.Input(path, "", "no rows", "a header and rows");
        _columns = RatingsColumns.Parse(Header(table));
        if (_columns.Missing is { } missing)
            Throw.Input(path, table.Place, $"columns {string.Join(", ", _columns.Names)} without {missing}", "columns item, annotator, label");
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InputException">The file cannot be read as a table; in strict reading also at the first problem.</exception>
    public static RatingsTable Run(DatasetInput input, ReadOptions options)
    {
        using InputFile file = input.OpenFile();
        using CsvTable table = CsvTable.Open(file, options.MaxElementBytes);
        return new RatingsReader(input.Path, options, table).Run();
    }

    /// <summary>The fields of the current row, as headers.</summary>
    public static IReadOnlyList<string> Header(CsvTable table) => [.. Enumerable.Range(0, table.FieldCount).Select(field => table[field].ToString())];

    private RatingsTable Run()
    {
        try
        {
            if (_columns.IsLong) ReadLong();
            else ReadWide();
        }
        catch (InputException failure) when (!_log.Strict)
        {
            _log.Report(failure.Problem); // the table breaks off; the rows before that stay
        }
        if (_annotators.Names.Count == 0) _annotators.Add(null);
        SourceId[] items = _columns.Item < 0
            ? [.. Enumerable.Range(1, _numberedItems).Select(number => new SourceId(number))]
            : [.. _items.Names.Select(IdText.Parse)];
        Grouped<Rating> ratings = Grouped<Rating>.Build(_ratings, items.Length);
        DropRepeated(items, ratings);
        return new RatingsTable
        {
            Items = items,
            Annotators = _annotators,
            Categories = _labels.Categories,
            Labels = _labels.Sets,
            Ratings = ratings,
            Problems = _log.Problems,
        };
    }

    private void ReadLong()
    {
        while (_table.Read())
        {
            CheckFieldCount();
            if (_table.FieldCount <= Math.Max(_columns.Item, Math.Max(_columns.Annotator, _columns.Label))) continue;
            ReadOnlySpan<char> item = _table[_columns.Item];
            if (item.IsEmpty) ReportEmpty(_columns.Item);
            else if (_columns.Annotator < 0) Add(_items.Add(item), _annotators.Add(null), _table[_columns.Label]);
            else if (_table[_columns.Annotator].IsEmpty) ReportEmpty(_columns.Annotator);
            else Add(_items.Add(item), _annotators.Add(_table[_columns.Annotator]), _table[_columns.Label]);
        }
    }

    private void ReadWide()
    {
        int[] annotators = AddAnnotatorColumns();
        while (_table.Read())
        {
            CheckFieldCount();
            if (_columns.Item >= 0 && _table[_columns.Item].IsEmpty)
            {
                ReportEmpty(_columns.Item);
                continue;
            }
            int item = _columns.Item < 0 ? _numberedItems++ : _items.Add(_table[_columns.Item]);
            for (int column = 0; column < Math.Min(annotators.Length, _table.FieldCount); column++)
                if (annotators[column] >= 0) Add(item, annotators[column], _table[column]);
        }
    }

    // For each column its annotator, or -1.
    private int[] AddAnnotatorColumns()
    {
        int[] annotators = [.. Enumerable.Repeat(-1, _columns.Names.Count)];
        for (int column = 0; column < annotators.Length; column++)
        {
            string name = _columns.Names[column];
            if (column == _columns.Item) continue;
            if (name.Length == 0) _log.Report(_path, _table.Place, $"no header over column {column + 1}", "the name of an annotator");
            else if (_annotators.IndexOf(name) >= 0) _log.Report(_path, _table.Place, $"column {name} again", "each annotator once");
            else annotators[column] = _annotators.Add(name);
        }
        return annotators;
    }

    // An empty label is no answer.
    private void Add(int item, int annotator, ReadOnlySpan<char> label)
    {
        if (!label.IsEmpty) _ratings.Add((item, new Rating(annotator, _labels.Add(label), _table.Row)));
    }

    private void CheckFieldCount()
    {
        if (_table.FieldCount != _columns.Names.Count)
            _log.Report(_path, _table.Place, $"{_table.FieldCount} fields", $"{_columns.Names.Count}, as in the header");
    }

    private void ReportEmpty(int column)
    {
        string name = _columns.Names[column];
        _log.Report(_path, _table.Place, $"an empty {(name.Length == 0 ? "item" : name)}", "a name");
    }

    // An annotator has one answer to an item: the first. Another one is reported, the same again is not.
    private void DropRepeated(SourceId[] items, Grouped<Rating> ratings)
    {
        var last = new (int Item, int Label)[_annotators.Names.Count];
        Array.Fill(last, (-1, -1));
        for (int item = 0; item < items.Length; item++)
        {
            foreach (ref Rating rating in ratings.Of(item))
            {
                ref (int Item, int Label) first = ref last[rating.Annotator];
                if (first.Item != item)
                {
                    first = (item, rating.Label);
                    continue;
                }
                if (first.Label != rating.Label)
                    _log.Report(_path, $"row {rating.Row}", $"a second answer of annotator {_annotators.Names[rating.Annotator]} to item {items[item]}", "one answer");
                rating = rating with { Label = -1 };
            }
        }
    }
}
