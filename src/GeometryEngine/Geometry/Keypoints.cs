namespace GeometryEngine;

/// <summary>The keypoints of one object: (x, y, visibility) triplets in the order of the category's keypoint names.</summary>
public sealed class Keypoints
{
    private readonly double[] _triplets;

    /// <summary>Wraps a triplet array, which is kept, not copied.</summary>
    /// <param name="triplets">x, y in pixels and visibility (0 not labelled, 1 labelled but hidden, 2 visible) of each keypoint.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of 3.</exception>
    public Keypoints(double[] triplets)
    {
        Throw.IfNotTriplets(triplets.Length, nameof(triplets));
        _triplets = triplets;
    }

    /// <summary>Number of keypoints, labelled or not.</summary>
    public int Count => _triplets.Length / 3;

    /// <summary>x, y, visibility of each keypoint, as COCO writes them.</summary>
    public ReadOnlySpan<double> Triplets => _triplets;

    /// <summary>Number of keypoints with visibility above 0: COCO's <c>num_keypoints</c>.</summary>
    public int LabelledCount
    {
        get
        {
            int count = 0;
            for (int i = 2; i < _triplets.Length; i += 3)
                if (_triplets[i] > 0) count++;
            return count;
        }
    }

    /// <summary>The smallest box that holds every keypoint with visibility above 0; (0, 0, 0, 0) without any.</summary>
    public Box Bounds()
    {
        var labelled = new List<double>();
        for (int i = 0; i < _triplets.Length; i += 3)
            if (_triplets[i + 2] > 0) labelled.AddRange(_triplets.AsSpan(i, 2));
        return new Polygon([.. labelled], [0]).Bounds();
    }

    /// <summary>A disc about every keypoint with visibility above 0, as parts to be united; each is that of <see cref="Ellipse.ToPolygon"/>.</summary>
    /// <param name="diameter">Diameter of the discs in pixels, over 0.</param>
    /// <exception cref="ArgumentException">The diameter is not over 0.</exception>
    public Polygon ToPolygon(double diameter)
    {
        Throw.IfNotAbove0(diameter, nameof(diameter));
        var parts = new PolygonParts();
        for (int i = 0; i < _triplets.Length; i += 3)
            if (_triplets[i + 2] > 0) parts.Add(new Ellipse(_triplets[i], _triplets[i + 1], diameter / 2, diameter / 2).ToPolygon().Coordinates);
        return parts.ToPolygon();
    }
}
