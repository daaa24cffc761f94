using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom validate</c>: everything that is wrong with the input, each thing with its place.</summary>
internal sealed class ValidateCommand : GeomCommand
{
    private readonly Argument<string[]> _sources = CommonOptions.Sources();

    /// <summary>The command.</summary>
    public ValidateCommand() : base(
        "validate",
        "List what is wrong with data sets, each problem with its file and place; exit code 1 when there is any",
        "geom validate data/sample/annotator-1.json")
    {
        Arguments.Add(_sources);
        Options.Add(CommonOptions.Format());
        Options.Add(CommonOptions.Labels());
        Options.Add(CommonOptions.Threads());
        Options.Add(CommonOptions.Json());
    }

    private readonly record struct Counts(long Images, long Annotations, long Problems);

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        Terminal terminal = invocation.Terminal;
        Counts counts = default;
        if (invocation.Json) JsonOutput.Print(terminal, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("problems");
            counts = Check(invocation, problem =>
            {
                json.WriteStartObject();
                json.WriteString("file", problem.File);
                json.WriteString("place", problem.Place);
                json.WriteString("found", problem.Found);
                json.WriteString("allowed", problem.Allowed);
                json.WriteEndObject();
                JsonOutput.Relieve(json);
            });
            json.WriteEndArray();
            json.WriteNumber("images", counts.Images);
            json.WriteNumber("annotations", counts.Annotations);
            json.WriteEndObject();
        });
        else
        {
            counts = Check(invocation, terminal.Out.WriteLine);
            terminal.Out.WriteLine(
                $"{Tables.Count(counts.Images, "image")}, {Tables.Count(counts.Annotations, "annotation")}, {Tables.Count(counts.Problems, "problem")}");
        }
        return counts.Problems == 0 ? ExitCode.Done : ExitCode.NotGoodEnough;
    }

    private Counts Check(Invocation invocation, Action<Problem> list)
    {
        long images = 0, annotations = 0, problems = 0;
        try
        {
            using DatasetReader reader = invocation.Open(invocation.Get(_sources));
            List(reader.Problems);
            OrderedParallel.Run(reader.Count, invocation.Threads, reader.Read, item =>
            {
                List(item.Problems);
                images++;
                annotations += item.Annotations.Count;
            }, invocation.Stop);
        }
        catch (InputException failure) when (invocation.Get(_sources).All(source => Path.Exists(SourceSpec.Parse(source).Path)))
        {
            List([failure.Problem]); // the source is there and unusable as a whole: that is what validation is to find
        }
        return new Counts(images, annotations, problems);

        void List(IReadOnlyList<Problem> found)
        {
            problems += found.Count;
            foreach (Problem problem in found) list(problem);
        }
    }
}
