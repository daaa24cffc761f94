namespace GeometryEngine;

/// <summary>
/// The first images in order of their hashes whose cost together is affordable. Which these are does not depend on the order or split of a data set:
/// an image that is too much in a part is too much in the whole.
/// </summary>
/// <param name="affordable">Most cost together.</param>
internal sealed class ImageSample(long affordable)
{
    private readonly List<SampledImage> _images = []; // in order
    private SampledImage? _firstLeftOut;
    private long _cost;

    /// <summary>The images, in order of their hashes.</summary>
    public IReadOnlyList<SampledImage> Images => _images;

    /// <summary>Takes no image that a sample leaves out to which this one, still empty, will be added. May be called while that one takes others.</summary>
    public void BeginAsPartOf(ImageSample whole) => _firstLeftOut = whole._firstLeftOut;

    /// <summary>Whether an image with this hash may be taken.</summary>
    public bool Takes(ulong hash) => _firstLeftOut is null || hash <= _firstLeftOut.Hash;

    /// <summary>Takes an image if it is among the first, and lets go of those that are no longer affordable.</summary>
    public void Offer(SampledImage image)
    {
        if (_firstLeftOut is not null && image.CompareTo(_firstLeftOut) > 0) return;
        int place = _images.BinarySearch(image);
        _images.Insert(place < 0 ? ~place : place, image);
        _cost += image.Cost;
        while (_cost > affordable) LeaveOutLast();
    }

    /// <summary>Takes the images of another sample.</summary>
    public void Merge(ImageSample other)
    {
        foreach (SampledImage image in other._images.ToArray()) Offer(image);
        if (other._firstLeftOut is not { } left || _firstLeftOut?.CompareTo(left) <= 0) return;
        _firstLeftOut = left with { Sets = [], Distances = [] };
        while (_images.Count > 0 && _images[^1].CompareTo(left) >= 0) Drop();
    }

    /// <summary>Writes or reads the images, and where the draw ended.</summary>
    public void Sync(SavedState state)
    {
        SampledImage[] images = state.Sync(_images, SampledImage.Sync), leftOut = state.Sync<SampledImage>(_firstLeftOut is null ? [] : [_firstLeftOut], SampledImage.Sync);
        if (!state.IsLoading) return;
        foreach (SampledImage image in images) Offer(image);
        _firstLeftOut = leftOut.FirstOrDefault();
    }

    private void LeaveOutLast()
    {
        _firstLeftOut = _images[^1] with { Sets = [], Distances = [] };
        Drop();
    }

    private void Drop()
    {
        _cost -= _images[^1].Cost;
        _images.RemoveAt(_images.Count - 1);
    }
}
