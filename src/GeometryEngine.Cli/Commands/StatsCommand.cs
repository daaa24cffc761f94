using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom stats</c>: what a data set holds.</summary>
internal sealed class StatsCommand : GeomCommand
{
    private readonly Argument<string[]> _sources = CommonOptions.Sources();

    /// <summary>The command.</summary>
    public StatsCommand() : base(
        "stats",
        "Count images, annotations, kinds, categories and annotators, and show areas and sizes",
        "geom stats data/sample/annotator-1.json data/sample/annotator-2.json")
    {
        Arguments.Add(_sources);
        Options.Add(CommonOptions.Json());
        AddReadingOptions();
    }

    /// <inheritdoc/>
    public override string Notes =>
        """
        Kinds: polygon, mask (run lengths), keypoints (without polygon or mask), box (box only), label (of the
        whole image). The area of an object is the one its file declares, else that of its polygon, mask or box,
        in square pixels; small is below 32 x 32, large from 96 x 96 on, as COCO counts.
        """;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        using DatasetReader reader = invocation.Open(invocation.Get(_sources));
        var statistics = new DatasetStatistics(reader.Info);
        invocation.ForEachImage(reader, item => item, (item, _) => statistics.Add(item));
        if (invocation.Json) JsonOutput.Print(invocation.Terminal, json => StatisticsJson.Write(json, statistics));
        else StatisticsTables.Print(invocation.Terminal, statistics);
        return ExitCode.Done;
    }
}
