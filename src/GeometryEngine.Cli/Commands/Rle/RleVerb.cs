using System.CommandLine;
using System.Text;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary>What the verbs of <c>geom rle</c> share: where the mask comes from.</summary>
internal abstract class RleVerb : GeomCommand
{
    private readonly Argument<string> _mask = new("MASK")
    {
        Description = "Compressed string, counts (5,3,2), {\"size\": [h, w], \"counts\": ...}, or a file of one of them or PNG; standard input when left out or -",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<ImageSize?> _size = CommonOptions.Size("--size", "HxW", "Height and width in pixels; the runs must add up to their product");

    /// <summary>A verb.</summary>
    protected RleVerb(string name, string summary, params string[] examples) : base(name, summary, examples)
    {
        Arguments.Add(_mask);
        Options.Add(_size);
        Options.Add(CommonOptions.Json());
    }

    /// <summary>Whether digits alone are one count rather than a compressed string.</summary>
    protected virtual bool DigitsAreCount => false;

    /// <summary>Reads the mask, and holds it against <c>--size</c>.</summary>
    /// <exception cref="InputException">It is none, or does not fit the size.</exception>
    protected RleInput Read(Invocation invocation)
    {
        string? text = invocation.Get(_mask);
        RleInput input = text is null or "-" ? Parse(ReadAll(invocation.Terminal.Input), "standard input")
            : File.Exists(text) ? Parse(File.ReadAllBytes(text), text)
            : RleInput.Parse(text, DigitsAreCount, "MASK");
        ImageSize? size = invocation.Get(_size) ?? input.Size;
        if (invocation.Get(_size) is { } wanted && input.Size is { } given && wanted != given)
            Throw.Usage($"--size {wanted} for a mask of {given}");
        if (size is { } known && !Rle.TryFromCounts(known.Height, known.Width, input.Counts, out _))
            Throw.BadInput(text ?? "standard input", "", $"runs that add up to {input.Sum}", $"{(long)known.Height * known.Width}, the pixels of {known}");
        return input with { Size = size };
    }

    private RleInput Parse(byte[] bytes, string place)
    {
        if (!PngReader.IsPng(bytes)) return RleInput.Parse(Encoding.UTF8.GetString(bytes), DigitsAreCount, place);
        Rle mask = PngReader.ReadLabels(bytes, place).Foreground();
        return new RleInput(mask.Counts.ToArray(), new ImageSize(mask.Height, mask.Width));
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
