using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>
/// Writes a zlib stream (RFC 1950, 1951) from the runs of filtered rows, without the bytes: everything is 0 but for the runs. A run becomes one
/// pixel and a match that repeats it; codes are made for each block from how often each length and each byte occurs.
/// </summary>
/// <param name="chunks">Receives the stream.</param>
internal sealed class RunDeflater(PngChunks chunks) : IRunSink
{
    // Bits times a factor are the bits several times over, side by side. Found by how often, and by the number of bits in the lowest six.
    private static readonly ulong[] Factors = MakeFactors();

    private readonly RunTokens _tokens = new();
    private readonly RunCodes _codes = new();
    private ulong _pending;
    private int _pendingCount;

    /// <inheritdoc/>
    public void Begin(int pixelBytes, int rowBytes)
    {
        _tokens.Begin(pixelBytes);
        (_pending, _pendingCount) = (0, 0);
        BinaryPrimitives.WriteUInt16BigEndian(chunks.Reserve(2), 0x7801); // deflate, a window of 32 KiB, the fastest of four levels
        chunks.Advance(2);
    }

    /// <inheritdoc/>
    public void AddRow(long start, byte filter, ReadOnlySpan<FilteredRun> runs)
    {
        if (filter != 0) Add(start, filter, 0);
        start++;
        for (int taken = _tokens.Add(start, runs); taken < runs.Length; taken += 1 + _tokens.Add(start, runs[(taken + 1)..]))
        {
            FilteredRun run = runs[taken];
            Add(start + (long)run.Start * _tokens.PixelBytes, run.Value, run.End - run.Start);
        }
    }

    /// <inheritdoc/>
    public void Finish(long end)
    {
        if (end > _tokens.Position) Add(end - 1, 0, 0);
        WriteBlock(isLast: true);
        Span<byte> tail = chunks.Reserve(16);
        var bits = new BitWriter(tail, _pending, _pendingCount);
        bits.Write(0, 7); // fills the last byte
        BinaryPrimitives.WriteUInt32BigEndian(tail[bits.Length..], _tokens.Adler);
        chunks.Advance(bits.Length + sizeof(uint));
    }

    // One run, by as many tokens as it takes.
    private void Add(long at, uint value, uint pixels)
    {
        while (at - _tokens.Position > RunTokens.MostZeros) AddToken(RunTokens.MostZeros, 0, 0);
        do pixels -= (uint)AddToken((int)(at - _tokens.Position), value, pixels);
        while (pixels > 0 && (at = _tokens.Position) >= 0);
    }

    private int AddToken(int zeros, uint value, uint pixels)
    {
        if (_tokens.IsFull) WriteBlock(isLast: false);
        return _tokens.Add(zeros, value, pixels);
    }

    private void WriteBlock(bool isLast)
    {
        _codes.Make(_tokens);
        Span<byte> buffer = chunks.Reserve((int)(_codes.TokenBits / 8) + BlockHead.MostBytes + sizeof(ulong));
        var bits = new BitWriter(buffer, _pending, _pendingCount);
        _codes.WriteHead(ref bits, isLast);
        bits = WriteTokens(bits);
        bits.Write(RunCodes.BitsOf(_codes.End), RunCodes.CountOf(_codes.End));
        chunks.Advance(bits.Length);
        (_pending, _pendingCount) = (bits.Pending, bits.PendingCount);
        _tokens.Clear();
    }

    private BitWriter WriteTokens(BitWriter bits)
    {
        ulong[] codes = _codes.Codes;
        int pixelBytes = _tokens.PixelBytes;
        foreach (ulong token in _tokens.Tokens)
        {
            ulong zeros = codes[RunTokens.ZerosOf(token)];
            int pixels = RunTokens.PixelsOf(token), times = _tokens.Times(pixels);
            uint value = RunTokens.ValueOf(token);
            ulong repeats = codes[RunTokens.Pixels + pixels], first = codes[RunTokens.Bytes + (byte)value];
            ulong pixel = RunCodes.BitsOf(first);
            int count = RunCodes.CountOf(first);
            for (int i = 1; i < pixelBytes && pixels > 0; i++)
            {
                ulong next = codes[RunTokens.Bytes + (byte)(value >> 8 * i)];
                pixel |= RunCodes.BitsOf(next) << count;
                count += RunCodes.CountOf(next);
            }
            pixel *= Factors[times << 6 | count];
            count *= times;
            pixel |= RunCodes.BitsOf(repeats) << count;
            count += RunCodes.CountOf(repeats);
            if (count + RunCodes.CountOf(zeros) <= BitWriter.Most)
            {
                bits.Write(pixel << RunCodes.CountOf(zeros) | RunCodes.BitsOf(zeros), count + RunCodes.CountOf(zeros));
                continue;
            }
            if (zeros == RunCodes.TooLong) bits = _codes.WriteZeros(bits, RunTokens.ZerosOf(token));
            else bits.Write(RunCodes.BitsOf(zeros), RunCodes.CountOf(zeros));
            bits.Write(pixel, count);
        }
        return bits;
    }

    private static ulong[] MakeFactors()
    {
        var factors = new ulong[4 << 6];
        for (int times = 1; times < 4; times++)
            for (int i = 0; i < times; i++)
                for (int count = 0; count * times <= BitWriter.Most; count++) factors[times << 6 | count] |= 1UL << i * count;
        return factors;
    }
}
