using OpenCvSharp;
using SkiaSharp;

namespace GeometryEngine.Formats.Tests;

/// <summary>What other decoders see in what we write.</summary>
public class PngPeerTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 1, 7 }, { 9, 1 }, { 2, 3 }, { 5, 8 }, { 31, 17 }, { 64, 64 }, { 100, 259 }, { 480, 640 }, { 3, 20_000 }, { 20_000, 3 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void OpenCv_decodes_the_same_pixels(int height, int width)
    {
        Assert.SkipUnless(HasOpenCv(), "OpenCV's native library does not load here");
        ForEach(height, width, (scene, format, file) =>
        {
            using Mat image = Cv2.ImDecode(file, ImreadModes.Unchanged);
            Assert.Equal((height, width, format.Bits == 16 ? MatType.CV_16UC1 : format.Color == PngColor.Gray ? MatType.CV_8UC1 : MatType.CV_8UC3),
                (image.Rows, image.Cols, image.Type()));
            bool equal = image.Channels() == 3
                ? Equal<Vec3b>(image, scene, label => Bgr(Color(format, label)))
                : format.Bits == 16 ? Equal<ushort>(image, scene, label => (ushort)label) : Equal<byte>(image, scene, label => Scaled(format, label));
            Assert.True(equal, $"{scene} {format.Color} {format.Bits}");
        });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Skia_decodes_the_same_pixels(int height, int width) => ForEach(height, width, (scene, format, file) =>
    {
        using SKBitmap image = SKBitmap.Decode(file, new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Assert.NotNull(image);
        Assert.Equal((height, width), (image.Height, image.Width));
        SKColor[] pixels = image.Pixels;
        Assert.True(pixels.Zip(scene.Pixels).All(pair => new Rgb(pair.First.Red, pair.First.Green, pair.First.Blue) == Color(format, pair.Second)),
            $"{scene} {format.Color} {format.Bits}");
    });

    private static void ForEach(int height, int width, Action<PngScene, PngPixelFormat, byte[]> check)
    {
        foreach (PngCompression compression in Enum.GetValues<PngCompression>())
        {
            var encoder = new PngEncoder(compression);
            foreach (PngPixelFormat format in PngEncoderTests.ByName.Values)
            {
                for (int kind = 0; kind < PngScene.Kinds; kind++)
                {
                    PngScene scene = PngScene.Make(height, width, format.MaxLabel, kind, seed: kind + width);
                    check(scene, format, PngEncoderTests.Encode(encoder, scene.ToRuns(), format));
                    if (compression == PngCompression.Small) break; // slow, and tested for its pixels elsewhere
                }
            }
        }
    }

    // The colour of eight bits that a viewer shows for a label; of 16 bits the upper eight.
    private static Rgb Color(PngPixelFormat format, int label)
    {
        if (!format.Colors.IsEmpty) return format.Colors[label];
        if (format.Color == PngColor.Rgb) return new Rgb((byte)label, (byte)(label >> 8), (byte)(label >> 16));
        byte gray = format.Bits == 16 ? (byte)(label >> 8) : Scaled(format, label);
        return new Rgb(gray, gray, gray);
    }

    private static byte Scaled(PngPixelFormat format, int label) => (byte)(label * 255 / format.MaxLabel);

    private static Vec3b Bgr(Rgb color) => new(color.B, color.G, color.R);

    private static bool Equal<T>(Mat image, PngScene scene, Func<int, T> expected) where T : unmanaged
    {
        Assert.True(image.GetArray(out T[] pixels));
        return pixels.AsSpan().SequenceEqual([.. scene.Pixels.Select(expected)]);
    }

    internal static bool HasOpenCv()
    {
        try
        {
            using var mat = new Mat(1, 1, MatType.CV_8UC1);
            return true;
        }
        catch (Exception failure) when (failure is TypeInitializationException or DllNotFoundException or OpenCvSharpException)
        {
            return false;
        }
    }
}
