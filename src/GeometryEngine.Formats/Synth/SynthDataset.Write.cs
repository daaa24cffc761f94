namespace GeometryEngine.Formats;

public sealed partial class SynthDataset
{
    /// <summary>
    /// Writes the data set into a folder: <c>annotator-1.json</c> ... and <c>truth.json</c> as COCO, <c>ratings.csv</c> (columns item,
    /// annotator, label) with the image-level labels and <c>tags.csv</c> (the same columns, tags joined by <c>|</c>). The bytes depend
    /// on the options alone.
    /// </summary>
    /// <param name="folder">Where to write; made when missing, but not its parent. No file appears there before all are whole.</param>
    /// <param name="threads">Number of threads that make images, 1 or more.</param>
    /// <param name="progress">Receives the number of images written so far; called on the calling thread.</param>
    /// <param name="cancellation">Stops the work; nothing is left behind.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder, int threads = 1, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        IEnumerable<DatasetInfo> annotators = _annotators.Select(annotator =>
            Info with { Annotators = [annotator.Name], Extras = [new ExtraField("info", annotator.Describe())] });
        using var output = new SynthOutput(folder, [TruthInfo, .. annotators]);
        int written = 0;
        OrderedParallel.Run(Options.Images, threads, Make, made =>
        {
            output.Write(Image(written), written, made.Truth, made.Answers, Info.Annotators);
            written++;
            progress?.Invoke(written);
        }, cancellation);
        output.Complete();
    }

    private (SynthAnswer Truth, SynthAnswer?[] Answers) Make(int image)
    {
        SynthScene scene = SynthScene.Create(Options, image);
        return (Truth(scene), Answers(scene, image));
    }
}
