namespace GeometryEngine.Reporting;

/// <summary>A table of a report.</summary>
/// <param name="columns">The headings; one that begins with <c>#</c> is a number column, set to the right, and loses the sign.</param>
internal sealed class HtmlTable(params string[] columns)
{
    private const int MostRows = 200;
    private readonly List<Markup> _rows = [];
    private int _left;

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One for each column; the first is the row's name.</param>
    public void Add(params Markup[] cells)
    {
        if (_rows.Count == MostRows) _left++;
        else _rows.Add(Markup.Element($"tr", cells.Select(ToCell)));
    }

    /// <summary>The table, with a line on what was left out of it; nothing without rows.</summary>
    public Markup ToMarkup()
    {
        if (_rows.Count == 0) return default;
        Markup head = Markup.Element($"thead", Markup.Element($"tr", columns.Select(ToHeading)));
        Markup table = Markup.Element($"table", head, Markup.Element($"tbody", _rows));
        return _left == 0 ? table : Markup.Join(table, Markup.Element($"p class=\"note\"", $"and {_left} more: agreement.json lists all"));
    }

    private static Markup ToHeading(string column) =>
        IsNumber(column) ? Markup.Element($"th class=\"number\"", column[1..]) : Markup.Element($"th", column);

    private Markup ToCell(Markup cell, int column)
    {
        if (column == 0) return Markup.Element($"th scope=\"row\"", cell);
        return IsNumber(columns[column]) ? Markup.Element($"td class=\"number\"", cell) : Markup.Element($"td", cell);
    }

    private static bool IsNumber(string column) => column.StartsWith('#');
}
