namespace GeometryEngine.Formats;

/// <summary>The ids that the segments of an image get: those they have, where these are numbers that fit; free ones otherwise.</summary>
internal static class PanopticIds
{
    /// <summary>The id of each annotation's segment. Annotations of stuff that are of one category are one segment, but for crowds.</summary>
    /// <param name="annotations">The annotations of an image.</param>
    /// <param name="categories">The categories.</param>
    public static int[] Of(IReadOnlyList<Annotation> annotations, IReadOnlyList<Category> categories)
    {
        var ids = new int[annotations.Count];
        var used = new HashSet<int>();
        for (int i = 0; i < ids.Length; i++)
            if (annotations[i].Id is { IsNumber: true, Number: >= 1 and <= PanopticFormat.MostId } id && used.Add((int)id.Number)) ids[i] = (int)id.Number;
        var stuff = new Dictionary<int, int>();
        int next = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            int category = annotations[i].Category;
            bool isStuff = !annotations[i].IsCrowd && PanopticElements.IsStuff(categories[category]);
            if (isStuff && stuff.TryGetValue(category, out int segment)) ids[i] = segment;
            while (ids[i] == 0)
                if (used.Add(++next)) ids[i] = next;
            if (isStuff) stuff.TryAdd(category, ids[i]);
        }
        return ids;
    }
}
