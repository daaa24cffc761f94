using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom convert</c>: data sets of any readable format, joined, into one of a writable format.</summary>
internal sealed class ConvertCommand : GeomCommand
{
    private readonly Argument<string[]> _sources = CommonOptions.Sources();
    private readonly Option<string> _to = new("--to") { Description = "Format to write", Required = true };
    private readonly DefaultedOption<MaskForm> _masks =
        CommonOptions.Choice("--masks", "Keep polygons, or rasterize them into run lengths", ("polygon", MaskForm.Polygon), ("rle", MaskForm.Rle));

    private readonly Option<string?> _losses = new("--losses") { Description = "File for what the format cannot hold, as JSON", HelpName = "FILE" };
    private readonly Option<bool> _failOnLoss = new("--fail-on-loss") { Description = "Exit code 1 when anything but bookkeeping is lost" };

    private enum MaskForm
    {
        Polygon,
        Rle,
    }

    /// <summary>The command.</summary>
    public ConvertCommand() : base(
        "convert",
        "Convert data sets; several sources become one file that names the annotator of each annotation",
        "geom convert data/sample/annotator-1.json -o masks.json --to coco --masks rle")
    {
        Arguments.Add(_sources);
        _to.AcceptOnlyFromAmong([.. DatasetFormats.All.Where(format => format.CanWrite).Select(format => format.Name)]);
        foreach (Option option in (Option[])[CommonOptions.Out("File or folder to write", required: true), _to, _masks, _losses, _failOnLoss]) Options.Add(option);
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes =>
        """
        With --masks rle every polygon becomes a compressed RLE, with the default rules equal to pycocotools' annToRLE;
        uncompressed RLE is compressed, an object with a box alone keeps it. Ids, areas, crowd flags and fields the
        engine does not know are kept where the format has a place for them.

        What it cannot hold is made into the next best, counted, and listed on standard error: a polygon with holes a mask or a
        single ring with bridges, a rotated box its corners, and so on. Bookkeeping, that is ids, unused categories and fields
        the engine does not know, is listed but is no reason to fail.

        To class-folders the image files are copied, as they are found by name in the folder of the annotations or in images/ there.
        """;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        string path = invocation.Out!;
        DatasetFormat format = DatasetFormats.All.Single(format => format.Name == invocation.Get(_to));
        bool asRle = invocation.Get(_masks) == MaskForm.Rle;
        using Engine engine = invocation.CreateEngine();
        using DatasetReader reader = invocation.Open(invocation.Get(_sources), keepExtras: true);
        using DatasetWriter writer = Output.Try(path, () => format.Create(path, reader.Info));
        writer.Engine = engine;
        writer.OpenImage = invocation.ImagesOf(reader);
        string file = string.Join(", ", invocation.Get(_sources));
        invocation.ForEachImage(reader, item =>
        {
            var problems = new List<Problem>();
            return (Item: asRle ? MaskConversion.Rasterize(engine, item, file, problems) : item, problems);
        }, (_, converted) =>
        {
            invocation.Problems.Add(converted.problems);
            Output.Try(path, () => writer.Write(converted.Item));
        });
        Output.Try(path, writer.Complete);
        LossOutput.Print(invocation.Terminal, format, writer.Losses);
        if (invocation.Get(_losses) is { } losses) LossOutput.Write(invocation.Terminal, losses, format, writer.Losses);
        return invocation.Get(_failOnLoss) && writer.Losses.Any(loss => !loss.IsBookkeeping) ? ExitCode.NotGoodEnough : ExitCode.Done;
    }
}
