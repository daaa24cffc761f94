using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>
/// A made-up data set of several annotators whose errors are known: objects as polygons, boxes, masks and keypoints, an image-level label
/// and tags. Every image is computed on its own from the options and its index, so images may be read in any order, on any thread.
/// </summary>
public sealed partial class SynthDataset : IDisposable
{
    private readonly SynthAnnotator[] _annotators;
    private readonly Engine _engine = Engine.Create();

    /// <summary>The data set that the options describe.</summary>
    /// <param name="options">Size and noise; <see cref="SynthOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SynthDataset(SynthOptions? options = null)
    {
        Options = options ?? SynthOptions.Default;
        Options.Check();
        _annotators = [.. Enumerable.Range(0, Options.Annotators).Select(index => new SynthAnnotator(Options, index))];
        Info = new DatasetInfo
        {
            Categories = SynthCategories.All,
            Annotators = [.. _annotators.Select(annotator => annotator.Name)],
            ImageCount = Options.Images,
        };
    }

    /// <summary>Size and noise.</summary>
    public SynthOptions Options { get; }

    /// <summary>The tables of <see cref="Read"/>.</summary>
    public DatasetInfo Info { get; }

    /// <summary>The tables of <see cref="ReadTruth"/>: one annotator, the truth.</summary>
    public DatasetInfo TruthInfo => Info with { Annotators = ["truth"] };

    /// <summary>One image with what every annotator says about it.</summary>
    /// <param name="image">Index in [0, <see cref="SynthOptions.Images"/>).</param>
    public DatasetItem Read(int image)
    {
        SynthScene scene = SynthScene.Create(Options, image);
        SynthAnswer?[] answers = Answers(scene, image);
        int[] seenBy = [.. Enumerable.Range(0, answers.Length).Where(annotator => answers[annotator] is not null)];
        return new DatasetItem
        {
            Image = Image(image),
            Annotators = seenBy,
            Annotations = [.. seenBy.SelectMany(annotator => answers[annotator]!.For(image, annotator))],
        };
    }

    /// <summary>One image with the truth.</summary>
    /// <param name="image">Index in [0, <see cref="SynthOptions.Images"/>).</param>
    public DatasetItem ReadTruth(int image) => Truth(SynthScene.Create(Options, image)).ToItem(Image(image), image);

    /// <summary>Gives back pooled memory.</summary>
    public void Dispose() => _engine.Dispose();

    private SynthAnswer?[] Answers(SynthScene scene, int image) =>
        [.. _annotators.Select(annotator => annotator.Annotate(scene, image, _engine))];

    private SynthAnswer Truth(SynthScene scene)
    {
        var hand = new SynthHand();
        var random = new SynthRandom(Options.Seed); // multiplied by no error: what it says does not matter
        IEnumerable<Annotation> objects = scene.Objects.Select(drawn => hand.Draw(drawn, Options, random, _engine));
        return new SynthAnswer(scene.Label, scene.Tags, [new Annotation { Category = scene.Label }, .. objects]);
    }

    private ImageInfo Image(int image) => new()
    {
        Id = new SourceId(image + 1),
        FileName = string.Create(CultureInfo.InvariantCulture, $"image-{image + 1:D6}.png"),
        Height = Options.Height,
        Width = Options.Width,
    };
}
