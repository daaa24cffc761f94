namespace GeometryEngine;

/// <summary>
/// Compares the objects of two annotators in one image. First objects of equal category are matched, then what is left with any label; a
/// crowd matches only a crowd. Then, as in COCO, what is left and lies in a crowd of its category is ignored, and so are crowds that are
/// left.
/// </summary>
internal sealed partial class ObjectMatcher(AgreementOptions options, IReadOnlyList<string> annotators)
{
    private readonly CandidateMatcher _matcher = new();
    private readonly List<Match> _overlaps = []; // every two objects that overlap, by their places among the objects of their annotators
    private readonly List<Match> _candidates = [];
    private readonly List<Match> _matches = [];
    private readonly PairComparison _comparison = new();
    private Match?[] _matchOf = []; // of each object of the first
    private bool[] _taken = []; // of each object of the second

    // The two annotators at hand.
    private ImageObjects _image = null!;
    private ArraySegment<int> _own;
    private ArraySegment<int> _other;

    /// <summary>Compares two annotators.</summary>
    /// <param name="image">The objects of an image.</param>
    /// <param name="a">The first annotator.</param>
    /// <param name="b">The second annotator.</param>
    /// <returns>What was found; valid until the next call.</returns>
    public PairComparison Compare(ImageObjects image, int a, int b)
    {
        // Which of several equally good pairings is found may depend on which annotator comes first. Their names decide that, so that the order of
        // annotators does not.
        bool swapped = string.CompareOrdinal(annotators[a], annotators[b]) > 0;
        (_image, _own, _other) = (image, image.Of(swapped ? b : a), image.Of(swapped ? a : b));
        FindOverlaps();
        CountAtThresholds();
        _comparison.Distance = Distance();
        MatchInTwoStages(options.IouThreshold);
        ListObjects(swapped);
        return _comparison;
    }

    private void FindOverlaps()
    {
        _overlaps.Clear();
        for (int i = 0; i < _own.Count; i++)
        {
            for (int j = 0; j < _other.Count; j++)
            {
                double iou = _image.Iou(_own[i], _other[j]);
                if (iou > 0) _overlaps.Add(new Match(i, j, iou));
            }
        }
    }

    // Leaves the matches of each object in _matchOf and _taken.
    private void MatchInTwoStages(double threshold)
    {
        Prepare();
        AddMatches(threshold, sameCategory: true);
        if (_overlaps.Count > _candidates.Count) AddMatches(threshold, sameCategory: false);
    }

    private void Prepare()
    {
        if (_matchOf.Length < _own.Count) _matchOf = new Match?[Math.Max(_own.Count, 2 * _matchOf.Length)];
        if (_taken.Length < _other.Count) _taken = new bool[Math.Max(_other.Count, 2 * _taken.Length)];
        Array.Clear(_matchOf, 0, _own.Count);
        Array.Clear(_taken, 0, _other.Count);
    }

    private void AddMatches(double threshold, bool sameCategory)
    {
        _candidates.Clear();
        foreach (Match pair in _overlaps)
            if (pair.Iou >= threshold && _matchOf[pair.A] is null && !_taken[pair.B] && MayMatch(pair, sameCategory)) _candidates.Add(pair);
        FindMatches(options.Match);
        foreach (Match match in _matches)
        {
            _matchOf[match.A] = match;
            _taken[match.B] = true;
        }
    }

    private void FindMatches(MatchMethod method)
    {
        _matches.Clear();
        _matcher.Find(method, _candidates, _own.Count, _other.Count, _matches);
    }

    private bool MayMatch(in Match pair, bool sameCategory)
    {
        Annotation first = Own(pair.A), second = Other(pair.B);
        return first.IsCrowd == second.IsCrowd && (!sameCategory || first.Category == second.Category);
    }

    private void ListObjects(bool swapped)
    {
        List<ObjectPair> rows = _comparison.Objects;
        rows.Clear();
        for (int i = 0; i < _own.Count; i++)
        {
            if (_matchOf[i] is { } match)
            {
                bool same = Own(i).Category == Other(match.B).Category;
                rows.Add(new ObjectPair(_own[i], _other[match.B], same ? ObjectOutcome.Matched : ObjectOutcome.LabelMismatch, match.Iou));
            }
            else rows.Add(new ObjectPair(_own[i], ObjectPair.None, IsIgnored(_own[i], _other, options.IouThreshold) ? ObjectOutcome.Ignored : ObjectOutcome.Missing, 0));
        }
        for (int j = 0; j < _other.Count; j++)
            if (!_taken[j])
                rows.Add(new ObjectPair(ObjectPair.None, _other[j], IsIgnored(_other[j], _own, options.IouThreshold) ? ObjectOutcome.Ignored : ObjectOutcome.Extra, 0));
        if (!swapped) return;
        for (int i = 0; i < rows.Count; i++) rows[i] = Swapped(rows[i]);
        rows.Sort(static (x, y) => (uint)x.A != (uint)y.A ? ((uint)x.A).CompareTo((uint)y.A) : x.B.CompareTo(y.B)); // no object of the first comes last
        _comparison.AtThresholds.Swap();
    }

    private static ObjectPair Swapped(ObjectPair row) => new(row.B, row.A, row.Outcome switch
    {
        ObjectOutcome.Missing => ObjectOutcome.Extra,
        ObjectOutcome.Extra => ObjectOutcome.Missing,
        ObjectOutcome outcome => outcome,
    }, row.Iou);

    private bool IsIgnored(int index, ArraySegment<int> others, double threshold)
    {
        if (!_image.AnyCrowd) return false;
        Annotation left = _image.Annotations[index];
        if (left.IsCrowd) return true;
        foreach (int other in others)
        {
            Annotation region = _image.Annotations[other];
            if (region.IsCrowd && region.Category == left.Category && ObjectShape.ShareIn(_image.ShapeWithMask(index), _image.ShapeWithMask(other)) >= threshold) return true;
        }
        return false;
    }

    private Annotation Own(int place) => _image.Annotations[_own[place]];

    private Annotation Other(int place) => _image.Annotations[_other[place]];
}
