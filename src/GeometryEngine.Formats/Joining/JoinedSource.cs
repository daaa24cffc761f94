namespace GeometryEngine.Formats;

/// <summary>A source and where its tables stand in the joined data set.</summary>
/// <param name="Source">The source.</param>
/// <param name="Images">For each joined image its index in the source, or -1.</param>
/// <param name="Map">Its categories and annotators in the joined tables.</param>
/// <param name="KeypointOrders">By joined category: for each joined keypoint its index in the source's own order or -1; null where the orders are the same.</param>
internal sealed record JoinedSource(DatasetSource Source, IReadOnlyList<int> Images, SourceMap Map, IReadOnlyList<int[]?> KeypointOrders)
{
    /// <summary>Tells the source the sizes of images that it does not know itself.</summary>
    /// <param name="sizes">The size of each joined image, 0 where unknown.</param>
    public void LearnSizes(IReadOnlyList<(int Height, int Width)> sizes)
    {
        for (int image = 0; image < Images.Count; image++)
            if (Images[image] >= 0 && sizes[image] is { Height: > 0, Width: > 0 } size) Source.Learn(Images[image], size.Height, size.Width);
    }

    /// <summary>Reads the annotations of a joined image, keypoints in joined order.</summary>
    /// <param name="image">Index in the source.</param>
    /// <param name="annotations">Receives the annotations.</param>
    /// <param name="problems">Receives what was wrong with them.</param>
    public void Read(int image, List<Annotation> annotations, List<Problem> problems)
    {
        int first = annotations.Count;
        Source.Read(image, Map, annotations, problems);
        for (int i = first; i < annotations.Count; i++)
        {
            if (annotations[i].Keypoints is { } keypoints && KeypointOrders[annotations[i].Category] is { } order)
                annotations[i] = annotations[i] with { Keypoints = Reorder(keypoints, order) };
        }
    }

    // Keypoints beyond those that the source names have no place in the joined order, and follow.
    private static Keypoints Reorder(Keypoints keypoints, int[] order)
    {
        int named = order.Max() + 1, more = Math.Max(0, keypoints.Count - named);
        var triplets = new double[(order.Length + more) * 3];
        for (int i = 0; i < order.Length; i++)
            if (order[i] >= 0 && order[i] < keypoints.Count) keypoints.Triplets.Slice(order[i] * 3, 3).CopyTo(triplets.AsSpan(i * 3));
        if (more > 0) keypoints.Triplets[(named * 3)..].CopyTo(triplets.AsSpan(order.Length * 3));
        return new Keypoints(triplets);
    }
}
