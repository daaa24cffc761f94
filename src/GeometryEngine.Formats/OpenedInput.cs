namespace GeometryEngine.Formats;

/// <summary>What a user named as one source, opened: one source as a rule, several where it is a folder or archive of files of one format.</summary>
/// <param name="Spec">The path, and the annotator where the user named one.</param>
/// <param name="Sources">The sources, which share the annotator of annotations that name none.</param>
/// <param name="Tree">The folder or archive they are read from; null where they look after themselves.</param>
internal sealed record OpenedInput(SourceSpec Spec, IReadOnlyList<DatasetSource> Sources, FileTree? Tree) : IDisposable
{
    /// <summary>Whether the user named the folder or archive, rather than a file in it.</summary>
    public bool IsTree { get; private init; }

    /// <summary>A problem for each file of the folder or archive that is of another format, and so is not read.</summary>
    public IReadOnlyList<Problem> LeftOut { get; private init; } = [];

    /// <summary>Detects the format of a source and opens it.</summary>
    /// <exception cref="InputException">It is missing, empty or of no known format; in strict reading also at the first problem.</exception>
    public static OpenedInput Open(SourceSpec spec, ReadOptions options)
    {
        var sources = new List<DatasetSource>();
        DatasetInput input = DatasetInput.Open(spec.Path, options);
        try
        {
            (DatasetFormat format, IReadOnlyList<DatasetInput> parts) = FormatDetection.Detect(input, options);
            foreach (DatasetInput part in parts) sources.Add(format.Open(part, options));
            return new OpenedInput(spec, sources, input.Tree) { IsTree = input.IsTree, LeftOut = options.Format is null ? [.. FormatDetection.LeftOut(input, format, parts)] : [] };
        }
        catch
        {
            foreach (DatasetSource source in sources) source.Dispose();
            input.Tree.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (DatasetSource source in Sources) source.Dispose();
        Tree?.Dispose();
    }
}
