using System.Runtime.InteropServices;

namespace GeometryEngine.Bench;

/// <summary>What was measured on.</summary>
/// <param name="Processor">The processor's name, as the system gives it.</param>
/// <param name="Processors">Number of processors that the program may use.</param>
/// <param name="Architecture">The instruction set.</param>
/// <param name="SimdBits">Width of the registers in force.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Version">The engine's version.</param>
public sealed record Machine(string Processor, int Processors, string Architecture, int SimdBits, string System, string Runtime, string Version)
{
    /// <summary>This machine.</summary>
    public static Machine Here() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        (int)Simd.Level,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        typeof(Engine).Assembly.GetName().Version?.ToString(3) ?? "unknown");

    private static string ProcessorName()
    {
        const string LinuxFile = "/proc/cpuinfo";
        string? line = File.Exists(LinuxFile)
            ? File.ReadLines(LinuxFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
    }
}
