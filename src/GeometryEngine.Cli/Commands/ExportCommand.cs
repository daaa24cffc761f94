using System.CommandLine;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom export</c>: mask images.</summary>
internal sealed class ExportCommand : GeomCommand
{
    private readonly Argument<string[]> _sources = CommonOptions.Sources();
    private readonly DefaultedOption<MaskKind> _kind = CommonOptions.Choice(
        "--as", "What a pixel says: the category, the object's number, or one object against the rest",
        ("semantic", MaskKind.Semantic), ("instance", MaskKind.Instance), ("binary", MaskKind.Binary));

    private readonly DefaultedOption<CategoryValue> _values = CommonOptions.Choice(
        "--values", "Semantic pixels hold the category's id, or its place from 1 on", ("id", CategoryValue.Id), ("index", CategoryValue.Index));

    private readonly DefaultedOption<PaintOrder> _paintOrder = CommonOptions.Paint();
    private readonly DefaultedOption<PixelBits> _bits = CommonOptions.Choice("--bits", "Bits of a pixel", ("8", PixelBits.Eight), ("16", PixelBits.Sixteen));

    private enum PixelBits
    {
        Eight = 8,
        Sixteen = 16,
    }

    /// <summary>The command.</summary>
    public ExportCommand() : base(
        "export",
        "Write masks as grey PNGs, with a manifest.json that says what each shows",
        "geom export data/sample/annotator-1.json -o masks --as semantic",
        "geom export data/sample/annotator-1.json -o instances --as instance --bits 16")
    {
        Arguments.Add(_sources);
        _kind.Required = true;
        foreach (Option option in (Option[])[CommonOptions.Out("Folder to write into", required: true), _kind, _values, _paintOrder, _bits]) Options.Add(option);
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes =>
        """
        A mask is named after its image, sub-folders kept, .png for the extension; where there are several annotators each
        has a folder. 0 is background. semantic: a pixel holds the category. instance: objects are numbered from 1
        in file order. binary: a folder for each image, a file for each object by its number, 0 and 255. Objects with a
        box or keypoints alone are not painted. Each file appears whole; an export that was stopped goes on where it was
        when the same command is given again.
        """;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        string[] sources = invocation.Get(_sources);
        string source = string.Join(", ", sources);
        using Engine engine = invocation.CreateEngine();
        using DatasetReader reader = invocation.Open(sources);
        MaskExportOptions options = CreateOptions(invocation);
        var problems = new List<Problem>();
        var exporter = new MaskExporter(engine, reader.Info, new ExportPaths(reader, source, problems), options, source);
        Check(invocation, reader, exporter, problems);
        using var folder = new MaskFolder(invocation.Terminal, invocation.Out!, reader.Info, options, Fingerprint(options, engine, sources));
        Progress.Run(invocation.Terminal, reader.Count, step => invocation.Stream(reader, (index, item) => exporter.Export(index, item, [], folder.Write), (item, masks) =>
        {
            folder.Add(item.Image, masks);
            step();
        }));
        folder.Complete();
        return ExitCode.Done;
    }

    // Everything is read and checked before anything is written: bad input leaves no half of an export.
    private static void Check(Invocation invocation, DatasetReader reader, MaskExporter exporter, List<Problem> problems)
    {
        long unpainted = 0;
        invocation.Problems.Add(problems);
        invocation.Watch(reader, done => invocation.Stream(reader, (index, item) =>
        {
            var found = new List<Problem>();
            exporter.Export(index, item, found, (_, _) => { });
            return found;
        }, (item, found) =>
        {
            done(item);
            invocation.Problems.Add(found);
            unpainted += item.Annotations.Count(annotation => annotation.IsObject && !annotation.HasSegmentation);
        }));
        if (unpainted > 0) invocation.Warn($"not painted: {unpainted} of the objects have a box or keypoints alone");
    }

    private MaskExportOptions CreateOptions(Invocation invocation) => new()
    {
        Kind = invocation.Get(_kind),
        Values = invocation.Get(_values),
        PaintOrder = invocation.Get(_paintOrder),
        Bits = (int)invocation.Get(_bits),
    };

    // What the masks depend on: the options, and the sources as they are now.
    private static string Fingerprint(MaskExportOptions options, Engine engine, string[] sources)
    {
        IEnumerable<string> files = sources.Select(source =>
        {
            var file = new FileInfo(SourceSpec.Parse(source).Path);
            return $"{source} {(file.Exists ? file.Length : 0)} {file.LastWriteTimeUtc.Ticks}";
        });
        return string.Join('\n', [options.ToString(), engine.Options.ToString(), .. files]);
    }
}
