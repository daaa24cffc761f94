namespace GeometryEngine.Cli;

/// <summary>What the help of <c>geom consensus</c> says after the options.</summary>
internal static class ConsensusNotes
{
    /// <summary>The text.</summary>
    public const string Text =
        """
        A thing is in when more than half of those who could say so do. Exactly half is a tie: it is counted and left out;
        of labels as probable as each other, the first category wins. So it is with objects (of the annotators who saw the
        image), pixels and keypoints (of those who marked the object) and tags (of those who gave the image any label).

        Objects: matched as for agreement, grouped with at most one of each annotator, and fused: edges of boxes, rotated
        boxes, ellipses and places of keypoints averaged, pixels voted on, labels decided by --method. Outlines become masks.
        Methods: majority; weighted by agreement with the majority (Wawa); dawid-skene, a table of errors for each
        annotator; one-coin, one probability of being right; mace (Hovy et al. 2013); staple (Warfield et al. 2004), pixels by
        STAPLE over the image and labels by dawid-skene. Where a model says no more than the votes do, as with fewer than
        three annotators, the majority decides and the status says so: not-identifiable, single-rater, no-overlap, no-variation.

        With --pixels each annotator's outlines and masks are painted over one another, and every pixel gets the label of most
        annotators, or that of STAPLE for several labels (Rohlfing et al. 2004); a tie is background.

        Confidence is the score of each annotation: of a label its probability, of an object that times the share of the
        annotators who marked it, of a region of --pixels the mean over its pixels. Fields beside it: votes, voters, tie; of objects label_confidence, mean_iou with the
        annotators' versions, keypoint_spread in pixels. Each image has the mean as a field "confidence". Formats without
        such fields lose them, and say so.

        Output of --json: {"schema": "geometry-engine/consensus/1", "annotators", "images", "single_annotator_images",
        "objects": {fused, left_out, ties, ...}, "pixels", "categories", "tags", "per_annotator": [...],
        "uncertain_images": [...]}. Of each annotator: what it marked and missed, how far it agrees, its skill under the
        method, and tables of errors, that is how often it says what where the consensus says what.
        """;
}
