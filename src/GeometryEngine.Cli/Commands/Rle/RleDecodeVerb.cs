using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom rle decode</c>: to run lengths, or to a mask image.</summary>
internal sealed class RleDecodeVerb : RleVerb
{
    /// <summary>The verb.</summary>
    public RleDecodeVerb() : base(
        "decode",
        "Print the run lengths of a mask, zeros first, column by column; or write it as PNG, 0 and 255",
        "geom rle decode 532",
        "geom rle decode 532 --size 5x2 -o mask.png") =>
        Options.Add(CommonOptions.Out("PNG file to write, instead of printing; wants the size", required: false));

    /// <inheritdoc/>
    public override string Notes => "A compressed string may hold ` and \\, which a shell takes for its own: put it in single quotes.";

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        RleInput mask = Read(invocation);
        if (invocation.Out is { } path) WritePng(mask, path);
        else if (invocation.Json) JsonOutput.Print(invocation.Terminal, json =>
        {
            json.WriteStartObject();
            mask.WriteSize(json);
            json.WriteStartArray("counts");
            foreach (uint count in mask.Counts) json.WriteNumberValue(count);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        else invocation.Terminal.Out.WriteLine(string.Join(',', mask.Counts));
        return ExitCode.Done;
    }

    private static void WritePng(RleInput mask, string path)
    {
        if (mask.Size is not { } size)
        {
            Throw.Usage("a PNG has a size: --size HxW is missing");
            return;
        }
        Rle rle = Rle.FromCounts(size.Height, size.Width, mask.Counts);
        LabelRuns rows = LabelRuns.Paint(size.Height, size.Width, [(rle, 255)], PixelOrder.RowMajor);
        Output.Try(path, () =>
        {
            using var file = new AtomicFile(path);
            new PngEncoder().Encode(rows, PngPixelFormat.Gray8, file.Stream);
            file.Commit();
        });
    }
}
