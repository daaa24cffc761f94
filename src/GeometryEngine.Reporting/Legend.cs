using GeometryEngine.Formats;
using SkiaSharp;

namespace GeometryEngine.Reporting;

/// <summary>What the colours of an overlay mean, in a corner of it.</summary>
internal static class Legend
{
    private const int Pad = 2; // letter pixels around and between
    private const byte Shade = 160; // of 255: how dark the ground is

    /// <summary>Draws a legend; lines that do not fit the image are left out.</summary>
    /// <param name="bitmap">The image.</param>
    /// <param name="entries">Names and colours.</param>
    public static void Draw(SKBitmap bitmap, IReadOnlyList<(string Name, Rgb Color)> entries)
    {
        int dot = bitmap.Width >= 1200 ? 3 : bitmap.Width >= 400 ? 2 : 1, line = dot * (PixelFont.Height + Pad);
        int fits = Math.Min(entries.Count, (bitmap.Height - dot * Pad) / line);
        if (fits <= 0) return;
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = false, Color = new SKColor(0, 0, 0, Shade) };
        int longest = entries.Take(fits).Max(entry => entry.Name.Length);
        canvas.DrawRect(0, 0, dot * (3 * Pad + PixelFont.Height + longest * PixelFont.Advance), line * fits + dot * Pad, paint);
        for (int i = 0; i < fits; i++)
        {
            int top = dot * Pad + i * line, left = dot * Pad, side = dot * PixelFont.Height;
            paint.Color = new SKColor(entries[i].Color.R, entries[i].Color.G, entries[i].Color.B);
            canvas.DrawRect(left, top, side, side, paint);
            paint.Color = SKColors.White;
            DrawText(canvas, paint, entries[i].Name, left + side + dot * Pad, top, dot);
        }
    }

    private static void DrawText(SKCanvas canvas, SKPaint paint, string text, int left, int top, int dot)
    {
        foreach (char letter in text)
        {
            for (int row = 0; row < PixelFont.Height; row++)
                for (int column = 0; column < PixelFont.Width; column++)
                    if (PixelFont.IsSet(letter, row, column)) canvas.DrawRect(left + column * dot, top + row * dot, dot, dot, paint);
            left += PixelFont.Advance * dot;
        }
    }
}
