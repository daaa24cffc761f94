using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>How the keypoints of objects that match lie to one another.</summary>
internal sealed class KeypointAccumulator(DatasetInfo info, AgreementOptions options)
{
    private readonly Dictionary<(int A, int B), PairSums> _pairs = [];
    private readonly Dictionary<(int Category, int Keypoint), KeypointSums> _keypoints = [];
    private readonly Dictionary<int, double[]> _sigmas = []; // by number of keypoints
    private long _incomparable;

    /// <summary>Adds two objects that match.</summary>
    /// <param name="annotators">Who marked them.</param>
    /// <param name="objects">The image's objects.</param>
    /// <param name="row">The match.</param>
    public void Add((int A, int B) annotators, ImageObjects objects, in ObjectPair row)
    {
        Annotation a = objects.Annotations[row.A], b = objects.Annotations[row.B];
        if (a.Keypoints is not { } first || b.Keypoints is not { } second) return;
        if (first.Count != second.Count || !options.Sigmas.Fit(first.Count))
        {
            _incomparable++;
            return;
        }
        double areaA = a.Area ?? objects.Shape(row.A).Area, areaB = b.Area ?? objects.Shape(row.B).Area;
        if (!_sigmas.TryGetValue(first.Count, out double[]? sigmas)) _sigmas.Add(first.Count, sigmas = options.Sigmas.For(first.Count));
        Measure ofA = Oks.Coco(first, second, areaA, sigmas), ofB = Oks.Coco(second, first, areaB, sigmas);
        ref PairSums pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, annotators, out _);
        pair.Add(ofA, ofB, Oks.Cvat(first, second, CvatScale(objects, a, b)));
        for (int i = 0; i < first.Count; i++)
        {
            ref KeypointSums? keypoint = ref CollectionsMarshal.GetValueRefOrAddDefault(_keypoints, (a.Category, i), out _);
            (keypoint ??= new KeypointSums()).Add(first, second, i, (areaA + areaB) / 2, sigmas[i]);
        }
    }

    /// <summary>Adds other matches.</summary>
    public void Merge(KeypointAccumulator other)
    {
        foreach ((var key, PairSums from) in other._pairs) CollectionsMarshal.GetValueRefOrAddDefault(_pairs, key, out _).Add(from);
        foreach ((var key, KeypointSums from) in other._keypoints)
        {
            ref KeypointSums? keypoint = ref CollectionsMarshal.GetValueRefOrAddDefault(_keypoints, key, out _);
            (keypoint ??= new KeypointSums()).Add(from);
        }
        _incomparable += other._incomparable;
    }

    /// <summary>The agreement; null when no object has keypoints that could be compared.</summary>
    public KeypointAgreement? ToAgreement()
    {
        if (_pairs.Count == 0 && _incomparable == 0) return null;
        var total = new PairSums();
        foreach (PairSums pair in _pairs.Values) total.Add(pair);
        return new KeypointAgreement
        {
            Objects = total.Objects,
            Incomparable = _incomparable,
            MeanOks = total.Mean(),
            MeanCvatOks = total.Cvat.Mean(total.CvatCount),
            PerKeypoint = [.. _keypoints.OrderBy(entry => entry.Key).Select(entry => entry.Value.ToSummary(info.Categories[entry.Key.Category], entry.Key.Keypoint))],
            Pairs = [.. from pair in _pairs orderby pair.Key select pair.Value.ToPair(info.Annotators[pair.Key.A], info.Annotators[pair.Key.B])],
        };
    }

    /// <summary>For each annotator, the mean similarity to the others; empty for one without keypoints.</summary>
    public Measure[] PerAnnotator()
    {
        var sums = new PairSums[info.Annotators.Count];
        foreach (((int a, int b), PairSums pair) in _pairs)
        {
            sums[a].Add(pair);
            sums[b].Add(pair);
        }
        return [.. sums.Select(sum => sum.Mean())];
    }

    /// <summary>Writes or reads the sums.</summary>
    public void Sync(SavedState state)
    {
        state.Sync(_pairs, SavedState.Pair, PairSums.Sync);
        state.Sync(_keypoints, SavedState.Pair, static (SavedState state, ref KeypointSums sums) => (sums ??= new KeypointSums()).Sync(state));
        state.Sync(ref _incomparable);
    }

    private static double CvatScale(ImageObjects objects, Annotation a, Annotation b)
    {
        if (a.Keypoints!.Count == 1) return (double)objects.Image.Height * objects.Image.Width;
        Box first = a.Bounds(), second = b.Bounds();
        return (first.Width + second.Width) / 2 * ((first.Height + second.Height) / 2);
    }

    private struct PairSums
    {
        public long Objects;
        public long CountA;
        public long CountB;
        public long CvatCount;
        public FixedPointSum A; // the first annotator's taken for the truth
        public FixedPointSum B;
        public FixedPointSum Cvat;

        public void Add(Measure ofA, Measure ofB, Measure cvat)
        {
            Objects++;
            if (ofA.Value is { } a) (A, CountA) = (A + a, CountA + 1);
            if (ofB.Value is { } b) (B, CountB) = (B + b, CountB + 1);
            if (cvat.Value is { } both) (Cvat, CvatCount) = (Cvat + both, CvatCount + 1);
        }

        public void Add(in PairSums other)
        {
            Objects += other.Objects;
            CountA += other.CountA;
            CountB += other.CountB;
            CvatCount += other.CvatCount;
            A += other.A;
            B += other.B;
            Cvat += other.Cvat;
        }

        public static void Sync(SavedState state, ref PairSums sums)
        {
            state.Sync(ref sums.Objects);
            state.Sync(ref sums.CountA);
            state.Sync(ref sums.CountB);
            state.Sync(ref sums.CvatCount);
            state.Sync(ref sums.A);
            state.Sync(ref sums.B);
            state.Sync(ref sums.Cvat);
        }

        public readonly Measure Mean() => (A + B).Mean(CountA + CountB);

        public readonly KeypointPair ToPair(string a, string b) => new(a, b, Objects)
        {
            MeanOks = Mean(),
            OksOfA = A.Mean(CountA),
            OksOfB = B.Mean(CountB),
            MeanCvatOks = Cvat.Mean(CvatCount),
        };
    }
}
