using System.Globalization;
using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary>Tables for people. Text from files is printed as it is, never as markup, and cannot carry terminal controls.</summary>
internal static class Tables
{
    /// <summary>A table of text columns, the first to the left and numbers to the right as <see cref="AddRow"/> finds them.</summary>
    /// <param name="columns">The headings; one that begins with <c>#</c> is a number column, set to the right, and loses the sign.</param>
    public static Table Plain(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
        {
            bool number = column.StartsWith('#');
            var cell = new TableColumn(new Text(number ? column[1..] : column, new Style(decoration: Decoration.Bold)));
            table.AddColumn(number ? cell.RightAligned() : cell);
        }
        return table;
    }

    /// <summary>Adds a row of plain text.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cells">The cells.</param>
    public static void AddRow(Table table, params string[] cells) =>
        table.AddRow(cells.Select(cell => new Text(Printable.Line(cell))));

    /// <summary>Writes a table that was cut, and says so.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">How many rows there were.</param>
    /// <param name="most">How many were kept.</param>
    /// <param name="what">What the rows are, in the plural.</param>
    public static void Write(IAnsiConsole console, Table table, int rows, int most, string what)
    {
        console.Write(table);
        if (rows > most) console.WriteLine($"  ... and {Count(rows - most)} more {what}: --json lists all");
    }

    /// <summary>A count with thousands apart.</summary>
    /// <param name="count">The count.</param>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count of something: <c>1 image</c>, <c>2,000 images</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="what">What is counted, in the singular; its plural ends in s.</param>
    public static string Count(long count, string what) => $"{Count(count)} {what}{(count == 1 ? "" : "s")}";

    /// <summary>A number as short as it reads back.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A measure to four digits, or why it is undefined.</summary>
    /// <param name="measure">The measure.</param>
    public static string Value(Measure measure) => measure.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A coefficient to four digits, with its confidence interval where there is one.</summary>
    /// <param name="coefficient">The coefficient.</param>
    public static string Value(Coefficient coefficient)
    {
        ConfidenceInterval? interval = coefficient.Interval ?? coefficient.Bootstrap;
        string value = Value(coefficient.Measure);
        return interval is null ? value : string.Create(CultureInfo.InvariantCulture, $"{value} [{interval.Low:0.000}, {interval.High:0.000}]");
    }
}
