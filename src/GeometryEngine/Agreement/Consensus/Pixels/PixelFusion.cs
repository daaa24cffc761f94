namespace GeometryEngine;

/// <summary>
/// Makes one label map of several annotators' maps of an image, pattern by pattern: the label of most annotators, or that of STAPLE for several
/// labels. A tie is background.
/// </summary>
internal sealed class PixelFusion
{
    private readonly int[] _raters;
    private readonly int[] _categories; // that anyone painted, ascending; category i has the label i + 1
    private readonly PatternRuns _runs;
    private readonly Verdict[] _verdicts; // of each pattern
    private readonly bool _fellBack;

    private PixelFusion(ImageObjects image, int[] raters, ConsensusOptions options)
    {
        _raters = raters;
        _categories = [.. raters.SelectMany(rater => image.Of(rater)).Select(index => image.Annotations[index].Category).Distinct().Order()];
        _runs = PatternRuns.Of(
            [.. raters.Select(rater => RaterMaps.Paint(image, rater, options.PaintOrder, category => Array.BinarySearch(_categories, category) + 1))]);
        VoteTable votes = VoteTable.Of(_runs.Histogram, raters.Length, _categories.Length + 1);
        VoteModel model = VoteShares.Majority(votes);
        if (options.Masks == MaskFusion.Staple && raters.Length > 1)
        {
            ErrorModel staple = Staple.Labels(votes);
            if (staple.Status == MeasureStatus.Ok) model = staple;
            _fellBack = staple.Status == MeasureStatus.NotIdentifiable;
        }
        _verdicts = [.. Enumerable.Range(0, _runs.Histogram.Count).Select(pattern => model.Decide(_runs.Histogram[pattern]))];
    }

    /// <summary>Fuses the maps; null where the image has no size, or nobody takes part or painted anything.</summary>
    public static FusedPixels? Fuse(ImageObjects image, IReadOnlyList<int> annotators, ConsensusOptions options)
    {
        if (!image.Image.HasSize || !image.HasSegmentation) return null;
        int[] raters = [.. annotators.Where(annotator => RaterMaps.TakesPart(image, annotator))];
        return new PixelFusion(image, raters, options).Run();
    }

    private FusedPixels Run()
    {
        long[] agreeing = new long[_raters.Length];
        long ties = 0, painted = 0;
        double entropy = 0;
        for (int pattern = 0; pattern < _verdicts.Length; pattern++)
        {
            long pixels = _runs.Histogram.Weight(pattern);
            if (_verdicts[pattern].Tie) ties += pixels;
            bool anyone = false;
            foreach (Rating rating in _runs.Histogram[pattern])
            {
                anyone |= rating.Label > 0;
                if (rating.Label == LabelOf(pattern)) agreeing[rating.Rater] += pixels;
            }
            if (!anyone) continue;
            painted += pixels;
            entropy += _verdicts[pattern].Entropy * pixels;
        }
        return new FusedPixels(_raters, [.. Enumerable.Range(1, _categories.Length).Select(Region).OfType<FusedRegion>()], agreeing)
        {
            Pixels = _runs.Histogram.TotalWeight,
            TiedPixels = ties,
            Entropy = painted == 0 ? 0 : entropy / painted,
            FellBack = _fellBack,
        };
    }

    private int LabelOf(int pattern) => _verdicts[pattern].Tie ? 0 : _verdicts[pattern].Label;

    private FusedRegion? Region(int label)
    {
        bool[] isIn = [.. Enumerable.Range(0, _verdicts.Length).Select(pattern => LabelOf(pattern) == label)];
        long pixels = 0;
        double confidence = 0;
        for (int pattern = 0; pattern < isIn.Length; pattern++)
        {
            if (!isIn[pattern]) continue;
            pixels += _runs.Histogram.Weight(pattern);
            confidence += _runs.Histogram.Weight(pattern) * _verdicts[pattern].Confidence;
        }
        return pixels == 0 ? null : new FusedRegion(_categories[label - 1], _runs.Mask(isIn), Math.Min(1, confidence / pixels));
    }
}
