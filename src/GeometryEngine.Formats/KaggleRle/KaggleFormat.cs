namespace GeometryEngine.Formats;

/// <summary>Run lengths of Kaggle competitions: CSV with a column <c>EncodedPixels</c>, a row for each object. <see cref="KaggleRle"/> tells of the runs.</summary>
internal sealed class KaggleFormat : DatasetFormat
{
    /// <summary>Columns of the run lengths, by the names that competitions gave them.</summary>
    public static readonly string[] Pixels = ["EncodedPixels", "encoding", "rle", "rle_mask"];

    /// <summary>Columns that name the image.</summary>
    public static readonly string[] Images = ["ImageId", "Image_Id", "img", "id", Combined, "Image_Label"];

    /// <summary>Columns that name the class.</summary>
    public static readonly string[] Classes = ["ClassId", "Label", "class", "CategoryId"];

    /// <summary>A column of image and class, with an underscore between them; and another of that kind.</summary>
    public const string Combined = "ImageId_ClassId";

    public override string Name => "kaggle-rle";

    public override string Description => "Kaggle run lengths, absolute or relative (CSV: ImageId, EncodedPixels, perhaps ClassId, Height, Width)";

    public override Features Holds => Features.Masks | Features.Instances | Features.Overlaps | Features.EmptyImages | Features.ImageSizes | Features.FileNames;

    public override bool Recognizes(DatasetInput input) =>
        CsvHead.Of(input) is { } header && CsvRow.Find(header, Pixels) >= 0 && CsvRow.Find(header, Images) >= 0;

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new KaggleSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new KaggleWriter(path, Holds, info);
}
