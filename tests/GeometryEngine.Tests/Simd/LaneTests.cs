using System.Numerics;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Every operation of the lanes, at every width, lane by lane beside plain arithmetic.</summary>
[EveryLevel]
public class LaneTests
{
    private static readonly Gen<ulong> Word = Gen.OneOf(Gen.ULong, Gen.Const(0UL), Gen.Const(ulong.MaxValue), Gen.Int[0, 63].Select(bit => 1UL << bit));

    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Double[-1e9, 1e9], Gen.Double[-2, 2], Gen.Int[-9, 9].Select(i => i / 2.0), Gen.Int[-9, 9].Select(i => (double)i));

    [Fact]
    public void Words_are_computed_lane_by_lane() =>
        Gen.Select(Word.Array[24], Word.Array[24], Gen.Int[0, 63]).Sample((a, b, shift) =>
        {
            foreach (SimdLevel level in Levels.Here)
            {
                ulong[][] found = Simd.Run<WordOperations, ulong[][]>(new(a, b, shift), level);
                Assert.Equal(a.Zip(b, (x, y) => x & y), found[0]);
                Assert.Equal(a.Zip(b, (x, y) => x | y), found[1]);
                Assert.Equal(a.Zip(b, (x, y) => x ^ y), found[2]);
                Assert.Equal(a.Zip(b, (x, y) => x + y), found[3]);
                Assert.Equal(a.Select(x => ~x), found[4]);
                Assert.Equal(a.Select(x => x << shift), found[5]);
                Assert.Equal(a.Select(x => x >>> shift), found[6]);
                Assert.Equal(a.Select(x => (ulong)BitOperations.PopCount(x)), found[7]);
                Assert.Equal(a.Select(x => x >> 63 == 0 ? 0 : ulong.MaxValue), found[8]);
                Assert.Equal(a.Select(_ => b[0]), found[9]);
                Assert.Equal([a.Aggregate((x, y) => x + y)], found[10]);
                Assert.Equal([a.All(x => x == 0) ? 1UL : 0], found[11]);
                Assert.Equal([1], Simd.Run<WordOperations, ulong[][]>(new(new ulong[24], b, shift), level)[11]);
            }
        }, iter: 500);

    [Fact]
    public void Doubles_are_computed_lane_by_lane() =>
        Gen.Select(Number.Array[24], Number.Array[24]).Sample((a, b) =>
        {
            foreach (SimdLevel level in Levels.Here)
            {
                double[][] found = Simd.Run<DoubleOperations, double[][]>(new(a, b), level);
                Assert.Equal(a.Zip(b, (x, y) => x + y), found[0]);
                Assert.Equal(a.Zip(b, (x, y) => x - y), found[1]);
                Assert.Equal(a.Zip(b, (x, y) => x * y), found[2]);
                Assert.Equal(a.Zip(b, (x, y) => x / y), found[3]);
                Assert.Equal(a.Zip(b, Math.Min), found[4]);
                Assert.Equal(a.Zip(b, Math.Max), found[5]);
                Assert.Equal(a.Select(Math.Floor), found[6]);
                Assert.Equal(a.Select(Math.Ceiling), found[7]);
                Assert.Equal(a.Select(Math.Abs), found[8]);
                Assert.Equal(a.Zip(b, (x, y) => x < y ? x : y * 2), found[9]);
                Assert.Equal(a.Select(_ => b[0]), found[10]);
                Assert.Equal(Enumerable.Range(0, 24).Select(lane => (double)(lane % ((int)level / 64))), found[11]);
                Assert.Equal(a.Select(x => Math.Floor(Math.Abs(x)) * 4e6), found[12]);
                Assert.Equal(a.Select(Math.Truncate), found[13]);
                Assert.Equal([a.Min()], found[14]);
                int lanes = (int)level / 64;
                Assert.Equal(Enumerable.Range(0, 24).Select(lane => Paired(a, b, lane, lanes, 0)), found[15]);
                Assert.Equal(Enumerable.Range(0, 24).Select(lane => Paired(a, b, lane, lanes, 1)), found[16]);
            }
        }, iter: 500);

    [Fact]
    public void Loads_and_stores_stay_within_their_span()
    {
        foreach (SimdLevel level in Levels.Here)
        {
            int lanes = (int)level / 64;
            foreach (bool atStart in new[] { false, true })
            {
                using var words = new GuardedMemory<ulong>(lanes + 3, atStart);
                using var doubles = new GuardedMemory<double>(lanes + 3, atStart);
                for (int index = 0; index <= 3; index++) Assert.Equal(lanes, Simd.Run<Move, int>(new(words.Span, doubles.Span, index), level));
            }
            foreach (int index in new[] { -1, 4, 5, int.MinValue, int.MaxValue })
                Assert.ThrowsAny<Exception>(() => Simd.Run<Move, int>(new(new ulong[lanes + 3], new double[lanes + 3], index), level));
        }
    }

    // Lane 2 i (or 2 i + 1) of the register of a and that of b, taken one after the other.
    private static double Paired(double[] a, double[] b, int lane, int lanes, int odd)
    {
        int start = lane / lanes * lanes, place = 2 * (lane % lanes) + odd;
        return place < lanes ? a[start + place] : b[start + place - lanes];
    }

    private static T[][] Rows<T>(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new T[length])];

    private readonly struct WordOperations(ulong[] a, ulong[] b, int shift) : IKernel<ulong[][]>
    {
        public ulong[][] Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            ulong[][] results = [.. Rows<ulong>(10, a.Length), new ulong[1], [1]];
            for (int i = 0; i < a.Length; i += TWords.Count)
            {
                TWords x = TWords.Load(a, i), y = TWords.Load(b, i);
                TWords[] values = [x & y, x | y, x ^ y, x + y, ~x, x << shift, x >>> shift, x.PopCount(), x.SignFill(), TWords.Create(b[0])];
                for (int operation = 0; operation < values.Length; operation++) values[operation].Store(results[operation], i);
                results[10][0] += x.Sum();
                if (!x.IsZero()) results[11][0] = 0;
            }
            return results;
        }
    }

    private readonly struct DoubleOperations(double[] a, double[] b) : IKernel<double[][]>
    {
        public double[][] Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            double[][] results = [.. Rows<double>(14, a.Length), [double.MaxValue], .. Rows<double>(2, a.Length)];
            var whole = new ulong[TWords.Count];
            for (int i = 0; i < a.Length; i += TDoubles.Count)
            {
                TDoubles x = TDoubles.Load(a, i), y = TDoubles.Load(b, i);
                TDoubles[] values =
                [
                    x + y, x - y, x * y, x / y, TDoubles.Min(x, y), TDoubles.Max(x, y), x.Floor(), x.Ceiling(), x.Abs(),
                    TDoubles.Select(TDoubles.Less(x, y), x, y + y), TDoubles.Create(b[0]), TDoubles.Index,
                ];
                x.Truncate().Store(results[13], i);
                results[14][0] = Math.Min(results[14][0], x.Smallest());
                TDoubles.Unzip(x, y, out TDoubles even, out TDoubles odd);
                even.Store(results[15], i);
                odd.Store(results[16], i);
                for (int operation = 0; operation < values.Length; operation++) values[operation].Store(results[operation], i);
                (x.Abs().Floor() * TDoubles.Create(4e6)).ToWords().Store(whole, 0);
                for (int lane = 0; lane < whole.Length; lane++) results[12][i + lane] = whole[lane];
            }
            return results;
        }
    }

    private readonly ref struct Move(Span<ulong> words, Span<double> doubles, int index) : IKernel<int>
    {
        private readonly Span<ulong> _words = words;
        private readonly Span<double> _doubles = doubles;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            TWords.Load(_words, index).Store(_words, index);
            TDoubles.Load(_doubles, index).Store(_doubles, index);
            return TWords.Count;
        }
    }
}
