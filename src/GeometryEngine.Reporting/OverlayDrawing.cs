using GeometryEngine.Formats;
using SkiaSharp;

namespace GeometryEngine.Reporting;

/// <summary>
/// Draws masks over the photograph they belong to: objects tinted and outlined in their category's colour, with a legend. Equal input gives equal
/// bytes on every machine: the letters are its own. Safe to use from several threads at once.
/// </summary>
/// <param name="photos">The folder of the photographs, by the names that the data set gives them; null for none.</param>
public sealed class OverlayDrawing(string? photos) : IMaskDrawing
{
    private const int Tint = 115; // of 256
    private const int Level = 3; // of zlib: a photograph shrinks little more beyond

    private static readonly SKColor NoPhoto = new(48, 48, 48);

    /// <inheritdoc/>
    public string Description => photos is null ? "overlay" : $"overlay on {photos}";

    /// <inheritdoc/>
    public string Extension => ".png";

    /// <inheritdoc/>
    public void Check(ImageInfo image)
    {
        if (PathOf(image) is not { } path) return;
        using SKCodec? codec = SKCodec.Create(path);
        if (codec is null) Throw.Input(path, "", "a file that does not open as an image", "JPEG, PNG, WebP or BMP");
        else CheckSize(path, image, codec.Info.Height, codec.Info.Width);
    }

    /// <inheritdoc/>
    public byte[] Draw(MaskPicture picture)
    {
        using SKBitmap bitmap = Open(picture.Image);
        var colors = new Rgb[picture.Objects.Count + 2]; // of no object, the objects, the void band
        colors[^1] = LabelColors.Voc(byte.MaxValue);
        for (int i = 0; i < picture.Objects.Count; i++) colors[i + 1] = ColorOf(picture.Info, picture.Objects[i].Annotation.Category);
        Paint(bitmap, picture.Pixels.Objects, colors);
        (string, Rgb)[] entries = [.. picture.Objects.Select(found => found.Annotation.Category).Distinct().Order()
            .Select(category => (picture.Info.Categories[category].Name, ColorOf(picture.Info, category)))];
        Legend.Draw(bitmap, entries);
        using SKPixmap pixmap = bitmap.PeekPixels();
        using SKData data = pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, Level))!; // JPEG would blur the outlines
        return data.ToArray();
    }

    private static Rgb ColorOf(DatasetInfo info, int category) => LabelColors.Of(info.Categories[category]) ?? LabelColors.Voc(category + 1);

    // A pixel with a neighbour of another object is outline.
    private static void Paint(SKBitmap bitmap, LabelRuns runs, Rgb[] colors)
    {
        int height = runs.Height, width = runs.Width, start = 0;
        var labels = new int[height * width];
        for (int i = 0; i < runs.Ends.Length; start = (int)runs.Ends[i++]) labels.AsSpan(start, (int)runs.Ends[i] - start).Fill(runs.Labels[i]);
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int row = 0, at = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++, at++)
            {
                int label = labels[at];
                if (label == 0) continue;
                bool isOutline = (column > 0 && labels[at - 1] != label) || (column + 1 < width && labels[at + 1] != label)
                    || (row > 0 && labels[at - width] != label) || (row + 1 < height && labels[at + width] != label);
                Blend(pixels.Slice(row * bitmap.RowBytes + 4 * column, 3), colors[label], isOutline ? 256 : Tint);
            }
        }
    }

    private static void Blend(Span<byte> pixel, Rgb color, int share)
    {
        pixel[0] = (byte)(pixel[0] + (color.R - pixel[0]) * share / 256);
        pixel[1] = (byte)(pixel[1] + (color.G - pixel[1]) * share / 256);
        pixel[2] = (byte)(pixel[2] + (color.B - pixel[2]) * share / 256);
    }

    private SKBitmap Open(ImageInfo image)
    {
        var info = new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        if (PathOf(image) is not { } path)
        {
            var blank = new SKBitmap(info);
            blank.Erase(NoPhoto);
            return blank;
        }
        SKBitmap? photo = SKBitmap.Decode(path, info);
        if (photo is null) Throw.Input(path, "", "a file that does not open as an image", "JPEG, PNG, WebP or BMP");
        return photo!;
    }

    private string? PathOf(ImageInfo image)
    {
        if (photos is null || image.FileName is not { } name) return null;
        string path = Path.Combine(photos, SafePath.Stem(name, out _) + Path.GetExtension(name)); // never outside of the folder
        return File.Exists(path) ? path : null;
    }

    private static void CheckSize(string path, ImageInfo image, int height, int width)
    {
        if (height != image.Height || width != image.Width)
            Throw.Input(path, "", $"a photograph of {height}x{width} pixels", $"{image.Height}x{image.Width}, as the annotations say");
    }
}
