using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom synth</c>: a data set of several annotators whose errors are known.</summary>
internal sealed class SynthCommand : GeomCommand
{
    private static readonly SynthOptions Default = SynthOptions.Default;
    private readonly DefaultedOption<int> _images = CommonOptions.Number("--images", Default.Images, 1, int.MaxValue, "N", "Number of images");
    private readonly DefaultedOption<int> _annotators = CommonOptions.Number("--annotators", Default.Annotators, 1, 1000, "K", "Number of annotators");
    private readonly DefaultedOption<long> _seed =
        new("--seed", Default.Seed) { Description = $"Same options and seed, same bytes [default: {Default.Seed}]", HelpName = "S" };
    private readonly Option<int?> _polygons =
        new("--polygons") { Description = "Polygon annotations of all annotators together, within a few percent [default: 1 to 8 objects an image]", HelpName = "N" };
    private readonly DefaultedOption<int> _vertices = CommonOptions.Number("--vertices", Default.Vertices, 3, 10_000, "V", "Mean number of vertices of a polygon");
    private readonly Option<ImageSize?> _size = CommonOptions.Size("--size", "WxH", $"Size of the images in pixels [default: {Default.Width}x{Default.Height}]");
    private readonly DefaultedOption<double> _noise =
        CommonOptions.Share("--noise", Default.Noise, zeroAllowed: true, "P", "Share of images an annotator of middling skill labels wrongly; other errors in proportion");

    /// <summary>The command.</summary>
    public SynthCommand() : base(
        "synth",
        "Make a realistic data set of several annotators with known noise",
        "geom synth -o synthetic --images 20 --annotators 3 --seed 7")
    {
        foreach (Option option in (Option[])[CommonOptions.Out("Folder for annotator-1.json ..., truth.json, ratings.csv, tags.csv", required: true),
            _images, _annotators, _seed, _polygons, _vertices, _size, _noise, CommonOptions.Threads()])
            Options.Add(option);
    }

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        string folder = invocation.Out!;
        using SynthDataset dataset = Create(invocation);
        Progress.Run(invocation.Terminal, dataset.Options.Images, step =>
            Output.Try(folder, () => dataset.Write(folder, invocation.Threads, _ => step(), invocation.Stop)));
        invocation.Terminal.Out.WriteLine(
            $"{Tables.Count(dataset.Options.Images, "image")} by {Tables.Count(dataset.Options.Annotators, "annotator")}, seed {dataset.Options.Seed}, in {Printable.Line(folder)}");
        return ExitCode.Done;
    }

    private SynthDataset Create(Invocation invocation)
    {
        var options = new SynthOptions
        {
            Images = invocation.Get(_images),
            Annotators = invocation.Get(_annotators),
            Seed = invocation.Get(_seed),
            Polygons = invocation.Get(_polygons),
            Vertices = invocation.Get(_vertices),
            Width = invocation.Get(_size)?.Width ?? Default.Width,
            Height = invocation.Get(_size)?.Height ?? Default.Height,
            Noise = invocation.Get(_noise),
        };
        try
        {
            return new SynthDataset(options);
        }
        catch (ArgumentException refusal)
        {
            Throw.Usage(refusal.Message);
            throw;
        }
    }
}
