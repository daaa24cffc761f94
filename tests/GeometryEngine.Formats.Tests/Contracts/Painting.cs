namespace GeometryEngine.Formats.Tests.Contracts;

/// <summary>What is left of masks in formats whose pixels belong to one object, or to one category, only. The slow and plain way.</summary>
internal static class Painting
{
    /// <summary>The annotations as such a format shows them: later ones on top, hidden ones gone, those of one category united where objects are not told apart.</summary>
    public static DatasetItem Visible(DatasetItem item, Features holds)
    {
        if (holds.HasFlag(Features.ImageLabels) && !holds.HasFlag(Features.Instances)) return OneOfEach(item, holds.HasFlag(Features.Overlaps));
        if (holds.HasFlag(Features.Overlaps)) return item;
        (int height, int width) = (item.Image.Height, item.Image.Width);
        var owner = new int[height * width];
        Array.Fill(owner, -1);
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            if (item.Annotations[i].Mask is not { } mask) continue;
            byte[] pixels = new byte[height * width];
            mask.Decode(pixels, PixelOrder.RowMajor);
            int value = holds.HasFlag(Features.Instances) ? i : item.Annotations[i].Category;
            for (int pixel = 0; pixel < pixels.Length; pixel++)
                if (pixels[pixel] != 0) owner[pixel] = value;
        }
        var annotations = new List<Annotation>();
        if (holds.HasFlag(Features.Instances))
        {
            for (int i = 0; i < item.Annotations.Count; i++)
            {
                if (item.Annotations[i].Mask is null) annotations.Add(item.Annotations[i]); // has no pixels to hide
                else if (owner.Contains(i)) annotations.Add(item.Annotations[i] with { Mask = MaskOf(i) });
            }
        }
        else
        {
            foreach (int category in owner.Where(value => value >= 0).Distinct().Order())
                annotations.Add(new Annotation { Category = category, Annotator = item.Annotators[0], Mask = MaskOf(category) });
        }
        return new DatasetItem { Image = Uncovered(item.Image, owner), Annotators = item.Annotators, Annotations = annotations };

        Rle MaskOf(int value) => Rle.Encode([.. owner.Select(other => other == value ? (byte)1 : (byte)0)], height, width, PixelOrder.RowMajor);
    }

    // Objects lie on top of what does not count.
    private static ImageInfo Uncovered(ImageInfo image, int[] owner)
    {
        if (VoidRegion.Of(image, new LossLog()) is not { } region) return image;
        byte[] pixels = new byte[owner.Length];
        region.Decode(pixels, PixelOrder.RowMajor);
        for (int i = 0; i < pixels.Length; i++)
            if (owner[i] >= 0) pixels[i] = 0;
        ExtraField[] left = pixels.Contains((byte)1) ? [VoidRegion.ToField(Rle.Encode(pixels, image.Height, image.Width, PixelOrder.RowMajor))] : [];
        return image with { Extras = [.. image.Extras.Where(extra => extra.Name != KnownFields.VoidRegion), .. left] };
    }

    // Labels of the whole image, each class once and in the order of classes; or the first alone.
    private static DatasetItem OneOfEach(DatasetItem item, bool several) => new()
    {
        Image = item.Image,
        Annotators = item.Annotators,
        Annotations = several ? [.. item.Annotations.DistinctBy(annotation => annotation.Category).OrderBy(annotation => annotation.Category)] : [.. item.Annotations.Take(1)],
    };
}
