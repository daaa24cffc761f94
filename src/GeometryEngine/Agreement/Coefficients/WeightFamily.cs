namespace GeometryEngine;

/// <summary>How much two different labels count as agreement: the weight families of irrCAC (Gwet 2014, Handbook of Inter-Rater Reliability).</summary>
public enum WeightFamily
{
    /// <summary>Equal labels agree, others do not.</summary>
    Unweighted,

    /// <summary>1 - |a - b| / (max - min) of the labels' values.</summary>
    Linear,

    /// <summary>1 - (a - b)^2 / (max - min)^2.</summary>
    Quadratic,

    /// <summary>
    /// 1 - c(|i - j| + 1) / c(q) of the labels' ranks i, j among q, with c(n) = n (n - 1) / 2 pairs. It is not Krippendorff's ordinal metric.
    /// </summary>
    Ordinal,

    /// <summary>1 - sqrt(|a - b| / (max - min)).</summary>
    Radical,

    /// <summary>1 - ((a - b) / (a + b))^2 / ((max - min) / (max + min))^2; values are 0 or more.</summary>
    Ratio,

    /// <summary>1 - s(a - b) / max s, with s(x) = sin^2(pi x / (max - min + 1)): labels on a circle, such as hours.</summary>
    Circular,

    /// <summary>1 - p(a, b) / max p, with p = (a - b)^2 / ((a + b - 2 min) (2 max - a - b)): labels between two poles.</summary>
    Bipolar,
}
