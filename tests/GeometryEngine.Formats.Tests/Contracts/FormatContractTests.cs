using System.Text.RegularExpressions;

namespace GeometryEngine.Formats.Tests.Contracts;

/// <summary>What holds for every format that is written, whatever it is: a format is tested by being registered.</summary>
public partial class FormatContractTests
{
    public static TheoryData<string> All => [.. DatasetFormats.All.Select(format => format.Name)];

    public static TheoryData<string> Writable => [.. DatasetFormats.All.Where(format => format.CanWrite).Select(format => format.Name)];

    [Theory, MemberData(nameof(All))]
    public void A_format_has_a_name_and_says_what_it_is(string name)
    {
        DatasetFormat format = Assert.Single(DatasetFormats.All, other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        Assert.Matches(KebabCase(), name);
        Assert.InRange(format.Description.Length, 10, 160);
        Assert.Same(format, DatasetFormats.Find(name));
        if (!format.CanWrite) Assert.Throws<NotSupportedException>(() => format.Create("file", new DatasetInfo()));
    }

    [Theory, MemberData(nameof(Writable))]
    public void What_a_format_holds_comes_back(string name)
    {
        DatasetFormat format = DatasetFormats.Find(name)!;
        HubGen.Dataset.Sample(set => RoundTrip.Assert(format, set.Info, set.Items), iter: 100);
    }

    [Theory, MemberData(nameof(Writable))]
    public void What_a_format_holds_of_a_made_up_data_set_comes_back(string name)
    {
        using var set = new SynthDataset(new SynthOptions { Images = 5, Annotators = 2, Seed = 5, Height = 96, Width = 128 });
        DatasetInfo info = set.Info with { HasNamedAnnotators = true };
        int ids = 0; // those of two annotators are the same
        RoundTrip.Assert(DatasetFormats.Find(name)!, info, [.. Enumerable.Range(0, 5).Select(image => Numbered(set.Read(image)))]);

        DatasetItem Numbered(DatasetItem item) => new()
        {
            Image = item.Image,
            Annotators = item.Annotators,
            Annotations = [.. item.Annotations.Select(annotation => annotation with { Id = new SourceId(++ids) })],
        };
    }

    [Theory, MemberData(nameof(Writable))]
    public void What_a_format_does_not_hold_is_counted(string name)
    {
        DatasetFormat format = DatasetFormats.Find(name)!;
        HubGen.Dataset.Sample(set =>
        {
            using var scratch = new Scratch();
            Dictionary<Features, long> losses = RoundTrip.Write(format, scratch.PathOf("set"), set.Info, set.Items).ToDictionary(loss => loss.Feature, loss => loss.Count);
            foreach (Features feature in RoundTrip.Single(Features.All & ~(format.Holds | Features.Overlaps | Features.Instances | Features.FileNames)))
                Assert.Equal((feature, RoundTrip.Count(feature, set.Info, set.Items)), (feature, losses.GetValueOrDefault(feature)));
        }, iter: 50);
    }

    [Theory, MemberData(nameof(Writable))]
    public void Nothing_appears_before_it_is_whole(string name)
    {
        using var scratch = new Scratch();
        (DatasetInfo info, List<DatasetItem> items) = HubGen.Dataset.Single();
        using (DatasetWriter writer = DatasetFormats.Find(name)!.Create(scratch.PathOf("set"), info))
        {
            writer.OpenImage = RoundTrip.Photograph;
            foreach (DatasetItem item in items) writer.Write(item);
            Assert.False(Path.Exists(scratch.PathOf("set")));
        }
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Folder));
    }

    [Theory, MemberData(nameof(Writable))]
    public void Damage_is_an_error_or_does_no_harm(string name)
    {
        DatasetFormat format = DatasetFormats.Find(name)!;
        Gen.Select(HubGen.Dataset, Gen.UInt).Sample((set, seed) =>
        {
            using var scratch = new Scratch();
            RoundTrip.Write(format, scratch.PathOf("set"), set.Info, set.Items);
            RoundTrip.Damage(scratch.Folder, new Random((int)seed));
            foreach (bool strict in (bool[])[true, false])
            {
                try { RoundTrip.Read(scratch.PathOf("set"), new ReadOptions { Strict = strict, Format = name, KeepExtras = true }); }
                catch (InputException) { }
            }
        }, iter: 150);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
