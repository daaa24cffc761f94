using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using Places = ILGPU.ArrayView<GeometryEngine.Gpu.MaskPlace>;
using Words = ILGPU.ArrayView<ulong>;

namespace GeometryEngine.Gpu;

/// <summary>The kernels, compiled for a device when they are first used.</summary>
/// <param name="device">The device.</param>
internal sealed class GpuKernels(Accelerator device)
{
    private static readonly Type[] Classes =
    [
        typeof(FillKernels), typeof(CountKernels), typeof(TileKernels), typeof(ScanKernels), typeof(EncodeKernels), typeof(CombineKernels),
        typeof(PatternKernels),
    ];

    /// <summary>Every kernel: the public methods of the kernel classes.</summary>
    public static IReadOnlyList<MethodInfo> All { get; } =
        [.. Classes.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))];

    public Action<AcceleratorStream, Index1D, int, Words, ArrayView<int>, Places, Words> Scatter => field ??=
        device.LoadAutoGroupedKernel<Index1D, int, Words, ArrayView<int>, Places, Words>(FillKernels.Scatter);

    public Action<AcceleratorStream, KernelConfig, ArrayView<int>, Places, Words> FillDown => field ??=
        device.LoadKernel<ArrayView<int>, Places, Words>(FillKernels.FillDown);

    public Action<AcceleratorStream, KernelConfig, ArrayView<int>, Places, Words, ArrayView<long>> Areas => field ??=
        device.LoadKernel<ArrayView<int>, Places, Words, ArrayView<long>>(CountKernels.Areas);

    public Action<AcceleratorStream, KernelConfig, ArrayView<int>, Places, Words, ArrayView<int>, ArrayView<int>> Boxes => field ??=
        device.LoadKernel<ArrayView<int>, Places, Words, ArrayView<int>, ArrayView<int>>(CountKernels.Boxes);

    public Action<AcceleratorStream, KernelConfig, int, int, Places, Words, Places, Words, ArrayView<long>> Intersections => field ??=
        device.LoadKernel<int, int, Places, Words, Places, Words, ArrayView<long>>(CountKernels.Intersections);

    public Action<AcceleratorStream, KernelConfig, int, int, Places, Words, Places, Words, ArrayView<long>> TileIntersections => field ??=
        device.LoadKernel<int, int, Places, Words, Places, Words, ArrayView<long>>(TileKernels.Intersections);

    public Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<int>> ScanTiles => field ??=
        device.LoadKernel<ArrayView<int>, ArrayView<int>>(ScanKernels.ScanTiles);

    public Action<AcceleratorStream, Index1D, ArrayView<int>, ArrayView<int>> AddTiles => field ??=
        device.LoadAutoGroupedKernel<Index1D, ArrayView<int>, ArrayView<int>>(ScanKernels.AddTiles);

    public Action<AcceleratorStream, Index1D, int, int, ArrayView<int>, Places, Words, ArrayView<int>> CountChanges => field ??=
        device.LoadAutoGroupedKernel<Index1D, int, int, ArrayView<int>, Places, Words, ArrayView<int>>(EncodeKernels.Count);

    public Action<AcceleratorStream, Index1D, int, int, ArrayView<int>, Places, Words, ArrayView<int>, ArrayView<uint>> WriteChanges => field ??=
        device.LoadAutoGroupedKernel<Index1D, int, int, ArrayView<int>, Places, Words, ArrayView<int>, ArrayView<uint>>(EncodeKernels.Write);

    public Action<AcceleratorStream, Index1D, int, int, ArrayView<int>, Places, ArrayView<int>, ArrayView<int>> MaskStarts => field ??=
        device.LoadAutoGroupedKernel<Index1D, int, int, ArrayView<int>, Places, ArrayView<int>, ArrayView<int>>(EncodeKernels.MaskStarts);

    public Action<AcceleratorStream, Index1D, ArrayView<MaskGroup>, Places, Words, ArrayView<int>, Places, Words> AtLeast => field ??=
        device.LoadAutoGroupedKernel<Index1D, ArrayView<MaskGroup>, Places, Words, ArrayView<int>, Places, Words>(CombineKernels.AtLeast);

    public Action<AcceleratorStream, Index1D, int, int, Places, Words, ArrayView<long>> PatternsOfMasks => field ??=
        device.LoadAutoGroupedKernel<Index1D, int, int, Places, Words, ArrayView<long>>(PatternKernels.OfMasks);

    public Action<AcceleratorStream, Index1D, int, int, ArrayView<ushort>, ArrayView<long>> PatternsOfLabels => field ??=
        device.LoadAutoGroupedKernel<Index1D, int, int, ArrayView<ushort>, ArrayView<long>>(PatternKernels.OfLabels);
}
