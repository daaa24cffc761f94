using GeometryEngine.Formats;
using GeometryEngine.Reporting;

namespace GeometryEngine.Cli;

/// <summary>The folder of <c>geom agree -o</c>: <c>agreement.json</c>, <c>pairs.csv</c>, <c>images.csv</c>, <c>objects.csv</c>, <c>report.html</c>; all appear together.</summary>
internal sealed class AgreementFiles : IDisposable
{
    private const int ColumnsOnALine = 6;

    private static readonly string[] PairColumns =
    [
        "a", "b", "label_units", "label_percent_agreement", "cohen_kappa", "scott_pi",
        "images", "matched", "missing", "extra", "label_mismatch", "ignored", "mean_iou", "f1",
        "pixels", "pixel_percent_agreement", "pixel_cohen_kappa", "pixel_mean_iou",
    ];

    private static readonly string[] ImageColumns =
    [
        "image", "annotators", "annotations", "label_agreement",
        "matched", "missing", "extra", "label_mismatch", "ignored", "mean_iou", "f1", "pixel_alpha", "pixel_mean_iou",
    ];

    private static readonly string[] ObjectColumns =
        ["image", "annotator_a", "annotator_b", "outcome", "a_id", "a_category", "b_id", "b_category", "iou", "conflicts"];

    private static readonly string[] Words =
        [.. Enum.GetValues<ObjectOutcome>().Select(outcome => outcome == ObjectOutcome.LabelMismatch ? "label-mismatch" : outcome.ToString().ToLowerInvariant())];

    private readonly string _path;
    private readonly DatasetInfo _info;
    private readonly AtomicFolder _folder;
    private readonly CsvFile _images;
    private readonly CsvFile _objects;

    /// <summary>Begins the folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="info">The tables of the data set.</param>
    /// <exception cref="OutputException">It cannot be written to.</exception>
    public AgreementFiles(string path, DatasetInfo info)
    {
        (_path, _info) = (path, info);
        _folder = Output.Try(path, () => new AtomicFolder(path));
        _images = new CsvFile(_folder.PathOf("images.csv"), ImageColumns);
        _objects = new CsvFile(_folder.PathOf("objects.csv"), ObjectColumns);
    }

    /// <summary>What the files hold, for the help.</summary>
    public static string Columns { get; } =
        $"""
        Files of -o; CSV as RFC 4180 has it, a cell blank where nothing is defined:
          agreement.json  what --json prints
          report.html     the same for people: one page, no other file, no script
          pairs.csv       a row for each two annotators:
                          {Wrap(PairColumns)}
          images.csv      a row for each image:
                          {Wrap(ImageColumns)}
          objects.csv     a row for each match, mismatch and unmatched object of two annotators; outcome is
                          matched, label-mismatch, missing (b lacks it), extra (a lacks it), ignored (crowds);
                          conflicts of a match: low-overlap, attributes that differ:
                          {Wrap(ObjectColumns)}
        """;

    /// <summary>Makes the rows of one image; may be called from several threads at once.</summary>
    /// <param name="image">What the annotators agree and differ on in it.</param>
    public ImageRows RowsOf(ImageAgreement image)
    {
        var rows = new ImageRows(_images.NewRows(), _objects.NewRows());
        InstanceScore? score = image.Instances;
        rows.Images.Add(image.Image.Name).Add<int>(image.Annotators).Add<int>(image.Annotations).Add(image.LabelAgreement);
        AddScore(rows.Images, score).Add(image.PixelAlpha).Add(image.PixelMeanIou).EndRow();
        foreach (ObjectAgreement found in image.Objects)
        {
            rows.Objects.Add(image.Image.Name).Add(_info.Annotators[found.AnnotatorA]).Add(_info.Annotators[found.AnnotatorB]).Add(Word(found.Outcome));
            AddObject(AddObject(rows.Objects, found.A), found.B).Add(found.Iou).Add(Conflicts(found)).EndRow();
        }
        return rows;
    }

    /// <summary>Adds the rows of one image, and gives their memory back.</summary>
    public void Add(ImageRows rows)
    {
        Output.Try(_path, () =>
        {
            _images.Add(rows.Images);
            _objects.Add(rows.Objects);
        });
        rows.Dispose();
    }

