using ILGPU;
using ILGPU.Runtime;

namespace GeometryEngine.Gpu;

/// <summary>Masks as bits in a device's memory, one behind the other, each cropped to its object. They stay there from call to call.</summary>
/// <param name="backend">Whose device it is.</param>
internal sealed class DeviceMaskBatch(GpuBackend backend) : MaskBatch(backend)
{
    private readonly List<PixelBox> _bounds = [];
    private readonly List<MaskPlace> _places = [];
    private readonly List<int> _stripEnds = [];
    private MemoryBuffer1D<ulong, Stride1D.Dense>? _words;
    private MemoryBuffer1D<MaskPlace, Stride1D.Dense>? _devicePlaces;
    private MemoryBuffer1D<int, Stride1D.Dense>? _deviceStripEnds;

    /// <summary>A box that holds all pixels of each mask.</summary>
    public IReadOnlyList<PixelBox> Bounds => _bounds;

    /// <summary>Where the bits of each mask are.</summary>
    public IReadOnlyList<MaskPlace> Places => _places;

    /// <summary>For each mask, the number of strips up to its end.</summary>
    public IReadOnlyList<int> StripEnds => _stripEnds;

    /// <summary>Number of strips of all masks.</summary>
    public int Strips => Count == 0 ? 0 : _stripEnds[^1];

    /// <summary>Number of words of all masks.</summary>
    public long WordCount { get; private set; }

    /// <summary>The bits, on the device.</summary>
    public ArrayView<ulong> Words => _words!.View.BaseView.SubView(0, WordCount);

    /// <summary>Where the bits of each mask are, on the device.</summary>
    public ArrayView<MaskPlace> DevicePlaces => _devicePlaces!.View.BaseView.SubView(0, Count);

    /// <summary>For each mask the number of strips up to its end, on the device.</summary>
    public ArrayView<int> DeviceStripEnds => _deviceStripEnds!.View.BaseView.SubView(0, Count);

    /// <summary>Whether masks of an image have numbers of pixels and rows that kernels can count in 31 bits, the rim of its last strip included.</summary>
    public static bool Takes(int height, int width) => height * ((width + 63L) / 64 * 64) <= int.MaxValue;

    /// <summary>Forgets all masks and keeps the memory.</summary>
    public void Reset(int height, int width)
    {
        Throw.IfNotImage(height, width);
        _bounds.Clear();
        _places.Clear();
        _stripEnds.Clear();
        (Height, Width, Count, WordCount) = (height, width, 0, 0);
    }

    /// <summary>Adds a mask whose pixels all lie in a box; there is no memory for it before <see cref="Allocate"/>.</summary>
    public void Reserve(PixelBox bounds)
    {
        var frame = BitFrame.Around(bounds);
        int strips = frame.IsEmpty ? 0 : frame.Strips;
        _bounds.Add(bounds);
        _places.Add(new MaskPlace(WordCount, frame.Top, strips == 0 ? 0 : frame.Rows, frame.First, strips));
        _stripEnds.Add(Strips + strips);
        WordCount += frame.Words;
        Count++;
    }

    /// <summary>Makes memory for all masks, whatever it holds, and puts there where each is. Where that fails there are none.</summary>
    public void Allocate()
    {
        try
        {
            MakeRoom();
        }
        catch
        {
            Reset(Height, Width);
            throw;
        }
    }

    private void MakeRoom()
    {
        Throw.IfNotWords(WordCount);
        DeviceMemory memory = backend.Memory;
        if (_words is null || _words.Length < WordCount)
        {
            memory.Release(_words);
            _words = null;
            _words = memory.Allocate<ulong>(WordCount);
        }
        memory.Release(_devicePlaces);
        memory.Release(_deviceStripEnds);
        (_devicePlaces, _deviceStripEnds) = (null, null);
        _devicePlaces = memory.Upload<MaskPlace>(_places.ToArray());
        _deviceStripEnds = memory.Upload<int>(_stripEnds.ToArray());
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Reset(0, 0);
        backend.Release(ref _words);
        backend.Release(ref _devicePlaces);
        backend.Release(ref _deviceStripEnds);
    }
}
