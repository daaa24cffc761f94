using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>Makes layers of polygons, all in one piece of memory, which is kept for each thread.</summary>
internal sealed class SceneMemory
{
    private const int KeptWords = 1 << 20; // 8 MiB

    [ThreadStatic]
    private static SceneMemory? _ofThread;

    private readonly List<(int Start, int End, bool IsMarked)> _planes = [];
    private ulong[] _words = []; // 0 where no plane is
    private byte[] _marks = []; // byte i is set where one of the words i * 8 to i * 8 + 7 of a marked plane may not be 0
    private int _end;

    /// <summary>The one of this thread.</summary>
    public static SceneMemory OfThread => _ofThread ??= new SceneMemory();

    /// <summary>Whether a polygon more would take more memory than the caches hold.</summary>
    public bool IsFull => _end >= Tuning.SceneWords;

    /// <summary>A plane without pixels. What was made before stays.</summary>
    /// <param name="frame">What it holds.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="marks">Where toggles are to be marked, in a plane so large that most of it is without any.</param>
    public BitPlane Next(BitFrame frame, int height, int width, out byte[]? marks)
    {
        Throw.IfNotBits(height, width, frame);
        if (_end + frame.Words > _words.Length) Renew(frame.Words);
        bool isMarked = frame.Words >= Tuning.MarkedWords;
        var plane = new BitPlane(_words, frame, height, width, _end);
        _planes.Add((_end, _end += (int)frame.Words, isMarked));
        marks = isMarked ? _marks : null;
        return plane;
    }

    /// <summary>A mask as a layer, in memory of the scene.</summary>
    /// <param name="mask">A mask; empty runs inside do not matter.</param>
    public SceneLayer Add(Rle mask)
    {
        ToggleBatch toggles = ToggleBatch.OfThread(mask.Height, mask.Width);
        toggles.Add(mask);
        BitPlane plane = Next(BitFrame.Around(toggles.Bounds(0)), mask.Height, mask.Width, out _);
        Unmark();
        BitFill.Fill(toggles[0], plane.Words, plane.Frame);
        return new SceneLayer(plane.Owned, plane.Origin, plane.Frame);
    }

    /// <summary>Says that the plane made last holds pixels, not toggles that are marked.</summary>
    public void Unmark() => CollectionsMarshal.AsSpan(_planes)[^1].IsMarked = false;

    /// <summary>Takes back all planes.</summary>
    public void Clear()
    {
        if (_words.Length > KeptWords) (_words, _marks) = ([], []);
        else foreach ((int start, int end, bool isMarked) in _planes) Clear(start, end, isMarked);
        _planes.Clear();
        _end = 0;
    }

    // Layers hold on to the array that they are in.
    private void Renew(long words)
    {
        _planes.Clear();
        _words = new ulong[Math.Max(words, KeptWords)];
        _marks = new byte[_words.Length / BitFrame.RowStep + SceneLayer.MarkPadding];
        _end = 0;
    }

    private void Clear(int start, int end, bool isMarked)
    {
        if (!isMarked)
        {
            _words.AsSpan(start, end - start).Clear();
            return;
        }
        Simd.Run<MarkClearing, int>(new MarkClearing(_words.AsSpan(start, end - start), _marks.AsSpan(start / BitFrame.RowStep)));
    }
}
