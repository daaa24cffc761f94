namespace GeometryEngine;

/// <summary>
/// Groups the objects of an image so that each group is one object as several annotators saw it, with at most one of each of them. Every two
/// annotators' objects are matched as for agreement; the matches are then taken in order, those of one category first and by falling IoU,
/// and each joins two groups unless an annotator stands in both.
/// </summary>
internal sealed class ObjectClusters
{
    private readonly IReadOnlyList<Annotation> _annotations;
    private readonly Dictionary<int, List<int>> _groupOf = []; // of each object, shared by those of one group

    private ObjectClusters(ImageObjects image, IReadOnlyList<int> annotators)
    {
        _annotations = image.Annotations;
        foreach (int annotator in annotators)
            foreach (int index in image.Of(annotator)) _groupOf.Add(index, [index]);
    }

    /// <summary>The groups, each as indexes into the annotations of the item, ascending by annotator; in the order in which they first come.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Find(
        ConsensusOptions options, IReadOnlyList<string> names, DatasetItem item, ImageObjects image)
    {
        var clusters = new ObjectClusters(image, item.Annotators);
        List<Link> links = Links(options, names, item, image);
        links.Sort();
        foreach (Link link in links) clusters.Join(link.A, link.B);
        List<int>[] groups = [.. clusters._groupOf.Values.Distinct()];
        foreach (List<int> group in groups) group.Sort((x, y) => item.Annotations[x].Annotator.CompareTo(item.Annotations[y].Annotator));
        return [.. groups.OrderBy(group => group.Min())];
    }

    private static List<Link> Links(ConsensusOptions options, IReadOnlyList<string> names, DatasetItem item, ImageObjects image)
    {
        var matcher = new ObjectMatcher(new AgreementOptions { IouThreshold = options.IouThreshold, Match = options.Match }, names);
        var links = new List<Link>();
        for (int a = 0; a < item.Annotators.Count; a++)
        {
            for (int b = a + 1; b < item.Annotators.Count; b++)
            {
                foreach (ObjectPair pair in matcher.Compare(image, item.Annotators[a], item.Annotators[b]).Objects)
                    if (pair.A != ObjectPair.None && pair.B != ObjectPair.None) links.Add(Link.Of(names, item.Annotations, pair));
            }
        }
        return links;
    }

    private void Join(int a, int b)
    {
        List<int> first = _groupOf[a], second = _groupOf[b];
        if (ReferenceEquals(first, second)) return;
        foreach (int member in first)
            if (second.Exists(other => _annotations[other].Annotator == _annotations[member].Annotator)) return;
        first.AddRange(second);
        foreach (int member in second) _groupOf[member] = first;
    }

    // Equal overlaps go by the names of the annotators and then by file order, so that the order of the sources decides nothing.
    private readonly record struct Link(int A, int B, bool SameCategory, double Iou, string NameA, string NameB) : IComparable<Link>
    {
        public static Link Of(IReadOnlyList<string> names, IReadOnlyList<Annotation> annotations, in ObjectPair pair)
        {
            (int a, int b) = (pair.A, pair.B);
            if (string.CompareOrdinal(names[annotations[a].Annotator], names[annotations[b].Annotator]) > 0) (a, b) = (b, a);
            bool sameCategory = annotations[a].Category == annotations[b].Category;
            return new Link(a, b, sameCategory, pair.Iou, names[annotations[a].Annotator], names[annotations[b].Annotator]);
        }

        public int CompareTo(Link other)
        {
            int order = other.SameCategory.CompareTo(SameCategory);
            if (order == 0) order = other.Iou.CompareTo(Iou);
            if (order == 0) order = string.CompareOrdinal(NameA, other.NameA);
            if (order == 0) order = string.CompareOrdinal(NameB, other.NameB);
            if (order == 0) order = A.CompareTo(other.A);
            return order != 0 ? order : B.CompareTo(other.B);
        }
    }
}
