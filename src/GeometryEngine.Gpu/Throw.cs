using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine.Gpu;

/// <summary>Every exception of the assembly; each message carries the value found and what is allowed.</summary>
[StackTraceHidden]
internal static class Throw
{
    [DoesNotReturn]
    public static void OutOfMemory(long bytes, long free, Exception? cause = null) =>
        throw new DeviceMemoryException($"{bytes} bytes asked of the GPU's memory; {free} are free. Smaller batches, or the processor, do it", cause);

    [DoesNotReturn]
    public static void Lost(string device, Exception cause) =>
        throw new InvalidOperationException($"the GPU {device} failed ({cause.Message.TrimEnd('.')}); masks that were on it are gone, make them again", cause);

    [DoesNotReturn]
    public static void Closed(string device) => throw new InvalidOperationException($"the GPU {device} was given back; masks that were on it are gone, make them again");

    public static void IfNotImage(int height, int width)
    {
        if (!DeviceMaskBatch.Takes(height, width))
            throw new ArgumentException($"an image of {height}x{width} in strips of 64 columns; a GPU takes at most {int.MaxValue} pixels of such strips");
    }

    public static void IfNotWords(long words)
    {
        const int Most = int.MaxValue - 1024; // the last group of threads may reach beyond by its size
        if (words > Most) throw new DeviceMemoryException($"a batch of {words} words of 64 pixels; at most {Most} are allowed. Smaller batches do it", null);
    }

    public static void IfNotLabels(ReadOnlySpan<ushort> maps, int raters, int labels)
    {
        const int Most = 1 << 24;
        if (raters < 1 || maps.Length % raters != 0)
            throw new ArgumentException($"{maps.Length} pixels of {raters} maps; a whole number for each of 1 or more is allowed", nameof(raters));
        if (labels < 1 || Math.Pow(labels, raters) > Most)
            throw new ArgumentException($"{labels} labels of {raters} raters are {Math.Pow(labels, raters)} combinations; 1 to {Most} are allowed", nameof(labels));
        int wrong = maps.IndexOfAnyExceptInRange((ushort)0, (ushort)(labels - 1));
        if (wrong >= 0) throw new ArgumentException($"label {maps[wrong]} at {wrong}; those below {labels} are allowed", nameof(maps));
    }
}
