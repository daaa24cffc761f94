namespace GeometryEngine.Formats;

/// <summary>
/// Finds annotations that two files of one folder or archive have, as COCO's persons stand in instances_*.json and, with keypoints, in person_keypoints_*.json. Those of
/// equal id, image, category and annotator that are equal in one form or more, and in all that both have, are one annotation with the forms of both. Both files are named.
/// </summary>
internal sealed class RepeatedAnnotations
{
    private readonly IReadOnlyList<JoinedSource> _sources;
    private readonly IReadOnlyList<int> _inputOf;

    private RepeatedAnnotations(IReadOnlyList<JoinedSource> sources, IReadOnlyList<int> inputOf) => (_sources, _inputOf) = (sources, inputOf);

    /// <summary>What finds them; null where no input has several sources.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="inputOf">For each of them, the index of the input it is of.</param>
    public static RepeatedAnnotations? Of(IReadOnlyList<JoinedSource> sources, IReadOnlyList<int> inputOf) =>
        inputOf.CountBy(input => input).Any(count => count.Value > 1) ? new RepeatedAnnotations(sources, inputOf) : null;

    /// <summary>Joins the annotations of the source that was read last with those of the sources before.</summary>
    /// <param name="image">The image's name.</param>
    /// <param name="parts">The sources that have it so far, each with the index of its first annotation.</param>
    /// <param name="annotations">The annotations so far.</param>
    /// <param name="log">Receives what was found.</param>
    public void Join(string image, IReadOnlyList<(int Source, int First)> parts, List<Annotation> annotations, ProblemLog log)
    {
        (int source, int first) = parts[^1];
        foreach ((int part, (int other, int start)) in parts.Index())
        {
            if (other == source || _inputOf[other] != _inputOf[source]) continue;
            (int joined, int contradicting) = Join(annotations, start, parts[part + 1].First, first);
            const string rule = "each annotation in one file";
            string of = $"of image {image} again, first in {_sources[other].Source.Path}";
            if (joined > 0) log.Report(_sources[source].Source.Path, $"image {image}", $"{joined} annotations {of}", $"{rule}; those of equal id, category and geometry are read as one");
            if (contradicting > 0) log.Report(_sources[source].Source.Path, $"image {image}", $"ids of {contradicting} annotations {of}", $"{rule}; as their geometry differs both are taken");
        }
    }

    // How many of those from an index on are among those before, and how many have their ids alone.
    private static (int Joined, int Contradicting) Join(List<Annotation> annotations, int start, int end, int first)
    {
        var known = new Dictionary<(SourceId, int, int), int>();
        for (int i = start; i < end; i++)
            if (annotations[i].Id is { } id) known.TryAdd((id, annotations[i].Category, annotations[i].Annotator), i);
        int before = annotations.Count, contradicting = 0;
        var kept = new List<Annotation>();
        foreach (Annotation annotation in annotations[first..])
        {
            if (annotation.Id is not { } id || !known.TryGetValue((id, annotation.Category, annotation.Annotator), out int same)) kept.Add(annotation);
            else if (AreOne(annotations[same], annotation)) annotations[same] = Merge(annotations[same], annotation);
            else
            {
                kept.Add(annotation);
                contradicting++;
            }
        }
        annotations.RemoveRange(first, before - first);
        annotations.AddRange(kept);
        return (before - annotations.Count, contradicting);
    }

    private static bool AreOne(Annotation a, Annotation b)
    {
        bool?[] forms =
        [
            Equal(a.Box, b.Box), Equal(a.RotatedBox, b.RotatedBox), Equal(a.Ellipse, b.Ellipse), Equal(a.Mask, b.Mask),
            a.Polyline is { } line && b.Polyline is { } otherLine ? line.Coordinates.SequenceEqual(otherLine.Coordinates) : null,
            a.Polygon is { } polygon && b.Polygon is { } otherPolygon ? HaveEqualRings(polygon, otherPolygon) : null,
            a.Keypoints is { } keypoints && b.Keypoints is { } otherKeypoints ? keypoints.Triplets.SequenceEqual(otherKeypoints.Triplets) : null,
        ];
        return a.IsCrowd == b.IsCrowd && !forms.Contains(false) && (forms.Contains(true) || (!a.IsObject && !b.IsObject));
    }

    private static bool? Equal<T>(T? a, T? b) => a is null || b is null ? null : a.Equals(b);

    private static bool HaveEqualRings(Polygon a, Polygon b) => a.Coordinates.SequenceEqual(b.Coordinates)
        && a.RingCount == b.RingCount && Enumerable.Range(0, a.RingCount).All(ring => a.Ring(ring).Length == b.Ring(ring).Length && a.IsHole(ring) == b.IsHole(ring));

    private static Annotation Merge(Annotation first, Annotation second) => first with
    {
        Box = first.Box ?? second.Box,
        RotatedBox = first.RotatedBox ?? second.RotatedBox,
        Ellipse = first.Ellipse ?? second.Ellipse,
        Polyline = first.Polyline ?? second.Polyline,
        Polygon = first.Polygon ?? second.Polygon,
        Mask = first.Mask ?? second.Mask,
        Keypoints = first.Keypoints ?? second.Keypoints,
        Area = first.Area ?? second.Area,
        Score = first.Score ?? second.Score,
        Extras = [.. first.Extras, .. second.Extras.Where(extra => KnownFields.Find(first.Extras, extra.Name) is null)],
    };
}
