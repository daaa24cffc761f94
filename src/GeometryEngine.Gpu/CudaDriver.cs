using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>The CUDA driver, asked directly: ILGPU keeps to itself why it finds no device.</summary>
/// <param name="library">The loaded library; it is kept.</param>
internal sealed class CudaDriver(nint library)
{
    // PTX of ILGPU's oldest instruction set needs CUDA 9.0.
    private const int OldestVersion = 9000;
    private const int NoDevice = 100;
    private static readonly Lazy<CudaDriver?> Opened = new(Load);

    private delegate int Start(uint flags);

    private delegate int Query(out int value);

    /// <summary>Name of the library's file.</summary>
    public static string FileName => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>The driver; null when there is none.</summary>
    public static CudaDriver? Open() => Opened.Value;

    /// <summary>Why ILGPU finds no device.</summary>
    public string WhyNoDevice() => Explain(
        Ask("cuDriverGetVersion").Value, Function<Start>("cuInit")?.Invoke(0) ?? -1, Ask("cuDeviceGetCount").Value);

    /// <summary>Why there is no device that ILGPU can use.</summary>
    /// <param name="version">The driver's version, 1000 times the major and 10 times the minor number; 0 when it does not say.</param>
    /// <param name="status">What starting it gave: 0 when it started, -1 when it has no such function.</param>
    /// <param name="devices">Number of devices it finds.</param>
    internal static string Explain(int version, int status, int devices)
    {
        string driver = version == 0 ? "the CUDA driver, which does not say its version," : string.Create(
            CultureInfo.InvariantCulture, $"the CUDA driver, version {version / 1000}.{version % 1000 / 10},");
        if (version < OldestVersion) return $"{driver} is too old; {OldestVersion / 1000}.0 or later is needed";
        if (status is not (0 or NoDevice)) return $"{driver} does not start (error {status}): it may not match the system's kernel module";
        return devices == 0 || status == NoDevice
            ? $"{driver} finds no device"
            : $"{driver} finds {devices} that ILGPU cannot use: their architecture is too old, or what they hold is taken by others";
    }

    // ILGPU asks for libcuda.so, which only some installations have beside libcuda.so.1.
    private static CudaDriver? Load()
    {
        if (!NativeLibrary.TryLoad(FileName, out nint library)) return null;
        bool hasItsOwn = Directory.Exists("/usr/lib/wsl/lib");
        if (!OperatingSystem.IsWindows() && !hasItsOwn) NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Resolve);
        return new CudaDriver(library);

        nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == "cuda" ? library : 0;
    }

    private (int Status, int Value) Ask(string name)
    {
        int value = 0, status = Function<Query>(name)?.Invoke(out value) ?? -1;
        return (status, value);
    }

    private T? Function<T>(string name) where T : Delegate =>
        NativeLibrary.TryGetExport(library, name, out nint address) ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;
}
