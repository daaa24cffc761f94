using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom export</c>: mask images.</summary>
internal sealed class ExportCommand : GeomCommand
{
    private readonly Argument<string[]> _sources = CommonOptions.Sources();
    private readonly ExportOptions _options = new();
    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Write nothing: compare what stands in the folder with what the command would write; exit code 1 when anything differs",
    };

    /// <summary>The command.</summary>
    public ExportCommand() : base(
        "export",
        "Write masks, with a manifest.json that says what each shows",
        "geom export data/sample/annotator-1.json -o masks --as semantic --palette voc",
        "geom export data/sample/annotator-1.json -o instances --as instance",
        "geom export data/sample/annotator-1.json -o panoptic --as panoptic",
        "geom export data/sample/annotator-1.json -o panoptic --as panoptic --verify")
    {
        Arguments.Add(_sources);
        Options.Add(CommonOptions.Out("Folder to write into", required: true));
        foreach (Option option in _options.All) Options.Add(option);
        Options.Add(_verify);
        Options.Add(CommonOptions.Json());
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes =>
        """
        A mask is named after its image, sub-folders kept, with an extension of its own; where there are several annotators each
        has a folder. semantic: a pixel holds the category's value. instance: objects are numbered from 1 in file order.
        panoptic: 24-bit segment ids as COCO has them, with panoptic.json. binary: a folder for each image, a file for each
        object by its number, 0 and 255. Objects with a box or keypoints alone are not painted.

        Bad input is found before anything is written. Each file appears whole. An export that was stopped or killed goes on
        where it was when the same command is given again, and ends with the same bytes.
        """;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        MaskExportOptions options = _options.Of(invocation);
        var watch = Stopwatch.StartNew();
        using Engine engine = invocation.CreateEngine();
        using DatasetReader reader = invocation.Open(invocation.Get(_sources), keepExtras: true);
        invocation.Problems.Add(reader.Problems);
        ExportSummary summary = default;
        Progress.Run(invocation.Terminal, reader.Count, step =>
        {
            int shown = 0;
            summary = engine.Export(reader, invocation.Out!, options, new ExportRun
            {
                Threads = invocation.Threads,
                Stop = invocation.Stop,
                Verify = invocation.Get(_verify),
                Report = invocation.Problems.Add,
                Progress = done =>
                {
                    for (; shown < done; shown++) step();
                },
                Differs = file => invocation.Warn($"{file} is missing or differs"),
            });
        });
        invocation.Problems.Finish();
        if (summary.Unpainted > 0) invocation.Warn($"not painted: {summary.Unpainted} of the objects have a box or keypoints alone");
        Print(invocation, summary, watch.Elapsed);
        return summary.Different > 0 ? ExitCode.NotGoodEnough : ExitCode.Done;
    }

    private static void Print(Invocation invocation, in ExportSummary summary, TimeSpan elapsed)
    {
        ExportSummary done = summary;
        double seconds = Math.Round(elapsed.TotalSeconds, 3), rate = Math.Round((done.Images - done.Resumed) / elapsed.TotalSeconds, 1);
        if (!invocation.Json)
        {
            string different = done.Different > 0 ? $", {done.Different} different" : "";
            invocation.Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{done.Images} images, {done.Files} files, {done.Bytes} bytes{different} in {seconds} s ({rate} images/s)"));
            return;
        }
        JsonOutput.Print(invocation.Terminal, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("images", done.Images);
            json.WriteNumber("resumed", done.Resumed);
            json.WriteNumber("files", done.Files);
            json.WriteNumber("bytes", done.Bytes);
            json.WriteNumber("unpainted", done.Unpainted);
            json.WriteNumber("different", done.Different);
            json.WriteNumber("seconds", seconds);
            json.WriteNumber("images_per_second", rate);
            json.WriteEndObject();
        });
    }
}
