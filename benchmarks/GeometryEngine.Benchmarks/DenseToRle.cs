using BenchmarkDotNet.Attributes;

namespace GeometryEngine.Benchmarks;

/// <summary>A mask of 1920x1080 bytes to run lengths, beside a copy of its bytes. One thread.</summary>
public class DenseToRle
{
    private readonly byte[] _columns = new byte[DenseScene.Pixels];
    private readonly byte[] _rows = new byte[DenseScene.Pixels];
    private readonly byte[] _copy = new byte[DenseScene.Pixels];

    /// <summary>Number of objects in the mask.</summary>
    [Params(1, 20)]
    public int Objects { get; set; }

    /// <summary>Makes the bytes, and checks that all contenders find the runs they were made of.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Rle mask = DenseScene.Mask(Objects);
        PlainRuns.Decode(mask.Counts, _columns);
        for (int i = 0; i < DenseScene.Pixels; i++) _rows[i % DenseScene.Height * DenseScene.Width + i / DenseScene.Height] = _columns[i];
        Answers.Require(mask.Counts.SequenceEqual(PlainColumnMajor()), "column-major, plain");
        Answers.Require(mask.Counts.SequenceEqual(PlainRowMajor()), "row-major, plain");
        Answers.Require(mask.Equals(EngineColumnMajor()), "column-major");
        Answers.Require(mask.Equals(EngineRowMajor()), "row-major");
    }

    /// <summary>A copy of the bytes.</summary>
    [Benchmark(Baseline = true)]
    public byte Copy()
    {
        _columns.CopyTo(_copy, 0);
        return _copy[^1];
    }

    /// <summary>The engine, bytes in column-major order.</summary>
    [Benchmark]
    public Rle EngineColumnMajor() => Rle.Encode(_columns, DenseScene.Height, DenseScene.Width, PixelOrder.ColumnMajor);

    /// <summary>The engine, bytes in row-major order.</summary>
    [Benchmark]
    public Rle EngineRowMajor() => Rle.Encode(_rows, DenseScene.Height, DenseScene.Width, PixelOrder.RowMajor);

    /// <summary>Pixel by pixel, column-major.</summary>
    [Benchmark]
    public uint[] PlainColumnMajor() => PlainRuns.Encode(_columns);

    /// <summary>Pixel by pixel down the columns of row-major bytes.</summary>
    [Benchmark]
    public uint[] PlainRowMajor() => PlainRuns.EncodeRows(_rows, DenseScene.Height, DenseScene.Width);
}
