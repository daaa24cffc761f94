using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Synth;

public class SynthWriteTests
{
    private static readonly SynthOptions Options = new() { Images = 30, Annotators = 2, Seed = 11, Noise = 0.3 };

    [Fact]
    public void Files_read_back_as_the_data_set()
    {
        using var scratch = new Scratch();
        using var dataset = new SynthDataset(Options);
        dataset.Write(scratch.PathOf("set"));
        using DatasetReader reader = DatasetFormats.Open(
            [scratch.PathOf("set/annotator-1.json"), scratch.PathOf("set/annotator-2.json")], new ReadOptions { Strict = true });
        Assert.Equal(dataset.Info.Annotators, reader.Info.Annotators);
        Dictionary<string, DatasetItem> read = reader.ToDictionary(item => item.Image.Name);
        for (int image = 0; image < Options.Images; image++)
        {
            DatasetItem expected = dataset.Read(image);
            if (expected.Annotators.Count == 0) continue;
            Items.AssertEqual(expected, read[expected.Image.Name]);
        }
    }

    [Fact]
    public void Tables_hold_a_row_for_every_image_an_annotator_has_seen()
    {
        using var scratch = new Scratch();
        using var dataset = new SynthDataset(Options);
        dataset.Write(scratch.PathOf("set"));
        int seen = Enumerable.Range(0, Options.Images).Sum(image => dataset.Read(image).Annotators.Count);
        Assert.True(seen < Options.Images * Options.Annotators, "no annotator has missed an image");
        string[] ratings = File.ReadAllLines(scratch.PathOf("set/ratings.csv"));
        string[] tags = File.ReadAllLines(scratch.PathOf("set/tags.csv"));
        Assert.Equal("item,annotator,label", ratings[0]);
        Assert.Equal(seen + 1, ratings.Length);
        Assert.Equal(seen + 1, tags.Length);
        Assert.Contains(ratings, row => row.EndsWith(",city", StringComparison.Ordinal));
        Assert.Contains(tags, row => row.Contains('|', StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_do_not_depend_on_the_number_of_threads()
    {
        using var scratch = new Scratch();
        using var dataset = new SynthDataset(Options);
        dataset.Write(scratch.PathOf("one"), threads: 1);
        dataset.Write(scratch.PathOf("four"), threads: 4);
        AssertSameFiles(scratch.PathOf("one"), scratch.PathOf("four"));
    }

    [Fact]
    public void Nothing_is_left_when_writing_stops()
    {
        using var scratch = new Scratch();
        using var dataset = new SynthDataset(Options);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            dataset.Write(scratch.PathOf("set"), progress: written => { if (written == 10) stop.Cancel(); }, cancellation: stop.Token));
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Folder));
    }

    // The command that made data/sample, which data/sample/README.md gives, in terms of the library.
    [Fact]
    public void Sample_data_is_what_its_command_makes()
    {
        using var scratch = new Scratch();
        using var dataset = new SynthDataset(new SynthOptions { Images = 60, Annotators = 3, Seed = 2026 });
        dataset.Write(scratch.PathOf("sample"));
        File.Copy(Repository.PathOf("data", "sample", "README.md"), scratch.PathOf("sample/README.md"));
        AssertSameFiles(Repository.PathOf("data", "sample"), scratch.PathOf("sample"));
    }

    private static void AssertSameFiles(string expected, string found)
    {
        string[] names = [.. Directory.GetFiles(expected).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(names);
        Assert.Equal(names, Directory.GetFiles(found).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (string name in names)
        {
            bool same = File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(found, name)));
            Assert.True(same, $"{name} differs");
        }
    }
}
