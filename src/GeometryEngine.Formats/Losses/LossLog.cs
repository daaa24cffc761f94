using System.Globalization;
using System.Numerics;

namespace GeometryEngine.Formats;

/// <summary>Counts what a writer cannot hold, and keeps the first ids of each kind.</summary>
public sealed class LossLog
{
    /// <summary>How many ids are kept of each kind of loss.</summary>
    public const int MostIds = 100;

    private readonly long[] _counts = new long[64];
    private readonly List<string>?[] _ids = new List<string>?[64];

    /// <summary>What was lost so far, in the order of <see cref="Features"/>.</summary>
    public IReadOnlyList<Loss> Losses =>
        [.. Enumerable.Range(0, _counts.Length).Where(bit => _counts[bit] > 0).Select(bit => new Loss((Features)(1L << bit), _counts[bit], [.. _ids[bit]!]))];

    /// <summary>Counts a loss.</summary>
    /// <param name="feature">What is lost; a single feature.</param>
    /// <param name="id">Of what; the name of an image, category or field.</param>
    public void Add(Features feature, string id)
    {
        if (AddCount(feature) is { } ids) ids.Add(id);
    }

    /// <summary>Counts a loss of an annotation.</summary>
    /// <param name="feature">What is lost; a single feature.</param>
    /// <param name="image">The image.</param>
    /// <param name="annotation">The annotation.</param>
    /// <param name="index">Its number in the image, from 0, which names it where it has no id.</param>
    public void Add(Features feature, ImageInfo image, Annotation annotation, int index)
    {
        if (AddCount(feature) is { } ids)
            ids.Add(annotation.Id?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"{image.Name}[{index}]"));
    }

    // The list to add the id to, while it is not full.
    private List<string>? AddCount(Features feature)
    {
        int bit = BitOperations.TrailingZeroCount((long)feature);
        _counts[bit]++;
        List<string> ids = _ids[bit] ??= [];
        return ids.Count < MostIds ? ids : null;
    }
}
