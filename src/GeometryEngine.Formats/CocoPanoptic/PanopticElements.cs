namespace GeometryEngine.Formats;

/// <summary>The elements of COCO panoptic's JSON, which exports and data sets have alike.</summary>
internal static class PanopticElements
{
    /// <summary>Writes a category, as one value. One that does not say so is of things.</summary>
    public static void WriteCategory(JsonOutput output, Category category, SourceId id)
    {
        ExtraField isThing = KnownFields.Of(KnownFields.IsThing, IsStuff(category) ? 0L : 1L);
        CocoWriter.WriteCategory(output, category with { Extras = [.. category.Extras.Where(extra => extra.Name != KnownFields.IsThing), isThing] }, id);
    }

    /// <summary>Whether single objects of a category are not told apart: an image has one segment of it.</summary>
    public static bool IsStuff(Category category) => KnownFields.Flag(category.Extras, KnownFields.IsThing) == false;

    /// <summary>Writes the fields that each segment has, into an object that was begun.</summary>
    /// <param name="output">Receives them.</param>
    /// <param name="id">Its id, 1 to <see cref="PanopticFormat.MostId"/>.</param>
    /// <param name="category">The id of its category.</param>
    /// <param name="area">Its pixels.</param>
    /// <param name="box">The smallest box of whole pixels that holds them.</param>
    /// <param name="isCrowd">Whether it is a region of many objects.</param>
    public static void WriteSegment(JsonOutput output, long id, SourceId category, long area, in Box box, bool isCrowd)
    {
        output.Property("id"u8);
        output.Number(id);
        output.Property("category_id"u8);
        output.Id(category);
        output.Property("area"u8);
        output.Number(area);
        output.Property("bbox"u8);
        output.BeginList();
        foreach (double edge in (ReadOnlySpan<double>)[box.X, box.Y, box.Width, box.Height]) output.Number((long)edge);
        output.EndList();
        output.Property("iscrowd"u8);
        output.Number(isCrowd ? 1L : 0L);
    }
}
