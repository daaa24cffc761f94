using System.Numerics;

namespace GeometryEngine.Formats;

/// <summary>
/// A pseudo-random sequence that is the same on every platform and runtime version: xoshiro256** (Blackman and Vigna, 2018),
/// its state filled by splitmix64 from a key.
/// </summary>
internal sealed class SynthRandom
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>The sequence of a key; the parts of the key are mixed one after the other, so (1, 2) and (2, 1) are unrelated.</summary>
    public SynthRandom(params ReadOnlySpan<long> key)
    {
        ulong state = 0;
        foreach (long part in key)
        {
            state ^= (ulong)part;
            state = SplitMix(ref state);
        }
        (_s0, _s1, _s2, _s3) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Between(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Uniform in 0 .. count-1.</summary>
    public int Below(int count) => (int)(NextDouble() * count);

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>
    /// Mean 0, standard deviation 1, in (-3.47, 3.47): the sum of four 16-bit uniform numbers, close to normal.
    /// Integers and one product only, where the logarithm of the usual methods would depend on the platform.
    /// </summary>
    public double NextNormal()
    {
        const double Unit = 1.0 / 65536;
        const double SquareRootOf3 = 1.7320508075688772;
        ulong bits = NextBits();
        long sum = (long)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48));
        return (sum + 2 - 2 * 65536) * (Unit * SquareRootOf3);
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
