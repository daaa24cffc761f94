namespace GeometryEngine;

/// <summary>Where the annotators and categories of one data set stand in the tables of another, by name.</summary>
/// <param name="Annotators">For each annotator, the index there; -1 for one who is not there.</param>
/// <param name="Categories">For each category, the index there; -1 for one that is not there.</param>
internal sealed record TableMap(int[] Annotators, int[] Categories)
{
    /// <summary>Whether everything stands there.</summary>
    public bool IsComplete => !Annotators.Contains(-1) && !Categories.Contains(-1);

    /// <summary>From tables to themselves.</summary>
    public static TableMap Identity(DatasetInfo info) => new([.. Enumerable.Range(0, info.Annotators.Count)], [.. Enumerable.Range(0, info.Categories.Count)]);

    /// <summary>From some tables to others.</summary>
    public static TableMap Of(DatasetInfo from, DatasetInfo to) => new(
        Places(from.Annotators, to.Annotators),
        Places([.. from.Categories.Select(category => category.Name)], [.. to.Categories.Select(category => category.Name)]));

    /// <summary>Tables that hold those of several data sets: the first, and after them what only later ones have. Added categories are numbered on.</summary>
    public static DatasetInfo Join(IReadOnlyList<DatasetInfo> tables)
    {
        Category[] categories = [.. tables.SelectMany(table => table.Categories).DistinctBy(category => category.Name)];
        long last = categories.Select(category => long.TryParse(category.Id.ToString(), out long number) ? number : 0).Take(tables[0].Categories.Count).DefaultIfEmpty().Max();
        return tables[0] with
        {
            Annotators = [.. tables.SelectMany(table => table.Annotators).Distinct()],
            Categories = [.. categories.Select((category, i) => i < tables[0].Categories.Count ? category : category with { Id = new SourceId(++last) })],
        };
    }

    /// <summary>Two annotators there, in the order of their indexes.</summary>
    public (int A, int B) Pair((int A, int B) annotators)
    {
        (int a, int b) = (Annotators[annotators.A], Annotators[annotators.B]);
        return a < b ? (a, b) : (b, a);
    }

    private static int[] Places(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < to.Count; i++) places.TryAdd(to[i], i);
        return [.. from.Select(name => places.GetValueOrDefault(name, -1))];
    }
}
