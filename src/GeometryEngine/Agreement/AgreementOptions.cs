using System.Globalization;

namespace GeometryEngine;

/// <summary>Choices of an agreement run.</summary>
public sealed record AgreementOptions
{
    /// <summary>The default choices.</summary>
    public static AgreementOptions Default { get; } = new();

    /// <summary>
    /// Whether the first annotator of the data set is a reference: taken for right, compared with each of the others, and left out of their agreement.
    /// </summary>
    public bool HasReference { get; init; }

    /// <summary>Least IoU at which two objects are the same, in (0, 1].</summary>
    public double IouThreshold { get; init; } = 0.5;

    /// <summary>A match of less IoU than this is reported as a low overlap, in [0, 1]; 0.8 as in CVAT.</summary>
    public double LowOverlap { get; init; } = 0.8;

    /// <summary>How objects are paired.</summary>
    public MatchMethod Match { get; init; } = MatchMethod.Hungarian;

    /// <summary>How far keypoints normally stray.</summary>
    public KeypointSigmas Sigmas { get; init; } = KeypointSigmas.Default;

    /// <summary>Which object lies on top where several overlap, for pixel agreement.</summary>
    public PaintOrder PaintOrder { get; init; } = PaintOrder.File;

    /// <summary>How many of the worst images, and of the worst items, the report names.</summary>
    public int WorstImages { get; init; } = 10;

    /// <summary>The order of labels that are no numbers: it adds ordinal alpha and weighted coefficients.</summary>
    public LabelOrder LabelOrder { get; init; } = LabelOrder.None;

    /// <summary>Share of samples whose confidence interval holds the true value, in (0, 1).</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// How many times units are drawn again for bootstrap intervals; 0 for none. By default 1,000, fewer where there are more than 5,000
    /// different patterns of ratings, and none above 50,000.
    /// </summary>
    public int? BootstrapSamples { get; init; }

    /// <summary>
    /// How many images are compared with one another for the expected distance of <see cref="SetAlpha"/>, 1 or more; by default as many as take about a
    /// second, which is all of some thousand boxes.
    /// </summary>
    public int? AlphaImages { get; init; }

    /// <summary>The seed of the bootstrap and of the draw of images: equal seeds, and equal input in any order, give equal results.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The first choice that another run made differently: what it chose, and what these are; null when there is none.</summary>
    internal (string Found, string Allowed)? DifferenceOf(AgreementOptions other)
    {
        foreach (((string name, object? own), (_, object? found)) in Named().Zip(other.Named()))
            if (!Equals(own, found)) return ($"{name} {Text(found)}", Text(own));
        return null;
    }

    private IEnumerable<(string Name, object? Value)> Named() =>
    [
        ("reference", HasReference), ("IoU threshold", IouThreshold), ("low overlap", LowOverlap), ("matching", Match), ("sigmas", Sigmas),
        ("paint order", PaintOrder), ("number of worst images", WorstImages), ("order of labels", LabelOrder), ("confidence", Confidence),
        ("bootstrap samples", BootstrapSamples), ("images for alpha", AlphaImages), ("seed", Seed),
    ];

    private static string Text(object? value) => value switch
    {
        null => "by default",
        bool yes => yes ? "given" : "not given",
        LabelOrder { Labels: var labels } => $"[{string.Join(", ", labels)}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
