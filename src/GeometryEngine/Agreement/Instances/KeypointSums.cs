namespace GeometryEngine;

/// <summary>What is known of one keypoint over all matches.</summary>
internal sealed class KeypointSums
{
    private const int Visibilities = 3; // not labelled, hidden, visible
    private const double Farthest = 1L << 31; // beyond are no places in an image

    private readonly long[] _visibilities = new long[Visibilities * Visibilities];
    private long _labelled;
    private FixedPointSum _distances;
    private FixedPointSum _relative;
    private FixedPointSum _similarities;

    /// <summary>Adds the keypoint of two objects.</summary>
    /// <param name="a">The keypoints of one.</param>
    /// <param name="b">The keypoints of the other.</param>
    /// <param name="keypoint">Which keypoint.</param>
    /// <param name="area">The mean area of the two, square pixels.</param>
    /// <param name="sigma">The keypoint's sigma.</param>
    public void Add(Keypoints a, Keypoints b, int keypoint, double area, double sigma)
    {
        int first = Visibility(a, keypoint), second = Visibility(b, keypoint);
        _visibilities[first * Visibilities + second]++;
        double square = Oks.SquaredDistance(a, b, keypoint), distance = Math.Sqrt(square);
        if (first == 0 || second == 0 || !(distance <= Farthest)) return;
        _labelled++;
        _distances += distance;
        _relative += distance == 0 ? 0 : Math.Min(Farthest, distance / Math.Sqrt(area));
        _similarities += Oks.Similarity(a, b, keypoint, area, sigma);
    }

    /// <summary>Adds other matches.</summary>
    public void Add(KeypointSums other)
    {
        for (int i = 0; i < _visibilities.Length; i++) _visibilities[i] += other._visibilities[i];
        _labelled += other._labelled;
        _distances += other._distances;
        _relative += other._relative;
        _similarities += other._similarities;
    }

    /// <summary>Counts and means.</summary>
    /// <param name="category">The category.</param>
    /// <param name="keypoint">Index of the keypoint.</param>
    public KeypointSummary ToSummary(Category category, int keypoint)
    {
        var visibility = new PairTable(0, 1);
        for (int i = 0; i < _visibilities.Length; i++) visibility.Add(i / Visibilities, i % Visibilities, _visibilities[i]);
        string name = keypoint < category.KeypointNames.Count ? category.KeypointNames[keypoint] : $"{keypoint + 1}";
        return new KeypointSummary(category.Name, name, visibility.Units, _labelled)
        {
            MeanDistance = _distances.Mean(_labelled),
            MeanRelativeDistance = _relative.Mean(_labelled),
            MeanSimilarity = _similarities.Mean(_labelled),
            VisibilityAgreement = visibility.PercentAgreement(),
            VisibilityKappa = visibility.ScottPi(),
        };
    }

    private static int Visibility(Keypoints keypoints, int index) => keypoints.Triplets[3 * index + 2] switch
    {
        <= 0 => 0,
        < 2 => 1,
        _ => 2,
    };

    /// <summary>Writes or reads the sums.</summary>
    public void Sync(SavedState state)
    {
        state.Sync(_visibilities);
        state.Sync(ref _labelled);
        state.Sync(ref _distances);
        state.Sync(ref _relative);
        state.Sync(ref _similarities);
    }
}
