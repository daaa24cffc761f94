using System.Globalization;

namespace GeometryEngine;

/// <summary>How far each keypoint normally strays, as a share of the square root of the object's area. Equal when the numbers are.</summary>
public sealed class KeypointSigmas : IEquatable<KeypointSigmas>
{
    private static readonly double[] CocoPerson =
    [
        0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087, 0.089, 0.089,
    ];

    private readonly double[] _values;

    /// <summary>Sigmas of one's own.</summary>
    /// <param name="values">One for each keypoint, or a single one for all; above 0.</param>
    /// <exception cref="ArgumentException">There is none, or one is not above 0 and finite.</exception>
    public KeypointSigmas(params ReadOnlySpan<double> values)
    {
        Throw.IfNotSigmas(values, nameof(values));
        _values = values.ToArray();
    }

    private KeypointSigmas() => _values = [];

    /// <summary>Those of COCO's person for 17 keypoints, and CVAT's 0.09 for all others.</summary>
    public static KeypointSigmas Default { get; } = new();

    /// <summary>The numbers; none for <see cref="Default"/>.</summary>
    internal ReadOnlySpan<double> Values => _values;

    /// <summary>Whether they fit so many keypoints.</summary>
    /// <param name="keypoints">Number of keypoints.</param>
    public bool Fit(int keypoints) => _values.Length <= 1 || _values.Length == keypoints;

    /// <summary>The sigmas of so many keypoints.</summary>
    /// <param name="keypoints">Number of keypoints, which they fit.</param>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public double[] For(int keypoints)
    {
        Throw.IfNotKeypointCount(Fit(keypoints) ? keypoints : _values.Length, keypoints, nameof(keypoints));
        if (_values.Length > 1) return _values;
        if (_values.Length == 0 && keypoints == CocoPerson.Length) return CocoPerson;
        double[] same = new double[keypoints];
        Array.Fill(same, _values.Length == 0 ? Oks.CvatSigma : _values[0]);
        return same;
    }

    /// <inheritdoc/>
    public bool Equals(KeypointSigmas? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeypointSigmas);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The numbers, separated by commas; <c>default</c> for <see cref="Default"/>.</summary>
    public override string ToString() =>
        _values.Length == 0 ? "default" : string.Join(',', _values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
