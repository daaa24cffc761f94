namespace GeometryEngine.Formats;

/// <summary>Exports data sets as masks.</summary>
public static class MaskExport
{
    /// <summary>
    /// Writes the masks of a data set into a folder, image by image, and a manifest.json that says what each shows; panoptic masks have a
    /// panoptic.json too. Every file appears whole. An export that was stopped, or killed, goes on when it is given again and ends with the bytes
    /// of one that was not. Memory does not grow with the geometry of the data set.
    /// </summary>
    /// <param name="engine">Makes the pixels, by its rules.</param>
    /// <param name="reader">The data set; extra fields kept where colours or isthing matter.</param>
    /// <param name="folder">The folder; made when missing.</param>
    /// <param name="options">What is painted, and how.</param>
    /// <param name="run">How the export runs.</param>
    /// <exception cref="ArgumentException">The options do not go together.</exception>
    /// <exception cref="InputException">The data set cannot be exported so; nothing was written.</exception>
    /// <exception cref="IOException">The system refused to write; what is in place is whole.</exception>
    public static ExportSummary Export(this Engine engine, DatasetReader reader, string folder, MaskExportOptions options, ExportRun? run = null)
    {
        if (options.Defect() is { } defect) Throw.Argument(defect, nameof(options));
        if (options.Kind is MaskKind.Color or MaskKind.Overlay) options = options with { IgnoreValue = reader.Info.Categories.Count + 1 };
        var job = new ExportJob(engine, reader, options, run ?? new ExportRun());
        return run is { Verify: true } ? job.Verify(folder) : job.Write(folder);
    }
}
