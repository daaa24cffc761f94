namespace GeometryEngine;

/// <summary>
/// A device that holds masks and counts their pixels. Whole batches cross this seam, and integers only, so that every device gives the same
/// results bit for bit; edges are walked above it, ratios are made above it. Safe to use from several threads, each with batches of its own.
/// </summary>
/// <remarks>The caller has checked sizes and ranges; every batch given was made by the same backend, and results fit their spans exactly.</remarks>
internal interface IBackend : IDisposable
{
    /// <summary>The device, for people to read.</summary>
    string Name { get; }

    /// <summary>A batch without masks.</summary>
    MaskBatch CreateBatch();

    /// <summary>Makes masks of outlines.</summary>
    /// <param name="masks">Forgets its masks and takes one of each object.</param>
    /// <param name="toggles">The outlines; a bit is flipped at each toggle, and every pixel takes over what the one above it holds.</param>
    void Fill(MaskBatch masks, ToggleBatch toggles);

    /// <summary>Combines masks: the pixels that so many masks of a group hold.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="groups">Groups of masks; they may overlap.</param>
    /// <param name="result">Another batch; it forgets its masks and takes one of each group.</param>
    void Combine(MaskBatch masks, ReadOnlySpan<MaskGroup> groups, MaskBatch result);

    /// <summary>The canonical runs of each mask.</summary>
    Rle[] Encode(MaskBatch masks);

    /// <summary>The number of pixels of each mask.</summary>
    void Areas(MaskBatch masks, Span<long> areas);

    /// <summary>The smallest box that holds all pixels of each mask; the default one without pixels.</summary>
    void Boxes(MaskBatch masks, Span<PixelBox> boxes);

    /// <summary>How many pixels each mask of one batch shares with each of another: a confusion matrix, where the masks are those of classes.</summary>
    /// <param name="a">Masks.</param>
    /// <param name="b">Masks of the same image, or the same batch.</param>
    /// <param name="counts">Receives a.Count x b.Count numbers, row-major.</param>
    void Intersections(MaskBatch a, MaskBatch b, Span<long> counts);

    /// <summary>How many pixels of the image each combination of masks holds: of two masks, their true and false positives and negatives.</summary>
    /// <param name="masks">A mask of each rater.</param>
    /// <param name="counts">Receives 2^Count numbers, that of combination p, bit k for mask k, at p; they add up to the image's pixels.</param>
    void Patterns(MaskBatch masks, Span<long> counts);
}
