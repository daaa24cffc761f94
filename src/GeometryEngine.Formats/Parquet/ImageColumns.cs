namespace GeometryEngine.Formats;

/// <summary>The columns of the table of images.</summary>
internal sealed class ImageColumns : IParquetColumns
{
    private readonly TextColumn _id = new("image_id"), _file = new("file_name"), _subset = new("subset"), _annotators = new("annotators"), _extras = new("extras");
    private readonly LongColumn _height = new("height"), _width = new("width"), _count = new("annotation_count");

    public IReadOnlyList<ParquetColumn> All => [_id, _file, _height, _width, _subset, _annotators, _count, _extras];

    /// <summary>Adds a row.</summary>
    /// <param name="image">The image.</param>
    /// <param name="annotators">Who has seen it, as a list in JSON; null where nobody is named.</param>
    /// <param name="count">How many rows it has in the table of annotations.</param>
    public void Add(ImageInfo image, string? annotators, int count)
    {
        _id.Add(image.Id.ToString());
        _file.Add(image.FileName);
        _height.Add(image.Height);
        _width.Add(image.Width);
        _subset.Add(image.Subset);
        _annotators.Add(annotators);
        _count.Add(count);
        _extras.Add(ExtrasJson.Of(image.Extras));
    }

    /// <summary>The image of a row, without its extra fields.</summary>
    /// <param name="row">Its number in the row group.</param>
    /// <param name="maxPixels">Most pixels it may have.</param>
    /// <returns>Null where the row makes no sense.</returns>
    public ImageInfo? Image(int row, long maxPixels)
    {
        long height = _height[row], width = _width[row];
        if (_id[row] is not { } id || height is < 0 or > int.MaxValue || width is < 0 or > int.MaxValue || height * width > maxPixels) return null;
        return new ImageInfo { Id = IdText.Parse(id), FileName = _file[row], Height = (int)height, Width = (int)width, Subset = _subset[row] };
    }

    /// <summary>Who has seen the image of a row, as a list in JSON.</summary>
    public string? Annotators(int row) => _annotators[row];

    /// <summary>How many rows the image of a row has in the table of annotations.</summary>
    public long Count(int row) => _count[row];

    /// <summary>The extra fields of the image of a row, as an object in JSON.</summary>
    public string? Extras(int row) => _extras[row];
}
