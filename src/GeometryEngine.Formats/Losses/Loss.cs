using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>One thing that a format could not hold.</summary>
/// <param name="Feature">What was lost; a single feature.</param>
/// <param name="Count">How often: annotations, images, categories or fields, whichever has the feature.</param>
/// <param name="Ids">The first of them: ids of annotations (image and number where there is none), names of images, categories or fields.</param>
public sealed record Loss(Features Feature, long Count, IReadOnlyList<string> Ids)
{
    /// <summary>The feature's name in output, such as <c>rotated-boxes</c>.</summary>
    public string Name => NameOf(Feature);

    /// <summary>Whether it takes nothing from what is said about any image: ids, unused categories, fields the engine has no noun for.</summary>
    public bool IsBookkeeping => (Feature & Features.Bookkeeping) != 0;

    /// <summary>The name of a feature in output, such as <c>rotated-boxes</c>.</summary>
    /// <param name="feature">A single feature.</param>
    public static string NameOf(Features feature) => JsonNamingPolicy.KebabCaseLower.ConvertName(feature.ToString());
}
