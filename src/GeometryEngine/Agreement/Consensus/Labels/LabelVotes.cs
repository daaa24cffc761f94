namespace GeometryEngine;

/// <summary>
/// All votes on labels of a data set, as histograms of patterns: those on images, which are categories or, where anyone gave several labels to
/// an image, tags; and those on objects. Memory goes with the number of distinct patterns. They add.
/// </summary>
internal sealed class LabelVotes(DatasetInfo info)
{
    private readonly PatternHistogram _images = new(); // of numbers of sets
    private readonly PatternHistogram _objects = new();
    private readonly LabelSets _sets = new(info.Categories.Count);

    /// <summary>Adds the votes of an image.</summary>
    public void Add(ItemVotes votes)
    {
        if (votes.Labels.Count > 0)
            _images.Add([.. votes.Labels.Select(own => new Rating(own.Annotator, _sets.NumberOf(own.Categories)))], 1);
        foreach (Rating[] ratings in votes.Objects)
            if (ratings.Length > 1) _objects.Add(ratings, 1); // what one annotator alone marked tells nothing of the others, and may be nothing
    }

    /// <summary>The models by which the votes are weighed.</summary>
    /// <param name="method">How.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    public LabelModels Fit(VoteMethod method, int threads)
    {
        bool areTags = _sets.AnyMultiple;
        return new LabelModels
        {
            Categories = areTags ? null : LabelModel.FitTo(method, Table(_images, info.Categories.Count), threads),
            Tags = areTags ? [.. Enumerable.Range(0, info.Categories.Count).Select(tag => FitTag(tag, method, threads))] : null,
            Objects = LabelModel.FitTo(method, Table(_objects, info.Categories.Count), threads),
        };
    }

    // Null for a category that nobody gave as a tag.
    private LabelModel? FitTag(int tag, VoteMethod method, int threads)
    {
        var patterns = new PatternHistogram();
        bool anyone = false;
        for (int i = 0; i < _images.Count; i++)
        {
            Rating[] pattern = [.. _images[i].ToArray().Select(own => own with { Label = Array.BinarySearch(_sets[own.Label], tag) >= 0 ? 1 : 0 })];
            anyone |= pattern.Any(own => own.Label == 1);
            patterns.Add(pattern, _images.Weight(i));
        }
        return anyone ? LabelModel.FitTo(method, Table(patterns, 2), threads) : null;
    }

    private VoteTable Table(PatternHistogram patterns, int labels) => VoteTable.Of(patterns, info.Annotators.Count, labels);
}
