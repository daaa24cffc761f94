namespace GeometryEngine.Formats;

/// <summary>The files of a synthetic data set, written side by side, image by image; all appear on <see cref="Complete"/>.</summary>
internal sealed class SynthOutput : IDisposable
{
    private readonly AtomicFolder _folder;
    private readonly List<DatasetWriter> _files = []; // the truth, then every annotator's
    private readonly List<StreamWriter> _tables = []; // image-level labels, then tags

    /// <summary>Begins the files.</summary>
    /// <param name="folder">Where they will stand.</param>
    /// <param name="files">The tables of the truth's file, then of each annotator's; the one annotator in each names the file.</param>
    public SynthOutput(string folder, IEnumerable<DatasetInfo> files)
    {
        _folder = new AtomicFolder(folder);
        try
        {
            DatasetFormat coco = DatasetFormats.Find("coco")!;
            foreach (DatasetInfo info in files) _files.Add(coco.Create(_folder.PathOf(info.Annotators[0] + ".json"), info));
            foreach (string name in (string[])["ratings.csv", "tags.csv"]) _tables.Add(new StreamWriter(_folder.PathOf(name)) { NewLine = "\n" });
            foreach (StreamWriter table in _tables) table.WriteLine("item,annotator,label");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes what the truth and the annotators say about one image; the file of one who has not seen it does not list it.</summary>
    public void Write(ImageInfo image, int index, SynthAnswer truth, IReadOnlyList<SynthAnswer?> answers, IReadOnlyList<string> annotators)
    {
        _files[0].Write(truth.ToItem(image, index));
        for (int annotator = 0; annotator < answers.Count; annotator++)
        {
            if (answers[annotator] is not { } answer) continue;
            _files[annotator + 1].Write(answer.ToItem(image, index));
            _tables[0].WriteLine($"{image.Name},{annotators[annotator]},{SynthCategories.All[answer.Label].Name}");
            _tables[1].WriteLine($"{image.Name},{annotators[annotator]},{answer.TagText()}");
        }
    }

    /// <summary>Finishes all files and puts them in place.</summary>
    public void Complete()
    {
        foreach (DatasetWriter file in _files) file.Complete();
        CloseFiles(); // a writer may hold temporary files beside its own until it is closed
        _folder.Commit();
    }

    /// <summary>Abandons what was not completed.</summary>
    public void Dispose()
    {
        CloseFiles();
        _folder.Dispose();
    }

    private void CloseFiles()
    {
        foreach (DatasetWriter file in _files) file.Dispose();
        foreach (StreamWriter table in _tables) table.Dispose();
        _files.Clear();
        _tables.Clear();
    }
}
