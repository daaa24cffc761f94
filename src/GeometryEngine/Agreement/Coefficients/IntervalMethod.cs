namespace GeometryEngine;

/// <summary>Where a confidence interval comes from.</summary>
public enum IntervalMethod
{
    /// <summary>
    /// The variance of Gwet's irrCAC over units as a random sample (Gwet 2008, BJMSP 61:29; 2014, Handbook of Inter-Rater Reliability; 2021,
    /// Educational and Psychological Measurement 81:781, for alpha), with t quantiles of n - 1 degrees.
    /// </summary>
    IrrCac,

    /// <summary>
    /// The asymptotic variances of Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72:323), with normal quantiles; the p-value is from
    /// the variance under chance agreement.
    /// </summary>
    FleissCohenEveritt,

    /// <summary>Units drawn again with replacement: standard deviation and percentiles of what comes out.</summary>
    Bootstrap,
}
