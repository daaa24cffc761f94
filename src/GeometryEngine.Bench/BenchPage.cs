using System.Globalization;
using System.Net;
using System.Text;

namespace GeometryEngine.Bench;

/// <summary>A report as one HTML page that needs nothing else: what was measured on, the tables, and charts of speed against object size.</summary>
public static class BenchPage
{
    private const string Style =
        "body{font:15px/1.45 system-ui,sans-serif;max-width:62em;margin:2em auto;padding:0 1em;color:#1b1b1b}" +
        "table{border-collapse:collapse;margin:1em 0}td,th{padding:.15em .8em;border-bottom:1px solid #ddd;text-align:right}" +
        "td:first-child,th:first-child{text-align:left}svg{max-width:100%}svg text{font:12px system-ui,sans-serif}";

    /// <summary>The page.</summary>
    /// <param name="report">What was measured.</param>
    public static string Create(BenchReport report)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>geom bench</title><style>{Style}</style></head><body>\n");
        Machine machine = report.Machine;
        page.Append("<h1>geom bench</h1>\n<p>").Append(Text(
            $"{machine.Processor}, {machine.Processors} processors, {machine.SimdBits}-bit registers, {machine.Runtime}, {machine.System}, " +
            $"GeometryEngine {machine.Version}. GPU: {report.GpuStatus ?? string.Join(", ", report.Backends.Skip(1))}."));
        page.Append("</p>\n");
        if (report.Forecast is { } forecast) AddForecast(page, report, forecast);
        page.Append("<h2>Speed against object size, one thread</h2>\n");
        page.Append(Chart(report)).Append("<p>Squarish objects. Cost of any object, as fitted:</p>\n");
        Table(page, ["operation", "ns fixed", "ns a pixel of outline", "ns a pixel of area", "median error", "worst error"], report.Costs.Select(cost => new[]
        {
            cost.Operation, Digits(cost.Fixed), Digits(cost.PerOutline), Digits(cost.PerPixel), Percent(cost.MedianError), Percent(cost.WorstError),
        }));
        page.Append("<h2>Stages of the work</h2>\n");
        Table(page, ["shape", "stage", "backend", "threads", "unit", "ns a unit", "half of the samples", "relative", "speed-up"], report.Stages.Select(row => new[]
        {
            row.Shape, row.Stage, row.Backend, row.Threads.ToString(CultureInfo.InvariantCulture), row.Unit, Digits(row.Nanoseconds.Median),
            $"{Digits(row.Nanoseconds.Low)} to {Digits(row.Nanoseconds.High)}", Digits(row.Relative), Digits(row.SpeedUp),
        }));
        return page.Append("</body></html>\n").ToString();
    }

    private static string Chart(BenchReport report)
    {
        var chart = new LogChart("side of the object, pixels", "objects a second");
        foreach (IGrouping<string, SizeRow> operation in report.Sizes.Where(row => row.Stretch == 1).GroupBy(row => row.Operation))
            chart.Add(operation.Key, [.. operation.Select(row => ((double)row.Side, row.PerSecond))]);
        return chart.ToSvg();
    }

    private static void AddForecast(StringBuilder page, BenchReport report, Forecast forecast)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{forecast.Annotations:N0} annotations: how long, and on what</h2>\n");
        string here = $"hours on {forecast.CoresHere} cores of this machine", there = $"hours on {forecast.Cores} such cores";
        Table(page, ["data", "job", here, there, "memory, GB", "input, GB", "output, GB", "files written", "disk at least, MB/s"], forecast.Rows.Select(row => new[]
        {
            row.Shape, row.Job, Digits(row.SecondsHere / 3600), $"{Digits(row.SecondsLow / 3600)} to {Digits(row.SecondsHigh / 3600)}",
            Digits(row.MemoryBytes / 1e9), Digits(row.InputBytes / 1e9), Digits(row.OutputBytes / 1e9), Digits(row.Files), Digits(row.DiskBytesPerSecond / 1e6),
        }));
        page.Append("<ul>");
        foreach (string note in forecast.Notes) page.Append("<li>").Append(Text(note)).Append("</li>\n");
        page.Append("</ul>\n<h3>Agreement: longer time against cores</h3>\n").Append(CoresChart(report, forecast));
    }

    private static string CoresChart(BenchReport report, Forecast forecast)
    {
        var chart = new LogChart("cores", "seconds");
        int[] cores = [.. Enumerable.Range(0, 8).Select(power => 1 << power).Append(forecast.Cores).Distinct().Order()];
        IEnumerable<(int Cores, ForecastRow Row)> rows = cores.SelectMany(count => Forecast.Of(report, forecast.Annotations, count).Rows.Select(row => (count, row)));
        foreach (IGrouping<string, (int Cores, ForecastRow Row)> shape in rows.Where(it => it.Row.Job == "agree").GroupBy(it => it.Row.Shape))
            chart.Add(shape.Key, [.. shape.Select(it => ((double)it.Cores, it.Row.SecondsHigh))]);
        return chart.ToSvg();
    }

    private static void Table(StringBuilder page, string[] head, IEnumerable<string[]> rows)
    {
        page.Append("<table><tr>");
        foreach (string cell in head) page.Append("<th>").Append(Text(cell)).Append("</th>");
        page.Append("</tr>\n");
        foreach (string[] row in rows)
        {
            page.Append("<tr>");
            foreach (string cell in row) page.Append("<td>").Append(Text(cell)).Append("</td>");
            page.Append("</tr>\n");
        }
        page.Append("</table>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Digits(double value) => value.ToString(value >= 1000 ? "N0" : "G3", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
