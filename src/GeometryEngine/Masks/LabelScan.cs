using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeometryEngine;

/// <summary>Finds where labels change along an image, and keeps the runs until all are found. Keeps its memory from one use to the next.</summary>
internal sealed class LabelScan
{
    private const int AtOnce = 1 << 14; // pixels: as many runs there is always room for
    private const int Word = 64;

    [ThreadStatic]
    private static LabelScan? _ofThread;

    private readonly ulong[] _changes = new ulong[AtOnce / Word];
    private uint[] _ends = [];
    private int[] _labels = [];
    private int _count;

    /// <summary>The one of this thread, for one use at a time; without runs.</summary>
    public static LabelScan OfThread
    {
        get
        {
            LabelScan scan = _ofThread ??= new LabelScan();
            scan._count = 0;
            return scan;
        }
    }

    /// <summary>Where each run ends.</summary>
    public ReadOnlySpan<uint> Ends => _ends.AsSpan(First, _count - First);

    /// <summary>The label of each run.</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(First, _count - First);

    // A first run may have no pixels.
    private int First => _count > 0 && _ends[0] == 0 ? 1 : 0;

    /// <summary>Ends a run.</summary>
    /// <param name="end">The position behind its last pixel.</param>
    /// <param name="label">Its label.</param>
    public void End(uint end, int label)
    {
        Reserve(1);
        (_ends[_count], _labels[_count]) = (end, label);
        _count++;
    }

    /// <summary>Ends a run wherever a label differs from the one before it.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="first">The first that is compared with the one before it, 1 or more.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="position">The position of the first in the image.</param>
    /// <exception cref="OverflowException">A label is over 2^31 - 1.</exception>
    public void Add<T>(ReadOnlySpan<T> labels, int first, int end, uint position) where T : unmanaged, IBinaryInteger<T>
    {
        for (int stop; first < end; position += (uint)(stop - first), first = stop)
        {
            stop = Math.Min(end, first + AtOnce);
            Reserve(AtOnce + 2);
            ReadOnlySpan<T> part = labels[(first - 1)..stop];
            Span<ulong> words = _changes.AsSpan(0, (stop - first + Word - 1) / Word);
            FindChanges(part, words);
            _count = Write<T>(words, part, position);
        }
    }

    // Bit i of the changes says that a run ends with label i, for all labels but the last.
    private static void FindChanges<T>(ReadOnlySpan<T> labels, Span<ulong> changes) where T : unmanaged, IBinaryInteger<T>
    {
        int count = labels.Length - 1, i = 0;
        for (; i <= count - Word; i += Word) changes[i / Word] = ChangesOf(labels[i..]);
        if (i == count) return;
        ulong rest = 0;
        if (count > Word) rest = ChangesOf(labels[(count - Word)..]) >> Word - (count - i);
        else for (int bit = 0; bit < count; bit++) rest |= labels[bit] == labels[bit + 1] ? 0 : 1UL << bit;
        changes[i / Word] = rest;
    }

    // Of 64 labels, each compared with the one behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ChangesOf<T>(ReadOnlySpan<T> labels) where T : unmanaged, IBinaryInteger<T>
    {
        ulong equal = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (int bit = 0; bit < Word; bit += Vector512<T>.Count)
                equal |= Vector512.Equals(Vector512.Create(labels[bit..]), Vector512.Create(labels[(bit + 1)..])).ExtractMostSignificantBits() << bit;
        }
        else
        {
            for (int bit = 0; bit < Word; bit += Vector256<T>.Count)
                equal |= (ulong)Vector256.Equals(Vector256.Create(labels[bit..]), Vector256.Create(labels[(bit + 1)..])).ExtractMostSignificantBits() << bit;
        }
        return ~equal;
    }

    // Two changes of a word are written down before it is known whether there are any: few words have more.
    private int Write<T>(ReadOnlySpan<ulong> changes, ReadOnlySpan<T> labels, uint position) where T : unmanaged, IBinaryInteger<T>
    {
        uint[] ends = _ends;
        int[] found = _labels;
        int count = _count, first = 0;
        foreach (ulong word in changes)
        {
            ulong rest = word;
            int written = count;
            count += BitOperations.PopCount(word);
            do
            {
                for (int twice = 0; twice < 2; twice++, written++, rest &= rest - 1)
                {
                    int change = first + (BitOperations.TrailingZeroCount(rest) & Word - 1);
                    ends[written] = position + (uint)change;
                    found[written] = ToInt(labels[change]);
                }
            }
            while (written < count);
            first += Word;
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ToInt<T>(T label) where T : unmanaged, IBinaryInteger<T> =>
        Unsafe.SizeOf<T>() == sizeof(byte) ? Unsafe.BitCast<T, byte>(label) : Unsafe.SizeOf<T>() == sizeof(ushort) ? Unsafe.BitCast<T, ushort>(label)
        : int.CreateChecked(label);

    private void Reserve(int count)
    {
        if (_ends.Length - _count >= count) return;
        int size = (int)Math.Min(Array.MaxLength, Math.Max(_count + (long)count, 2L * _ends.Length));
        Array.Resize(ref _ends, size);
        Array.Resize(ref _labels, size);
    }
}
