namespace GeometryEngine;

internal sealed partial class ObjectFusion
{
    private FusedShape FuseMasks(FusedShape fused, ImageObjects image, IReadOnlyList<int> members)
    {
        Rle[] masks = [.. members.Select(image.Mask).OfType<Rle>()];
        if (masks.Length == 0) return OwnOutline(fused, image, members);
        PatternRuns runs = PatternRuns.Of(masks);
        bool wantsStaple = options.Masks == MaskFusion.Staple && masks.Length > 1;
        if (wantsStaple && StapleMask(runs) is { } mask) return fused with { Shape = fused.Shape with { Mask = mask } };
        (Rle voted, long ties) = VotedMask(runs);
        if (voted.Area() == 0) return OwnOutline(fused, image, members);
        return fused with { Shape = fused.Shape with { Mask = voted }, TiedPixels = ties, FellBack = wantsStaple };
    }

    // Null when the annotators cannot be told apart, or nothing is left.
    private static Rle? StapleMask(PatternRuns runs)
    {
        ErrorModel model = Staple.Binary(VoteTable.Of(runs.Histogram, runs.Raters, 2));
        if (model.Status != MeasureStatus.Ok) return null;
        var isForeground = new bool[runs.Histogram.Count];
        for (int i = 0; i < isForeground.Length; i++) isForeground[i] = model.Decide(runs.Histogram[i]) is { Label: 1, Tie: false };
        Rle mask = runs.Mask(isForeground);
        return mask.Area() > 0 ? mask : null;
    }

    private static (Rle Mask, long TiedPixels) VotedMask(PatternRuns runs)
    {
        var isForeground = new bool[runs.Histogram.Count];
        long ties = 0;
        for (int i = 0; i < isForeground.Length; i++)
        {
            int votes = 0;
            foreach (Rating rating in runs.Histogram[i]) votes += rating.Label;
            isForeground[i] = 2 * votes > runs.Raters;
            if (2 * votes == runs.Raters) ties += runs.Histogram.Weight(i);
        }
        return (runs.Mask(isForeground), ties);
    }

    private static FusedShape OwnOutline(FusedShape fused, ImageObjects image, IReadOnlyList<int> members)
    {
        Annotation[] versions = [.. members.Select(member => image.Annotations[member])];
        Annotation own = Medoid(versions, version => version.HasSegmentation);
        return fused with { Shape = fused.Shape with { Polygon = own.Polygon, Mask = own.Mask, Box = own.Box, Area = own.Area } };
    }
}
