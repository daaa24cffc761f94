namespace GeometryEngine.Formats;

/// <summary>
/// Adler-32 (RFC 1950): a sum of the bytes, and a sum of all those sums, modulo 65521. Runs are added in closed form. The sums are reduced on
/// <see cref="Reduce"/> only, which must be called at least once in 2^15 additions.
/// </summary>
internal struct AdlerSum
{
    private const uint Modulus = 65521;

    private ulong _sum;
    private ulong _sumOfSums;

    /// <summary>The state before the first byte.</summary>
    public static AdlerSum Start => new() { _sum = 1 };

    /// <summary>The checksum.</summary>
    public readonly uint Value => (uint)(_sumOfSums % Modulus << 16 | _sum % Modulus);

    /// <summary>Adds zeros.</summary>
    /// <param name="count">How many, at most 2^12.</param>
    public void AddZeros(int count) => _sumOfSums += (uint)count * _sum;

    /// <summary>Adds the bytes of a pixel, which is repeated.</summary>
    /// <param name="value">The bytes, the first in the lowest bits.</param>
    /// <param name="bytes">Their number, 1 to 3.</param>
    /// <param name="times">How often, at most 2^9.</param>
    public void Add(uint value, int bytes, int times)
    {
        ulong first = (byte)value, second = (byte)(value >> 8), third = value >> 16;
        ulong sum = first + second + third, n = (uint)times;
        ulong weighted = (uint)bytes * first + (ulong)(bytes - 1) * second + third; // what the pixel adds to the sum of sums by itself
        _sumOfSums += (uint)bytes * (n * _sum + sum * (n * (n - 1) / 2)) + n * weighted;
        _sum += n * sum;
    }

    /// <summary>Brings the sums below the modulus.</summary>
    public void Reduce()
    {
        _sum %= Modulus;
        _sumOfSums %= Modulus;
    }
}
