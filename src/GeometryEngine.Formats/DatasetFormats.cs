namespace GeometryEngine.Formats;

/// <summary>The formats the engine speaks, and the door to all of them.</summary>
public static class DatasetFormats
{
    /// <summary>All formats, most specific first: of those that recognise an input the first reads it.</summary>
    public static IReadOnlyList<DatasetFormat> All { get; } =
    [
        new ParquetFormat(),
        new GeoParquetFormat(),
        new SegmentAnythingFormat(),
        new NdJsonFormat(),
        new LabelStudioFormat(),
        new DatumaroFormat(),
        new ScalabelFormat(),
        new LabelboxFormat(),
        new GroundTruthFormat(),
        new OpenMmlabFormat(),
        new CreateMlFormat(),
        new VottFormat(),
        new ViaFormat(),
        new GeoJsonFormat(),
        new PanopticFormat(),
        new PanopticChannelsFormat(),
        new LvisFormat(),
        new CocoFormat(),
        new CocoResultsFormat(),
        new CvatFormat(),
        new LabelMeXmlFormat(),
        new VocFormat(),
        new VocOriginalFormat(),
        new HrscFormat(),
        new LabelMeFormat(),
        new CityscapesFormat(),
        new SuperviselyFormat(),
        new MapillaryFormat(),
        new Ade20kFormat(),
        new MotFormat(),
        new IcdarFormat(),
        new KittiFormat(),
        new WiderFaceFormat(),
        new DotaFormat(),
        new YoloFormat(YoloTask.Detect),
        new YoloFormat(YoloTask.Segment),
        new YoloFormat(YoloTask.Pose),
        new YoloFormat(YoloTask.Obb),
        new OpenImagesFormat(),
        new OneHotFormat(),
        new KaggleFormat(),
        new ObjectCsvFormat(),
        new RatingsFormat(),
        new BddBitmaskFormat(),
        new LabelPngFormat(),
        new TiffFormat(),
        new ArrayFormat(),
        new ClassListFormat(),
        new ClassFolderFormat(),
    ];

    /// <summary>The format of a name; null when there is none.</summary>
    /// <param name="name">A name as in <see cref="DatasetFormat.Name"/>, in any case.</param>
    public static DatasetFormat? Find(string name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Opens sources as one data set, joined image by image. Images are the same when their file names are equal (<c>\</c> read as <c>/</c>),
    /// or their ids where a source has no file names; categories when their names are equal. A folder or zip archive of no format of its own
    /// stands for the files in it, those of the first format that recognises any.
    /// </summary>
    /// <param name="sources">Paths, with the annotator of each where it is not the file's name.</param>
    /// <param name="options">Strictness and limits; <see cref="ReadOptions.Default"/> when null.</param>
    /// <exception cref="InputException">A source is missing, empty or of no known format; in strict reading also at the first problem.</exception>
    /// <exception cref="ArgumentException"><see cref="ReadOptions.Format"/> names no format.</exception>
    public static DatasetReader Open(IReadOnlyList<SourceSpec> sources, ReadOptions? options = null)
    {
        options ??= ReadOptions.Default;
        var opened = new OpenedInput?[sources.Count];
        try
        {
            OrderedParallel.Run(sources.Count, options.Threads, i => opened[i] = OpenedInput.Open(sources[i], options), _ => { });
            return new DatasetReader([.. opened.OfType<OpenedInput>()], options);
        }
        catch
        {
            foreach (OpenedInput? input in opened) input?.Dispose();
            throw;
        }
    }
}
