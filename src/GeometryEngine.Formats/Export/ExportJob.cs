using System.Text;

namespace GeometryEngine.Formats;

/// <summary>One export from begin to end.</summary>
internal sealed class ExportJob
{
    private readonly Engine _engine;
    private readonly DatasetReader _reader;
    private readonly MaskExportOptions _options;
    private readonly ExportRun _run;
    private readonly MaskExporter _exporter;
    private readonly ExportRecord _record;
    private readonly byte[] _head;
    private readonly KeptFiles _kept = new();
    private long _unpainted;

    /// <summary>Prepares an export and reads the data set through: bad input is found before anything is written.</summary>
    public ExportJob(Engine engine, DatasetReader reader, MaskExportOptions options, ExportRun run)
    {
        (_engine, _reader, _options, _run) = (engine, reader, options, run);
        string source = string.Join(", ", reader.Sources.Select(spec => spec.Path));
        var problems = new List<Problem>();
        var paths = new ExportPaths(reader, source, problems, options.Kind == MaskKind.Binary ? null : options.Extension, options.BinaryPerCategory);
        _exporter = new MaskExporter(engine, reader.Info, paths, options, source);
        _record = new ExportRecord(reader.Info, options);
        _head = ExportManifest.Head(reader, options, engine.Options);
        run.Report(problems);
        Check();
    }

    /// <summary>Writes what is not in place yet.</summary>
    public ExportSummary Write(string path)
    {
        using var folder = new ExportFolder(path, ExportManifest.JournalHead(_head, _reader));
        int resumed = folder.Done;
        _run.Progress(resumed);
        OrderedParallel.Run(_reader.Count - resumed, _run.Threads, i => WriteImage(folder, resumed + i), record =>
        {
            folder.Append(record.Span);
            _run.Progress(folder.Done);
        }, _run.Stop);
        if (_options.Kind == MaskKind.Panoptic)
            foreach ((string file, Action<Stream> write) in PanopticJson.Of(_reader.Info, folder.ReadRecords)) folder.Write(file, write);
        var totals = default(ExportSummary);
        folder.Write(ExportManifest.Name, output =>
        {
            using var manifest = new ManifestWriter(output, _head);
            foreach (string record in folder.ReadRecords()) manifest.Add(record);
            totals = manifest.Finish();
        });
        folder.Complete();
        return totals with { Resumed = resumed, Unpainted = _unpainted };
    }

    /// <summary>Compares what stands in a folder with what would be written.</summary>
    public ExportSummary Verify(string path)
    {
        long different = 0;
        int done = 0;
        using var expected = new HashStream();
        using var manifest = new ManifestWriter(expected, _head);
        using RecordSpool? records = _options.Kind == MaskKind.Panoptic ? new RecordSpool() : null;
        OrderedParallel.Run(_reader.Count, _run.Threads, i => CompareImage(path, i), compared =>
        {
            manifest.Add(compared.Record);
            records?.Add(compared.Record);
            foreach (string file in compared.Different) Differs(file);
            _run.Progress(++done);
        }, _run.Stop);
        ExportSummary totals = manifest.Finish();
        if (!expected.Matches(Path.Combine(path, ExportManifest.Name))) Differs(ExportManifest.Name);
        if (records is not null) ComparePanoptic(path, records, Differs);
        return totals with { Unpainted = _unpainted, Different = different };

        void Differs(string file)
        {
            different++;
            _run.Differs(file);
        }
    }

    private void ComparePanoptic(string path, RecordSpool records, Action<string> differs)
    {
        foreach ((string file, Action<Stream> write) in PanopticJson.Of(_reader.Info, records.Read))
        {
            using var expected = new HashStream();
            write(expected);
            if (!expected.Matches(Path.Combine(path, file))) differs(file);
        }
    }

    private void Check() => OrderedParallel.Run(_reader.Count, _run.Threads, CheckImage, found =>
    {
        if (found.Problems.Count > 0) _run.Report(found.Problems);
        _unpainted += found.Unpainted;
        _kept.Add(found.Files);
    }, _run.Stop);

    private (List<Problem> Problems, int Unpainted, ImageFiles? Files) CheckImage(int index)
    {
        DatasetItem item = _reader.Read(index);
        var problems = new List<Problem>(item.Problems);
        _exporter.Check(item, problems);
        int unpainted = item.Annotations.Count(annotation => annotation.IsObject && !annotation.HasSegmentation);
        return (problems, unpainted, _kept.IsFull ? null : Make(index, item));
    }

    private ImageFiles FilesOf(int index) => _kept.Of(index) ?? Make(index, _reader.Read(index));

    private ImageFiles Make(int index, DatasetItem item)
    {
        IReadOnlyList<ExportedMask> masks = _exporter.Export(index, item);
        return new ImageFiles([.. masks.Select(mask => (mask.File, (ReadOnlyMemory<byte>)mask.Content))], _record.Of(item.Image, masks));
    }

    private ReadOnlyMemory<byte> WriteImage(ExportFolder folder, int index)
    {
        ImageFiles files = FilesOf(index);
        foreach ((string file, ReadOnlyMemory<byte> content) in files.Masks) folder.Write(file, content);
        return files.Record;
    }

    private (string Record, string[] Different) CompareImage(string path, int index)
    {
        ImageFiles files = FilesOf(index);
        return (Encoding.UTF8.GetString(files.Record.Span), [.. files.Masks.Where(mask => !IsEqual(Path.Combine(path, mask.File), mask.Content.Span)).Select(mask => mask.File)]);
    }

    private static bool IsEqual(string file, ReadOnlySpan<byte> content) => File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(content);
}
