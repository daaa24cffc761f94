using System.Text.Json.Serialization;

namespace GeometryEngine.Bench;

/// <summary>How long one job on a large data set would take, and what it needs.</summary>
public sealed record ForecastRow
{
    /// <summary>The kind of data set.</summary>
    public required string Shape { get; init; }

    /// <summary>What is done.</summary>
    public required string Job { get; init; }

    /// <summary>Time on all cores of this machine.</summary>
    public required double SecondsHere { get; init; }

    /// <summary>Time on the cores asked for, if each adds what those of this machine add.</summary>
    public required double SecondsLow { get; init; }

    /// <summary>The same, if part of the work is serial, as large as the speed-up measured here allows (Amdahl).</summary>
    public required double SecondsHigh { get; init; }

    /// <summary>How much of either is the index of the files, which one core makes of each file.</summary>
    public required double IndexSeconds { get; init; }

    /// <summary>Memory on the cores asked for.</summary>
    public required double MemoryBytes { get; init; }

    /// <summary>Size of the COCO files.</summary>
    public required double InputBytes { get; init; }

    /// <summary>What is read of them, once for the index and once or twice for the annotations.</summary>
    public required double ReadBytes { get; init; }

    /// <summary>Size of what is written.</summary>
    public required double OutputBytes { get; init; }

    /// <summary>Number of files that are written.</summary>
    public required double Files { get; init; }

    /// <summary>What a disk must read and write in a second so that it does not hold up the cores asked for, in the shorter time.</summary>
    [JsonIgnore]
    public double DiskBytesPerSecond => (ReadBytes + OutputBytes) / SecondsLow;
}
