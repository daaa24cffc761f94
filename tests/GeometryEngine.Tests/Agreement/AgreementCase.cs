namespace GeometryEngine.Tests;

/// <summary>A small data set of several annotators, made or drawn at random.</summary>
internal sealed record AgreementCase(DatasetInfo Info, IReadOnlyList<DatasetItem> Items)
{
    public const int Height = 24;
    public const int Width = 32;

    /// <summary>The default choices with few bootstrap samples, for tests that compute many reports.</summary>
    public static AgreementOptions FewSamples { get; } = new() { BootstrapSamples = 20 };

    private static readonly Gen<Annotation> Object =
        from kind in Gen.Int[0, 5]
        from category in Gen.Int[0, 2]
        from crowd in Gen.Int[0, 5]
        from place in Gen.Int[0, 3]
        from shift in Gen.Select(Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5])
        from size in Gen.Int[4, 9]
        let x = place % 2 * 12 + 2 + shift.Item1
        let y = place / 2 * 10 + 2 + shift.Item2
        select Shape(kind, new Box(x, y, size, size)) with { Category = category, IsCrowd = crowd == 0 };

    /// <summary>
    /// One to four annotators, three categories, up to six images that some of them have seen, each with up to four objects of all kinds,
    /// drawn around a few places so that objects match, nearly match and do not; crowds; labels for the image, one at most or, in tags,
    /// two.
    /// </summary>
    public static Gen<AgreementCase> Any { get; } =
        from annotators in Gen.Int[1, 4]
        from tags in Gen.Int[0, 3]
        from images in (from seen in Gen.Bool.Array[annotators]
                        from annotations in Annotations(tags == 0 ? 2 : 1).Array[annotators]
                        select (seen, annotations)).Array[0, 6]
        select Of(annotators, 3, [.. images.Select(image => Seen(image.seen, image.annotations))]);

    /// <summary>A data set from the annotations of each image's annotators; null stands for one who has not seen it.</summary>
    public static AgreementCase Of(int annotators, int categories, params Annotation[]?[][] images) => new(
        new DatasetInfo
        {
            Annotators = [.. Enumerable.Range(0, annotators).Select(annotator => $"annotator {annotator}")],
            Categories = [.. Enumerable.Range(0, categories).Select(Category)],
            ImageCount = images.Length,
        },
        [.. images.Select((image, number) => Item(number, image))]);

    public static Annotation BoxOf(double x, double y, double width, double height, int category = 0) =>
        new() { Box = new Box(x, y, width, height), Category = category };

    /// <summary>A rectangle as pixels.</summary>
    public static Rle MaskOf(int x, int y, int width, int height)
    {
        byte[] pixels = new byte[Height * Width];
        for (int row = Math.Max(y, 0); row < Math.Min(y + height, Height); row++)
            for (int column = Math.Max(x, 0); column < Math.Min(x + width, Width); column++) pixels[row * Width + column] = 1;
        return Rle.Encode(pixels, Height, Width, PixelOrder.RowMajor);
    }

    /// <summary>The same item of an image whose size nobody says.</summary>
    public static DatasetItem WithoutSize(DatasetItem item) => new()
    {
        Image = item.Image with { Height = 0, Width = 0 },
        Annotators = item.Annotators,
        Annotations = item.Annotations,
    };

    public AgreementReport Compute(Engine engine, AgreementOptions? options = null)
    {
        var agreement = new Agreement(Info, options ?? FewSamples);
        foreach (DatasetItem item in Items) agreement.Add(engine, item);
        return agreement.Compute();
    }

    /// <summary>The same data set with its images and its annotators in another order.</summary>
    /// <param name="images">For each place, the image that stands there.</param>
    /// <param name="annotators">For each place, the annotator who stands there.</param>
    public AgreementCase Permuted(int[] images, int[] annotators) => new(
        Info with { Annotators = [.. annotators.Select(annotator => Info.Annotators[annotator])] },
        [.. images.Select(image => Permuted(Items[image], annotators))]);

    private static DatasetItem Permuted(DatasetItem item, int[] annotators) => new()
    {
        Image = item.Image,
        Annotators = [.. item.Annotators.Select(annotator => Array.IndexOf(annotators, annotator)).Order()],
        Annotations = [.. item.Annotations.Select(own => own with { Annotator = Array.IndexOf(annotators, own.Annotator) })],
    };

    private static Category Category(int index) => new() { Id = new SourceId(index), Name = $"category {index}" };

    private static Gen<Annotation[]> Annotations(int labels) =>
        from objects in Object.Array[0, 4]
        from categories in Gen.Int[0, 2].Array[0, labels]
        select objects.Concat(categories.Select(category => new Annotation { Category = category })).ToArray();

    private static Annotation[]?[] Seen(bool[] seen, Annotation[][] annotations) =>
        [.. annotations.Zip(seen, (own, hasSeen) => hasSeen ? own : null)];

    private static DatasetItem Item(int number, Annotation[]?[] image) => new()
    {
        Image = new ImageInfo { Id = new SourceId(number), FileName = $"image {number}.jpg", Height = Height, Width = Width },
        Annotators = [.. image.Index().Where(own => own.Item is not null).Select(own => own.Index)],
        Annotations =
        [
            .. from own in image.Index()
               from annotation in own.Item ?? []
               select annotation with { Annotator = own.Index },
        ],
    };

    private static Annotation Shape(int kind, Box box) => kind switch
    {
        0 => new Annotation { Box = box },
        1 => new Annotation { Keypoints = new Keypoints([box.X, box.Y, 2, box.Right, box.Bottom, 1, 99, 99, 0]) },
        2 or 3 => new Annotation { Mask = MaskOf((int)box.X, (int)box.Y, (int)box.Width, (int)box.Height), Box = box },
        _ => new Annotation { Polygon = new Polygon([box.X, box.Y, box.Right, box.Y, box.Right, box.Bottom, box.X, box.Bottom - 2]) },
    };
}
