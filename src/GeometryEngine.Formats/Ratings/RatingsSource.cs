namespace GeometryEngine.Formats;

/// <summary>A ratings table as a source: each item an image without size, each label an annotation without geometry.</summary>
internal sealed class RatingsSource(string path, RatingsTable table) : DatasetSource
{
    public override string Path => path;

    public override IReadOnlyList<Category> Categories => table.Categories;

    public override IReadOnlyList<string?> Annotators => table.Annotators.Names;

    public override int ImageCount => table.Items.Count;

    public override IReadOnlyList<Problem> Problems => table.Problems;

    public override ImageInfo GetImage(int image) => new() { Id = table.Items[image] };

    public override string GetPlace(int image) => $"item {table.Items[image]}";

    public override IReadOnlyList<int> GetAnnotators(int image)
    {
        var annotators = new List<int>();
        foreach (Rating rating in table.Ratings.Of(image))
            if (rating.Label >= 0) annotators.Add(rating.Annotator);
        annotators.Sort();
        return annotators;
    }

    public override void Read(int image, SourceMap map, List<Annotation> annotations, List<Problem> problems)
    {
        foreach (Rating rating in table.Ratings.Of(image))
        {
            if (rating.Label < 0) continue;
            foreach (int category in table.Labels[rating.Label])
                annotations.Add(new Annotation { Annotator = map.Annotators[rating.Annotator], Category = map.Categories[category] });
        }
    }
}
