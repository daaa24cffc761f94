namespace GeometryEngine.Formats;

/// <summary>
/// An opened table of run lengths. The size of an image stands in columns, or is known to another source of the same image. Whether runs are relative is found
/// by looking at all of them: most absolute ones go forward.
/// </summary>
internal sealed class KaggleSource : CsvSource
{
    private int _pixels;
    private int _class;
    private int _height;
    private int _width;
    private bool _isCombined;
    private readonly bool _isRelative;

    public KaggleSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        int forward = 0, backward = 0;
        var numbers = new List<long>();
        AddFile(input.OpenFile(), Columns, (row, image) =>
        {
            if (KaggleRle.TryParse(row[_pixels], numbers) is null && numbers.Count > 2) _ = KaggleRle.GoesBackwards(numbers) ? backward++ : forward++;
            if (int.TryParse(row[_height], out int height) && int.TryParse(row[_width], out int width) && height > 0 && width > 0 && (long)height * width <= options.MaxPixels)
                (image.Height, image.Width) = (height, width);
        });
        _isRelative = backward > forward;
        AddImages();
    }

    protected override string ImageNameOf(string field) => _isCombined && field.LastIndexOf('_') is var at and > 0 ? field[..at] : field;

    protected override void ParseRow(CsvRow row, int file, CsvImage image, List<Annotation> annotations, List<ExtraField> extras, ProblemLog log)
    {
        var numbers = new List<long>();
        if (KaggleRle.TryParse(row[_pixels], numbers) is { } broken) row.Fail(_pixels, broken.Found, broken.Allowed);
        if (numbers.Count == 0) return; // nothing on the image, or nothing of the class
        int category = CategoryOf(ClassOf(row)); // known even where the size is to come from another source
        if (image.Height == 0 || image.Width == 0) row.Fail(_pixels, "run lengths of an image without a size", "columns Height and Width, or another source that knows the image");
        Rle mask = KaggleRle.Decode(numbers, image.Height, image.Width, _isRelative, out RleDefect? defect);
        if (defect is { } repaired) log.Report(row.File, $"{row.Place}, {row.Header[_pixels]}", repaired.Found, repaired.Allowed);
        annotations.Add(new Annotation { Annotator = AnnotatorOf(null), Category = category, Mask = mask });
    }

    private string ClassOf(CsvRow row)
    {
        if (!_isCombined) return row[_class];
        string field = row[CsvRow.Find(row.Header, KaggleFormat.Images)];
        return field[(field.LastIndexOf('_') + 1)..];
    }

    private int Columns(IReadOnlyList<string> header)
    {
        int image = CsvRow.Find(header, KaggleFormat.Images);
        (_pixels, _class) = (CsvRow.Find(header, KaggleFormat.Pixels), CsvRow.Find(header, KaggleFormat.Classes));
        (_height, _width) = (CsvRow.Find(header, "Height", "img_height"), CsvRow.Find(header, "Width", "img_width"));
        _isCombined = image >= 0 && header[image] is KaggleFormat.Combined or "Image_Label";
        return image;
    }
}
