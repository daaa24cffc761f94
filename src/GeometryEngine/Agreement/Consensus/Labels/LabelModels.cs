namespace GeometryEngine;

/// <summary>How each kind of label is decided.</summary>
internal sealed class LabelModels
{
    /// <summary>Labels of images; null where they are tags, as someone gave several to one.</summary>
    public LabelModel? Categories { get; init; }

    /// <summary>For each category its use as a tag, 1 where it is given and 0 where not, null for one never given; null where labels are categories.</summary>
    public IReadOnlyList<LabelModel?>? Tags { get; init; }

    /// <summary>Labels of objects.</summary>
    public required LabelModel Objects { get; init; }

    /// <summary>What the labels of an image come to: each label with its verdict, also those that are not given; ascending.</summary>
    public IEnumerable<LabelVerdict> Decide(ItemVotes votes)
    {
        if (votes.Labels.Count == 0) return [];
        return Tags is null ? [Category(votes)] : votes.Labels.SelectMany(own => own.Categories).Distinct().Order().Select(tag => Tag(votes, tag));
    }

    private LabelVerdict Category(ItemVotes votes)
    {
        Rating[] ratings = [.. votes.Labels.Select(own => new Rating(own.Annotator, own.Categories[0]))];
        Verdict verdict = Categories!.Model.Decide(ratings);
        return new LabelVerdict(verdict.Label, true, verdict, ratings, IsTag: false);
    }

    // A tie is no tag: more than half has to be for it.
    private LabelVerdict Tag(ItemVotes votes, int tag)
    {
        Rating[] ratings = [.. votes.Labels.Select(own => new Rating(own.Annotator, own.Categories.Contains(tag) ? 1 : 0))];
        Verdict verdict = Tags![tag]!.Model.Decide(ratings);
        return new LabelVerdict(tag, verdict is { Label: 1, Tie: false }, verdict, ratings, IsTag: true);
    }
}
