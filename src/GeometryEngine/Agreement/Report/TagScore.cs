namespace GeometryEngine;

/// <summary>How tags of two annotators match: for one tag over items, or for all tags together.</summary>
/// <param name="Matched">How often both gave a tag to an item.</param>
/// <param name="Missing">How often the first annotator alone gave it.</param>
/// <param name="Extra">How often the second annotator alone gave it.</param>
public readonly record struct TagScore(long Matched, long Missing, long Extra)
{
    /// <summary>Matched / tags the second annotator gave.</summary>
    public Measure Precision => Measure.Ratio(Matched, Matched + Extra);

    /// <summary>Matched / tags the first annotator gave.</summary>
    public Measure Recall => Measure.Ratio(Matched, Matched + Missing);

    /// <summary>2 * matched / tags of both.</summary>
    public Measure F1 => Measure.Ratio(2.0 * Matched, 2.0 * Matched + Missing + Extra);

    /// <summary>Matched / tags that either gave.</summary>
    public Measure Jaccard => Measure.Ratio(Matched, Matched + Missing + Extra);

    /// <summary>The sum of two counts.</summary>
    public static TagScore operator +(TagScore x, TagScore y) => new(x.Matched + y.Matched, x.Missing + y.Missing, x.Extra + y.Extra);

    /// <summary>The sum of two counts.</summary>
    public static TagScore Add(TagScore left, TagScore right) => left + right;
}
