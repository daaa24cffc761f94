using System.Text;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>The tables that are kept: benchmarks/results/PROCESSOR/BENCHMARK.md, with the versions of all that took part.</summary>
internal static class Results
{
    /// <summary>Writes the table of one class.</summary>
    /// <returns>Whether every benchmark ran.</returns>
    public static bool Write(Summary summary, bool quick)
    {
        if (summary.HasCriticalValidationErrors || summary.Reports.Length == 0 || summary.Reports.Any(report => !report.Success)) return false;
        string name = summary.BenchmarksCases[0].Descriptor.Type.Name;
        string folder = Path.Combine(Root(), "benchmarks", "results", FolderName(summary.HostEnvironmentInfo.Cpu.Value?.ProcessorName ?? "unknown"));
        Directory.CreateDirectory(folder);
        var table = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, table);
        string versions = $"GeometryEngine {typeof(Engine).Assembly.GetName().Version}, OpenCV {Cv2.GetVersionString()} (OpenCvSharp)";
        string how = quick ? "--quick: short jobs, so errors are wide" : "full jobs";
        string more = Described(summary.BenchmarksCases[0].Descriptor.Type);
        string text = $"# {name}\n\n{versions}; {how}.{more}\n{table.GetLog().ReplaceLineEndings("\n")}";
        File.WriteAllText(Path.Combine(folder, quick ? $"{name}.quick.md" : $"{name}.md"), text);
        return true;
    }

    private static string Described(Type type)
    {
        if (!type.IsAssignableTo(typeof(IDescribed))) return "";
        var described = (IDescribed)Activator.CreateInstance(type)!;
        using var _ = described as IDisposable;
        return $"\n\n{described.Describe()}";
    }

    private static string FolderName(string processor)
    {
        var name = new StringBuilder();
        foreach (char c in processor)
            if (char.IsAsciiLetterOrDigit(c)) name.Append(c);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        return name.ToString().Trim('-');
    }

    private static string Root()
    {
        for (string? folder = Directory.GetCurrentDirectory(); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "GeometryEngine.sln"))) return folder;
        throw new InvalidOperationException("no GeometryEngine.sln above the current folder: run this inside the repository");
    }
}
