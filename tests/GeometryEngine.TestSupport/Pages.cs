using System.Runtime.InteropServices;

namespace GeometryEngine.TestSupport;

/// <summary>The system's calls for pages of memory.</summary>
internal static partial class Pages
{
    private const int NoAccess = 0;
    private const int ReadWrite = 3;

    // Private and anonymous.
    private static readonly int Flags = OperatingSystem.IsMacOS() ? 0x1002 : 0x22;

    /// <summary>Maps whole pages of memory, the first and the last of which may not be touched.</summary>
    public static nint MapGuarded(nuint size)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "guard pages are made with mmap, which this system lacks");
        nuint page = (nuint)Environment.SystemPageSize;
        nint region = Map(0, size, ReadWrite, Flags, -1, 0);
        Assert.True(region is not (0 or -1), "mmap failed");
        Assert.Equal(0, Protect(region, page, NoAccess));
        Assert.Equal(0, Protect(region + (nint)(size - page), page, NoAccess));
        return region;
    }

    [LibraryImport("libc", EntryPoint = "munmap")]
    public static partial int Unmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nuint length, int protection);
}
