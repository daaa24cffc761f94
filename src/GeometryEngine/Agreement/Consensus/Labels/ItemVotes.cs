namespace GeometryEngine;

/// <summary>The votes on labels in one image.</summary>
/// <param name="Labels">For each annotator who labelled the image, ascending, its categories, ascending.</param>
/// <param name="Objects">For each object that several annotators may have marked, what each calls it, ascending by annotator.</param>
internal sealed record ItemVotes(IReadOnlyList<(int Annotator, int[] Categories)> Labels, IReadOnlyList<Rating[]> Objects)
{
    /// <summary>Gathers the votes.</summary>
    /// <param name="item">The image.</param>
    /// <param name="clusters">Which of its objects are the same.</param>
    public static ItemVotes Of(DatasetItem item, IReadOnlyList<IReadOnlyList<int>> clusters)
    {
        var labels = from annotation in item.Annotations
                     where !annotation.IsObject
                     group annotation.Category by annotation.Annotator into own
                     orderby own.Key
                     select (own.Key, own.Distinct().Order().ToArray());
        return new ItemVotes([.. labels], [.. clusters.Select(cluster => Ratings(item, cluster))]);
    }

    private static Rating[] Ratings(DatasetItem item, IReadOnlyList<int> cluster) =>
        [.. cluster.Select(index => new Rating(item.Annotations[index].Annotator, item.Annotations[index].Category))];
}
