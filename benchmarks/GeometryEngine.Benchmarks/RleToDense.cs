using BenchmarkDotNet.Attributes;

namespace GeometryEngine.Benchmarks;

/// <summary>Run lengths to a mask of 1920x1080 bytes, every byte written, beside a copy of the bytes. One thread.</summary>
public class RleToDense
{
    private readonly byte[] _pixels = new byte[DenseScene.Pixels];
    private readonly byte[] _copy = new byte[DenseScene.Pixels];
    private Rle _mask = Rle.Empty(0, 0);

    /// <summary>Number of objects in the mask.</summary>
    [Params(1, 20)]
    public int Objects { get; set; }

    /// <summary>Makes the mask, and checks that the contenders write the same bytes.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _mask = DenseScene.Mask(Objects);
        PlainColumnMajor();
        byte[] columns = [.. _pixels], rows = new byte[DenseScene.Pixels];
        for (int i = 0; i < DenseScene.Pixels; i++) rows[i % DenseScene.Height * DenseScene.Width + i / DenseScene.Height] = columns[i];
        Array.Fill(_pixels, (byte)9);
        EngineColumnMajor();
        Answers.Require(_pixels.AsSpan().SequenceEqual(columns), "column-major");
        Array.Fill(_pixels, (byte)9);
        EngineRowMajor();
        Answers.Require(_pixels.AsSpan().SequenceEqual(rows), "row-major");
    }

    /// <summary>A copy of the bytes.</summary>
    [Benchmark(Baseline = true)]
    public byte Copy()
    {
        _pixels.CopyTo(_copy, 0);
        return _copy[^1];
    }

    /// <summary>All bytes set to 0: the floor.</summary>
    [Benchmark]
    public byte Clear()
    {
        Array.Clear(_pixels);
        return _pixels[^1];
    }

    /// <summary>The engine, to bytes in column-major order.</summary>
    [Benchmark]
    public byte EngineColumnMajor()
    {
        _mask.Decode(_pixels, PixelOrder.ColumnMajor);
        return _pixels[^1];
    }

    /// <summary>The engine, to bytes in row-major order.</summary>
    [Benchmark]
    public byte EngineRowMajor()
    {
        _mask.Decode(_pixels, PixelOrder.RowMajor);
        return _pixels[^1];
    }

    /// <summary>Run by run and pixel by pixel, column-major.</summary>
    [Benchmark]
    public byte PlainColumnMajor()
    {
        PlainRuns.Decode(_mask.Counts, _pixels);
        return _pixels[^1];
    }
}