    /// <summary>Writes what is known at the end, and puts the files in place.</summary>
    /// <param name="report">The agreement of the data set.</param>
    public void Complete(AgreementReport report)
    {
        Output.Try(_path, () =>
        {
            Write(_folder, report);
            _images.Dispose();
            _objects.Dispose();
        });
        Output.Try(_path, _folder.Commit);
    }

    /// <summary>Writes a folder without the tables of images and objects.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="report">The agreement of the data set.</param>
    public static void Write(string path, AgreementReport report) => Output.Try(path, () =>
    {
        using var folder = new AtomicFolder(path);
        Write(folder, report);
        folder.Commit();
    });

    /// <summary>Writes <c>agreement.json</c>.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="report">The agreement of the data set.</param>
    public static void Write(Stream stream, AgreementReport report)
    {
        AgreementJson.Write(stream, report);
        stream.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _images.Dispose();
        _objects.Dispose();
        _folder.Dispose();
    }

    private static void Write(AtomicFolder folder, AgreementReport report)
    {
        using (FileStream json = File.Create(folder.PathOf("agreement.json"))) Write(json, report);
        using (FileStream html = File.Create(folder.PathOf("report.html"))) AgreementHtml.Write(html, report);
        WritePairs(folder, report);
    }

    private static void WritePairs(AtomicFolder folder, AgreementReport report)
    {
        using var pairs = new CsvFile(folder.PathOf("pairs.csv"), PairColumns);
        using CsvRows rows = pairs.NewRows();
        ILookup<(string, string), CategoryPair> labels = (report.Categories?.Pairs ?? []).ToLookup(pair => (pair.A, pair.B));
        ILookup<(string, string), InstancePair> objects = (report.Instances?.Pairs ?? []).ToLookup(pair => (pair.A, pair.B));
        ILookup<(string, string), PixelPair> pixels = (report.Pixels?.Pairs ?? []).ToLookup(pair => (pair.A, pair.B));
        for (int a = 0; a < report.Annotators.Count; a++)
        {
            for (int b = a + 1; b < report.Annotators.Count; b++)
            {
                var names = (report.Annotators[a], report.Annotators[b]);
                CategoryPair? label = labels[names].FirstOrDefault();
                InstancePair? found = objects[names].FirstOrDefault();
                PixelPair? pixel = pixels[names].FirstOrDefault();
                if (label is null && found is null && pixel is null) continue;
                InstanceScore? score = found?.Score;
                rows.Add(names.Item1).Add(names.Item2).Add(label?.Units).Add(label?.PercentAgreement).Add(label?.CohenKappa).Add(label?.ScottPi);
                AddScore(rows.Add(found?.Images), score);
                rows.Add(pixel?.Pixels).Add(pixel?.PercentAgreement).Add(pixel?.CohenKappa).Add(pixel?.MeanIou).EndRow();
            }
        }
        pairs.Add(rows);
    }

    private static CsvRows AddScore(CsvRows rows, InstanceScore? score) => rows
        .Add(score?.Matched).Add(score?.Missing).Add(score?.Extra).Add(score?.LabelMismatch).Add(score?.Ignored).Add(score?.MeanIou).Add(score?.F1);

    private CsvRows AddObject(CsvRows rows, Annotation? annotation) =>
        annotation is null ? rows.Add((string?)null).Add((string?)null) : rows.Add(annotation.Id?.ToString()).Add(_info.Categories[annotation.Category].Name);

    private static string? Conflicts(in ObjectAgreement found)
    {
        string? attributes = found.DifferingAttributes is { } names ? $"attributes: {string.Join(", ", names)}" : null;
        return found.IsLowOverlap && attributes is not null ? $"low-overlap; {attributes}" : found.IsLowOverlap ? "low-overlap" : attributes;
    }

    private static string Word(ObjectOutcome outcome) => Words[(int)outcome];

    private static string Wrap(string[] columns) =>
        string.Join(",\n                  ", columns.Chunk(ColumnsOnALine).Select(line => string.Join(", ", line)));
}
