namespace GeometryEngine.Formats;

/// <summary>
/// Finds annotators whose work on an image comes from two inputs of the user, under one name: of labels the first input's count, as in a table of ratings;
/// objects are all taken, since one annotator's may be spread over files by category, and named as a problem.
/// </summary>
internal sealed class SharedAnnotators
{
    private readonly IReadOnlyList<JoinedSource> _sources;
    private readonly IReadOnlyList<int> _inputOf;
    private readonly IReadOnlyList<string> _names;

    private SharedAnnotators(IReadOnlyList<JoinedSource> sources, IReadOnlyList<int> inputOf, IReadOnlyList<string> names) =>
        (_sources, _inputOf, _names) = (sources, inputOf, names);

    /// <summary>What finds them; null where no two inputs have an annotator in common.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="inputOf">For each of them, the index of the input it is of.</param>
    /// <param name="names">The names of the annotators.</param>
    public static SharedAnnotators? Of(IReadOnlyList<JoinedSource> sources, IReadOnlyList<int> inputOf, IReadOnlyList<string> names)
    {
        var inputs = sources.SelectMany((source, i) => source.Map.Annotators.Select(annotator => (annotator, Input: inputOf[i]))).Distinct();
        return inputs.CountBy(pair => pair.annotator).Any(count => count.Value > 1) ? new SharedAnnotators(sources, inputOf, names) : null;
    }

    /// <summary>Goes through the annotations of one image, and drops those that do not count.</summary>
    /// <param name="image">The image's name.</param>
    /// <param name="parts">The sources that have it, ascending, each with the index of its first annotation.</param>
    /// <param name="annotations">The annotations.</param>
    /// <param name="log">Receives what was found.</param>
    public void Check(string image, IReadOnlyList<(int Source, int First)> parts, List<Annotation> annotations, ProblemLog log)
    {
        var owners = new Dictionary<(int Annotator, bool IsObject), int>(); // the first source with such annotations
        var kept = new List<Annotation>(annotations.Count);
        foreach ((int part, (int source, int first)) in parts.Index())
        {
            int end = part + 1 < parts.Count ? parts[part + 1].First : annotations.Count;
            foreach (IGrouping<(int Annotator, bool IsObject), Annotation> group in annotations[first..end].GroupBy(found => (found.Annotator, found.IsObject)))
            {
                if (!owners.TryGetValue(group.Key, out int owner)) owners.Add(group.Key, owner = source);
                bool again = _inputOf[owner] != _inputOf[source];
                if (again && !IsSameLabel(group, kept)) Report(image, source, owner, group.Key, log);
                if (!again || group.Key.IsObject) kept.AddRange(group);
            }
        }
        annotations.Clear();
        annotations.AddRange(kept);
    }

    // The same answer a second time changes nothing.
    private static bool IsSameLabel(IGrouping<(int Annotator, bool IsObject), Annotation> group, List<Annotation> kept) =>
        !group.Key.IsObject && kept.Where(other => !other.IsObject && other.Annotator == group.Key.Annotator).Select(other => other.Category).ToHashSet()
            .SetEquals(group.Select(label => label.Category));

    private void Report(string image, int source, int owner, (int Annotator, bool IsObject) kind, ProblemLog log)
    {
        (string what, string allowed) = kind.IsObject ? ("objects", "one source of them; both are taken") : ("labels", "one answer; the first counts");
        string found = $"{what} of annotator {_names[kind.Annotator]} for image {image} a second time, after those of {_sources[owner].Source.Path}";
        log.Report(_sources[source].Source.Path, $"image {image}", found, allowed);
    }
}
