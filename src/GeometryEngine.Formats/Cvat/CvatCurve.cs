namespace GeometryEngine.Formats;

/// <summary>
/// Interpolates between two lines of points as CVAT does (its documentation calls it interpolation of polyshapes). Points that lie equally far along their
/// lines belong together: each point of the left line goes to the one on the right whose share of the whole length is nearest, and each of the right
/// line that is left over to its nearest on the left. Points so doubled that come to lie closer than half the usual distance are thinned out.
/// </summary>
internal sealed class CvatCurve
{
    private readonly (double X, double Y)[] _left;
    private readonly (double X, double Y)[] _right;
    private readonly List<int>[] _partners; // for each left point its right ones, ascending

    public CvatCurve((double X, double Y)[] left, (double X, double Y)[] right)
    {
        (_left, _right) = (left, right);
        double[] leftShares = Shares(left), rightShares = Shares(right);
        _partners = [.. leftShares.Select(share => new List<int> { Nearest(share, rightShares) })];
        HashSet<int> taken = [.. _partners.Select(partners => partners[0])];
        for (int i = 0; i < right.Length; i++)
            if (!taken.Contains(i)) _partners[Nearest(rightShares[i], leftShares)].Add(i);
        foreach (List<int> partners in _partners) partners.Sort();
    }

    /// <summary>The line between.</summary>
    /// <param name="offset">0 for the left line to 1 for the right one.</param>
    public List<(double X, double Y)> At(double offset)
    {
        var result = new List<(double X, double Y)>();
        int? opened = null; // the first of a stretch of left points with one partner each
        for (int i = 0; i < _left.Length; i++)
        {
            if (_partners[i].Count > 1)
            {
                if (opened is { } first) AddLeft(result, first, i - 1, offset);
                opened = null;
                AddRight(result, i, offset);
            }
            else if (opened is null) opened = i;
            else if (_partners[i][0] != _partners[opened.Value][0])
            {
                AddLeft(result, opened.Value, i - 1, offset);
                opened = i;
            }
        }
        if (opened is { } last) AddLeft(result, last, _left.Length - 1, offset);
        return result;
    }

    // Left points that share one partner.
    private void AddLeft(List<(double X, double Y)> result, int start, int stop, double offset)
    {
        (double X, double Y)[] points = [.. Enumerable.Range(start, stop - start + 1).Select(i => Between(_left[i], _right[_partners[i][0]], offset))];
        Thin(result, points, Length(_left.AsSpan(start, points.Length)));
    }

    // A left point with several partners.
    private void AddRight(List<(double X, double Y)> result, int left, double offset)
    {
        List<int> partners = _partners[left];
        (double X, double Y)[] points = [.. partners.Select(right => Between(_left[left], _right[right], offset))];
        Thin(result, points, Length(_right.AsSpan(partners[0], partners[^1] - partners[0] + 1)));
    }

    private static void Thin(List<(double X, double Y)> result, (double X, double Y)[] points, double length)
    {
        if (points.Length == 1)
        {
            result.Add(points[0]);
            return;
        }
        double least = length / (2 * points.Length);
        var kept = new List<(double X, double Y)> { points[0] };
        for (int i = 1; i < points.Length - 1; i++)
            if (Distance(kept[^1], points[i]) >= least) kept.Add(points[i]);
        if (kept.Count == 1 && Distance(points[0], points[^1]) < least) result.Add(Between(points[0], points[^1], 0.5));
        else result.AddRange([.. kept, points[^1]]);
    }

    // How far along the whole length each point lies, 0 to 1.
    private static double[] Shares((double X, double Y)[] points)
    {
        double length = Length(points);
        var shares = new double[points.Length];
        double walked = 0;
        for (int i = 1; i < points.Length; i++)
        {
            walked += Distance(points[i - 1], points[i]);
            shares[i] = length > 0 ? walked / length : 0;
        }
        return shares;
    }

    private static int Nearest(double share, double[] shares)
    {
        int nearest = 0;
        for (int i = 1; i < shares.Length; i++)
            if (Math.Abs(share - shares[i]) < Math.Abs(share - shares[nearest])) nearest = i;
        return nearest;
    }

    private static double Length(ReadOnlySpan<(double X, double Y)> points)
    {
        double length = 0;
        for (int i = 1; i < points.Length; i++) length += Distance(points[i - 1], points[i]);
        return length;
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private static (double X, double Y) Between((double X, double Y) a, (double X, double Y) b, double offset) =>
        (a.X + (b.X - a.X) * offset, a.Y + (b.Y - a.Y) * offset);
}
