using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>Where in an array the widest registers can be read without crossing a line of the cache, which takes about half as long again.</summary>
internal static class WordAlignment
{
    private const int LineBytes = 64;

    /// <summary>Most words that are skipped.</summary>
    public const int Most = LineBytes / sizeof(ulong) - 1;

    /// <summary>Words to skip so that the next one begins a line. Should the array be moved later, only speed is lost.</summary>
    public static unsafe int Skip(ulong[] words)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(words)); // looked at, never followed
        return (int)(((nuint)0 - address) % LineBytes / sizeof(ulong));
    }
}
