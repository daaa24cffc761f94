namespace GeometryEngine;

internal sealed partial class ObjectMatcher
{
    private readonly List<Match> _hanging = []; // candidates that hang together with others

    private void CountAtThresholds()
    {
        ThresholdCounts counts = _comparison.AtThresholds;
        counts.Clear();
        if (_image.AnyCrowd)
        {
            for (int i = 0; i < ThresholdCounts.Thresholds.Length; i++) CountWithCrowds(i);
            return;
        }
        Array.Fill(counts.First, _own.Count);
        Array.Fill(counts.Second, _other.Count);
        SelectOfEqualCategory(ThresholdCounts.Thresholds[0]);
        if (_candidates.Count == 0) return;
        FindMatches(options.Match);
        _hanging.Clear();
        foreach (Match pair in _candidates)
        {
            if (!_matcher.StoodApart(pair)) _hanging.Add(pair);
            else for (int i = 0; i < ThresholdCounts.Thresholds.Length && pair.Iou >= ThresholdCounts.Thresholds[i]; i++) counts.Matched[i]++;
        }
        for (int i = 0; i < ThresholdCounts.Thresholds.Length && _hanging.Count > 0; i++) counts.Matched[i] += CountHanging(ThresholdCounts.Thresholds[i]);
    }

    private int CountHanging(double threshold)
    {
        _candidates.Clear();
        foreach (Match pair in _hanging)
            if (pair.Iou >= threshold) _candidates.Add(pair);
        FindMatches(options.Match);
        return _matches.Count;
    }

    private void SelectOfEqualCategory(double threshold)
    {
        _candidates.Clear();
        foreach (Match pair in _overlaps)
            if (pair.Iou >= threshold && MayMatch(pair, sameCategory: true)) _candidates.Add(pair);
    }

    // What lies in a crowd counts or does not as the threshold has it.
    private void CountWithCrowds(int i)
    {
        double threshold = ThresholdCounts.Thresholds[i];
        MatchInTwoStages(threshold);
        ThresholdCounts counts = _comparison.AtThresholds;
        for (int a = 0; a < _own.Count; a++)
        {
            if (_matchOf[a] is { } match)
            {
                if (Own(a).Category == Other(match.B).Category) counts.Matched[i]++;
                counts.First[i]++;
            }
            else if (!IsIgnored(_own[a], _other, threshold)) counts.First[i]++;
        }
        for (int b = 0; b < _other.Count; b++)
            if (_taken[b] || !IsIgnored(_other[b], _own, threshold)) counts.Second[i]++;
    }

    private double Distance()
    {
        int own = Count(_own), other = Count(_other);
        if (own == 0 && other == 0) return 0;
        _candidates.Clear();
        foreach (Match pair in _overlaps)
            if (!Own(pair.A).IsCrowd && !Other(pair.B).IsCrowd) _candidates.Add(pair);
        FindMatches(MatchMethod.Hungarian);
        double total = 0;
        foreach (Match match in _matches) total += match.Iou;
        return 1 - total / Math.Max(own, other);
    }

    private int Count(ArraySegment<int> objects)
    {
        if (!_image.AnyCrowd) return objects.Count;
        int count = 0;
        foreach (int index in objects)
            if (!_image.Annotations[index].IsCrowd) count++;
        return count;
    }
}
