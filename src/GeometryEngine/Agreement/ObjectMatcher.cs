namespace GeometryEngine;

/// <summary>
/// Compares the objects of two annotators in one image. First objects of equal category are matched, then what is left with any label; a
/// crowd matches only a crowd. Then, as in COCO, what is left and lies in a crowd of its category is ignored, and so are crowds that are
/// left.
/// </summary>
internal sealed class ObjectMatcher(Engine engine, AgreementOptions options, IReadOnlyList<string> annotators, ImageObjects image)
{
    /// <summary>Appends one row for each match, mismatch and object that is left.</summary>
    /// <param name="a">The first annotator.</param>
    /// <param name="b">The second annotator.</param>
    /// <param name="rows">Receives the rows: by objects of the first in file order, then those of the second that stand alone.</param>
    public void Compare(int a, int b, List<ObjectAgreement> rows)
    {
        IReadOnlyList<int> own = image.Of(a), other = image.Of(b);
        Match?[] matches = new Match?[own.Count];
        bool[] taken = new bool[other.Count];
        foreach (Match match in FindMatches(a, b))
        {
            matches[match.A] = match;
            taken[match.B] = true;
        }
        for (int i = 0; i < own.Count; i++)
        {
            Annotation first = image.Annotations[own[i]];
            if (matches[i] is { } match)
            {
                Annotation second = image.Annotations[other[match.B]];
                ObjectOutcome outcome = first.Category == second.Category ? ObjectOutcome.Matched : ObjectOutcome.LabelMismatch;
                rows.Add(new ObjectAgreement(a, b, outcome, first, second, match.Iou));
            }
            else
            {
                ObjectOutcome outcome = IsIgnored(own[i], other) ? ObjectOutcome.Ignored : ObjectOutcome.Missing;
                rows.Add(new ObjectAgreement(a, b, outcome, first, null, null));
            }
        }
        for (int j = 0; j < other.Count; j++)
        {
            if (taken[j]) continue;
            ObjectOutcome outcome = IsIgnored(other[j], own) ? ObjectOutcome.Ignored : ObjectOutcome.Extra;
            rows.Add(new ObjectAgreement(a, b, outcome, null, image.Annotations[other[j]], null));
        }
    }

    // Which of several equally good pairings is found may depend on which annotator gives the rows. Their names decide that, so that the
    // order of annotators does not.
    private IEnumerable<Match> FindMatches(int a, int b) =>
        string.CompareOrdinal(annotators[a], annotators[b]) <= 0
            ? FindMatches(image.Of(a), image.Of(b))
            : FindMatches(image.Of(b), image.Of(a)).Select(match => new Match(match.B, match.A, match.Iou));

    private List<Match> FindMatches(IReadOnlyList<int> own, IReadOnlyList<int> other)
    {
        var matches = new List<Match>();
        if (own.Count == 0 || other.Count == 0) return matches;
        double[] iou = Ious(own, other);
        int[] rows = [.. Enumerable.Range(0, own.Count)], columns = [.. Enumerable.Range(0, other.Count)];
        AddMatches(own, other, iou, rows, columns, sameCategory: true, matches);
        rows = [.. rows.Except(matches.Select(match => match.A))];
        columns = [.. columns.Except(matches.Select(match => match.B))];
        AddMatches(own, other, iou, rows, columns, sameCategory: false, matches);
        return matches;
    }

    // Matches some rows and columns of the table, of those pairs that may match at all.
    private void AddMatches(
        IReadOnlyList<int> own, IReadOnlyList<int> other, double[] iou, int[] rows, int[] columns, bool sameCategory, List<Match> matches)
    {
        double[] cells = new double[rows.Length * columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            Annotation first = image.Annotations[own[rows[i]]];
            for (int j = 0; j < columns.Length; j++)
            {
                Annotation second = image.Annotations[other[columns[j]]];
                bool mayMatch = first.IsCrowd == second.IsCrowd && (!sameCategory || first.Category == second.Category);
                if (mayMatch) cells[i * columns.Length + j] = iou[rows[i] * other.Count + columns[j]];
            }
        }
        foreach (Match match in Matching.Find(options.Match, cells, rows.Length, columns.Length, options.IouThreshold))
            matches.Add(new Match(rows[match.A], columns[match.B], match.Iou));
    }

    private bool IsIgnored(int index, IReadOnlyList<int> others)
    {
        Annotation left = image.Annotations[index];
        if (left.IsCrowd) return true;
        foreach (int other in others)
        {
            Annotation region = image.Annotations[other];
            if (region.IsCrowd && region.Category == left.Category && ShareIn(index, other) >= options.IouThreshold) return true;
        }
        return false;
    }

    // The share of an object that lies in a crowd.
    private double ShareIn(int index, int crowd) =>
        image.Mask(index) is { } mask && image.Mask(crowd) is { } region
            ? engine.Iou([mask], [region], [true])[0]
            : BoxIou(index, crowd, inCrowd: true);

    // own.Count x other.Count IoUs: of masks where both have one, else of boxes.
    private double[] Ious(IReadOnlyList<int> own, IReadOnlyList<int> other)
    {
        List<Rle> ownMasks = Masks(own), otherMasks = Masks(other);
        double[] ofMasks = engine.Iou(ownMasks, otherMasks);
        double[] iou = new double[own.Count * other.Count];
        int next = 0;
        for (int i = 0; i < own.Count; i++)
        {
            bool masked = image.Mask(own[i]) is not null;
            for (int j = 0; j < other.Count; j++)
                iou[i * other.Count + j] = masked && image.Mask(other[j]) is not null ? ofMasks[next++] : BoxIou(own[i], other[j]);
        }
        return iou;
    }

    private List<Rle> Masks(IReadOnlyList<int> objects) => [.. objects.Select(image.Mask).OfType<Rle>()];

    // Equal boxes agree fully even when they have no area.
    private double BoxIou(int index, int other, bool inCrowd = false) =>
        image.Box(index) == image.Box(other) ? 1 : Box.Iou(image.Box(index), image.Box(other), inCrowd);
}
