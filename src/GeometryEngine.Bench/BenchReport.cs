using System.Text.Json;
using System.Text.Json.Serialization;

namespace GeometryEngine.Bench;

/// <summary>What a run of the standard workload measured.</summary>
public sealed record BenchReport
{
    /// <summary>The form of the JSON document.</summary>
    public const string CurrentSchema = "geometry-engine/bench/2";

    /// <summary>The form of the JSON document.</summary>
    public required string Schema { get; init; }

    /// <summary>What was measured on.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Whether it was a short run, whose times spread more.</summary>
    public required bool Quick { get; init; }

    /// <summary>What the workload ran on.</summary>
    public required IReadOnlyList<string> Backends { get; init; }

    /// <summary>Why no GPU took part; null when one did.</summary>
    public string? GpuStatus { get; init; }

    /// <summary>The data sets.</summary>
    public required IReadOnlyList<ShapeRow> Shapes { get; init; }

    /// <summary>The stages of the work on each of them.</summary>
    public required IReadOnlyList<StageRow> Stages { get; init; }

    /// <summary>Operations on objects of growing size.</summary>
    public required IReadOnlyList<SizeRow> Sizes { get; init; }

    /// <summary>How the cost of these operations grows.</summary>
    public required IReadOnlyList<CostFit> Costs { get; init; }

    /// <summary>Memory of a run.</summary>
    public required MemoryUse Memory { get; init; }

    /// <summary>What writing mask images costs besides painting them.</summary>
    public required FileUse Files { get; init; }

    /// <summary>Processor time of starting the program and compiling its code.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>What a large data set would take; null when none was asked for.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>How many times as long work took by the clock, median of the stages: above 1 where others used the processors.</summary>
    [JsonIgnore]
    public double Waited => Timing.MedianOf(Stages.Select(row => row.Waited));

    /// <summary>Writes the report as one JSON value.</summary>
    /// <param name="json">The writer.</param>
    public void Write(Utf8JsonWriter json) => JsonSerializer.Serialize(json, this, BenchJson.Default.BenchReport);

    /// <summary>Reads a report that was written before.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, or no report.</exception>
    public static BenchReport Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            BenchReport? report = JsonSerializer.Deserialize(file, BenchJson.Default.BenchReport);
            if (report?.Schema != CurrentSchema) Throw.BadReport(path, "schema", $"'{report?.Schema}'");
            return report;
        }
        catch (JsonException wrong)
        {
            Throw.BadReport(path, $"{wrong.Path ?? "$"}, line {wrong.LineNumber + 1}", Printable.Line(wrong.Message));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Throw.BadReport(path, "", Printable.Line(failure.Message));
        }
        return null!; // not reached: both throw
    }
}
