using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using GeometryEngine.Gpu;
using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary><c>geom devices</c>: what this machine computes with.</summary>
internal sealed class DevicesCommand : GeomCommand
{
    // A COCO-like object: 75 columns, 80 rows of two strips.
    private const int ObjectToggles = 150;
    private const int ObjectWords = 160;

    private static readonly (string Name, bool Supported)[] Features =
    [
        ("vector-128", Vector128.IsHardwareAccelerated),
        ("vector-256", Vector256.IsHardwareAccelerated),
        ("vector-512", Vector512.IsHardwareAccelerated),
        ("avx2", Avx2.IsSupported),
        ("bmi2", Bmi2.IsSupported),
        ("popcnt", Popcnt.IsSupported),
        ("avx512bw", Avx512BW.IsSupported),
        ("avx512vbmi", Avx512Vbmi.IsSupported),
    ];

    /// <summary>The command.</summary>
    public DevicesCommand() : base("devices", "Show the CPU features in use and the GPUs found, or why there is none", "geom devices") =>
        Options.Add(CommonOptions.Json());

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        GpuEngine.TryMeasure(out GpuDevice? gpu, out string? reason);
        if (invocation.Json) PrintJson(invocation.Terminal, gpu, reason);
        else PrintTable(invocation.Terminal, gpu, reason);
        return ExitCode.Done;
    }

    /// <inheritdoc/>
    public override string Notes =>
        """
        With a GPU, --backend auto puts a batch of masks where it is expected to be done sooner: a fixed cost, one for
        each toggle (where a column of a mask begins or ends) and one for each word of 64 pixels, measured here on both,
        transfers included. Small batches stay on the processor. Results are equal bit for bit.
        """;

    private static void PrintJson(Terminal terminal, GpuDevice? gpu, string? reason) => JsonOutput.Print(terminal, json =>
    {
        json.WriteStartObject();
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteString("system", RuntimeInformation.OSDescription);
        json.WriteString("architecture", Architecture);
        json.WriteNumber("processors", Environment.ProcessorCount);
        json.WriteNumber("simd_bits", (int)Simd.Level);
        json.WriteNumber("simd_bits_available", (int)Simd.Hardware);
        json.WriteStartObject("cpu_features");
        foreach ((string name, bool supported) in Features) json.WriteBoolean(name, supported);
        json.WriteEndObject();
        json.WriteStartArray("gpus");
        if (gpu is not null) WriteGpu(json, gpu);
        json.WriteEndArray();
        json.WriteString("gpu_status", reason ?? "ok");
        json.WriteEndObject();
    });

    private static void PrintTable(Terminal terminal, GpuDevice? gpu, string? reason)
    {
        string missing = Names(supported: false);
        Table table = Tables.Plain("Device", "What");
        Tables.AddRow(table, "runtime", RuntimeInformation.FrameworkDescription);
        Tables.AddRow(table, "processors", $"{Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)} x {Architecture}");
        Tables.AddRow(table, "SIMD", string.Create(CultureInfo.InvariantCulture, $"{(int)Simd.Level} bits in force, {(int)Simd.Hardware} available"));
        Tables.AddRow(table, "in use", Names(supported: true));
        Tables.AddRow(table, "not here", missing.Length == 0 ? "-" : missing);
        if (gpu is null) Tables.AddRow(table, "GPU", $"none: {reason}");
        else AddGpu(table, gpu);
        terminal.Tables().Write(table);
    }

    private static void WriteGpu(Utf8JsonWriter json, GpuDevice gpu)
    {
        json.WriteStartObject();
        json.WriteString("name", gpu.Name);
        json.WriteNumber("memory_bytes", gpu.MemoryBytes);
        json.WriteString("compute_capability", gpu.Architecture);
        json.WriteNumber("multiprocessors", gpu.Multiprocessors);
        WriteCost(json, "cost", gpu.Cost);
        WriteCost(json, "cpu_cost", gpu.CpuCost);
        if (gpu.LeastObjects(ObjectToggles, ObjectWords) is { } objects) json.WriteNumber("chosen_from_objects", objects);
        else json.WriteNull("chosen_from_objects");
        json.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter json, string name, BackendCost cost)
    {
        json.WriteStartObject(name);
        json.WriteNumber("batch_us", cost.Launch * 1e6);
        json.WriteNumber("toggle_ns", cost.PerToggle * 1e9);
        json.WriteNumber("word_ns", cost.PerWord * 1e9);
        json.WriteEndObject();
    }

    private static void AddGpu(Table table, GpuDevice gpu)
    {
        Tables.AddRow(table, "GPU", string.Create(CultureInfo.InvariantCulture,
            $"{gpu.Name}, {gpu.MemoryBytes / 1e9:F0} GB, compute capability {gpu.Architecture}, {gpu.Multiprocessors} multiprocessors"));
        Tables.AddRow(table, "cost there", Describe(gpu.Cost));
        Tables.AddRow(table, "cost here", Describe(gpu.CpuCost));
        Tables.AddRow(table, "chosen", gpu.LeastObjects(ObjectToggles, ObjectWords) is { } objects
            ? $"from {Tables.Count(objects, "COCO-like object")} in a batch on" : "never: the processor is faster for COCO-like objects in any number");
    }

    private static string Describe(BackendCost cost) => string.Create(CultureInfo.InvariantCulture,
        $"{cost.Launch * 1e6:F0} us a batch, {cost.PerToggle * 1e9:F2} ns a toggle, {cost.PerWord * 1e9:F2} ns a word");

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string Names(bool supported) =>
        string.Join(", ", Features.Where(feature => feature.Supported == supported).Select(feature => feature.Name));
}
