namespace GeometryEngine.Tests;

/// <summary>Runs both passes over a small data set.</summary>
internal static class ConsensusCase
{
    public static (ItemConsensus[] Items, ConsensusReport Report) Fuse(this AgreementCase data, ConsensusOptions? options = null, int threads = 1)
    {
        using Engine engine = Engine.Create();
        var consensus = new Consensus(data.Info, options);
        var fused = new List<ItemConsensus>();
        consensus.CountAll(engine, data.Items.Count, index => data.Items[index], threads);
        consensus.Fit(threads);
        consensus.FuseAll(engine, data.Items.Count, index => data.Items[index], threads, (_, item) => fused.Add(item));
        return ([.. fused], consensus.Compute());
    }

    /// <summary>The one object, or label, that annotators of one image come to.</summary>
    public static Annotation FuseOne(ConsensusOptions? options, params Annotation[] versions) =>
        Assert.Single(Assert.Single(Of(versions).Fuse(options).Items).Item.Annotations);

    /// <summary>An image in which each annotator marked one thing.</summary>
    public static AgreementCase Of(params Annotation[] versions) =>
        AgreementCase.Of(versions.Length, 3, [[.. versions.Select(version => new[] { version })]]);

    public static string Field(this Annotation annotation, string name) => annotation.Extras.Single(field => field.Name == name).Json;

    /// <summary>All that is said of the images, as text that does not depend on the order of images or annotations.</summary>
    public static string[] Described(this IEnumerable<ItemConsensus> items) =>
    [
        .. items.Select(item => $"{item.Item.Image.Name} {item.Confidence:F9} {item.Entropy:F9}\n"
            + string.Join('\n', item.Item.Annotations.Select(Describe).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
    ];

    private static string Describe(Annotation annotation) => string.Join(
        ' ',
        annotation.Category,
        annotation.Score!.Value.ToString("F9"),
        annotation.Box,
        annotation.IsCrowd,
        annotation.Mask?.ToCocoString(),
        annotation.Polygon is { } polygon ? string.Join(',', polygon.Coordinates.ToArray()) : "",
        annotation.Keypoints is { } keypoints ? string.Join(',', keypoints.Triplets.ToArray()) : "",
        string.Join(',', annotation.Extras.Where(field => field.Name is "votes" or "voters" or "tie" or "keypoint_spread")));
}
