namespace GeometryEngine;

/// <summary>One mask of a scene, wherever its bits are kept.</summary>
/// <param name="Words">The array that holds its words.</param>
/// <param name="Origin">Where they begin.</param>
/// <param name="Frame">What they hold.</param>
/// <param name="IsToggles">
/// Whether they are toggles on rows, yet to be filled, in bands of <see cref="BitFrame.RowStep"/> rows, for each band one strip after the other.
/// Otherwise they are pixels, strip by strip.
/// </param>
/// <param name="Marks">If any: words i * 8 to i * 8 + 7 of the array, which are those of a band and a strip, are 0 unless byte i is set.</param>
internal readonly record struct SceneLayer(ulong[] Words, int Origin, BitFrame Frame, bool IsToggles = false, byte[]? Marks = null)
{
    /// <summary>Bytes of marks that must follow those of the last words: as many are read at once.</summary>
    public const int MarkPadding = 64;

    /// <summary>Words from a strip to the next.</summary>
    public int StripStep => IsToggles ? BitFrame.RowStep : Frame.Rows;

    /// <summary>Whether it has any rows of a band.</summary>
    /// <param name="top">The band's first row.</param>
    public bool Meets(int top) => Frame.Top <= top && top < Frame.Bottom && Frame.Strips > 0;

    /// <summary>Where the words of a band begin.</summary>
    /// <param name="top">The band's first row.</param>
    public int PlaceOf(int top) => Origin + (top - Frame.Top) * (IsToggles ? Frame.Strips : 1);
}
