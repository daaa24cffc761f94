using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary><c>geom devices</c>: what this machine computes with.</summary>
internal sealed class DevicesCommand : GeomCommand
{
    private const string NoGpu = "this build has no GPU backend";

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
        if (invocation.Json) PrintJson(invocation.Terminal);
        else PrintTable(invocation.Terminal);
        return ExitCode.Done;
    }

    private static void PrintJson(Terminal terminal) => JsonOutput.Print(terminal, json =>
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
        json.WriteEndArray();
        json.WriteString("gpu_status", NoGpu);
        json.WriteEndObject();
    });

    private static void PrintTable(Terminal terminal)
    {
        string missing = Names(supported: false);
        Table table = Tables.Plain("Device", "What");
        Tables.AddRow(table, "runtime", RuntimeInformation.FrameworkDescription);
        Tables.AddRow(table, "processors", $"{Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)} x {Architecture}");
        Tables.AddRow(table, "SIMD", string.Create(CultureInfo.InvariantCulture, $"{(int)Simd.Level} bits in force, {(int)Simd.Hardware} available"));
        Tables.AddRow(table, "in use", Names(supported: true));
        Tables.AddRow(table, "not here", missing.Length == 0 ? "-" : missing);
        Tables.AddRow(table, "GPU", $"none: {NoGpu}");
        terminal.Tables().Write(table);
    }

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string Names(bool supported) =>
        string.Join(", ", Features.Where(feature => feature.Supported == supported).Select(feature => feature.Name));
}
