namespace GeometryEngine.Formats.Tests;

public class SafePathTests
{
    private static readonly Gen<string> Names =
        Gen.OneOf(Gen.Const(".."), Gen.Const("."), Gen.Const("/"), Gen.Const(@"\"), Gen.Const("C:"), Gen.Const("nul"), Gen.Const("é"), Gen.Const("a.b"), Gen.String[0, 4])
            .Array[1, 8].Select(string.Concat);

    [Fact]
    public void No_name_leaves_its_folder() => Names.Sample(name =>
    {
        string folder = Path.Combine(Path.GetFullPath(Path.GetTempPath()), "folder"), stem = SafePath.Stem(name, out _);
        Assert.StartsWith(folder + Path.DirectorySeparatorChar, Path.GetFullPath(Path.Combine(folder, stem + ".png")));
        string path = Path.GetFullPath(Path.Combine(folder, SafePath.Folder(name)));
        Assert.Equal(folder, Path.GetDirectoryName(path));
        Assert.All(stem, c => Assert.False(char.IsControl(c) || "<>:\"|?*\\".Contains(c)));
    });

    [Fact]
    public void A_safe_name_stays_as_it_is() => Names.Sample(name =>
    {
        string stem = SafePath.Stem(name, out _);
        Assert.Equal(stem, SafePath.Stem(stem + ".jpg", out bool changed));
        Assert.False(changed);
    });

    [Theory]
    [InlineData("train/000001.jpg", "train/000001", false)]
    [InlineData(@"train\000001.jpg", "train/000001", false)]
    [InlineData("image", "image", false)]
    [InlineData("a.b.png", "a.b", false)]
    [InlineData(".hidden", ".hidden", false)]
    [InlineData("../x.png", "x", true)]
    [InlineData("/x.png", "x", true)]
    [InlineData("D:/x.png", "x", true)]
    [InlineData("x:stream.png", "x_stream", true)]
    [InlineData("com1.png", "_com1", true)]
    [InlineData("lpt9.tar.png", "_lpt9.tar", true)]
    [InlineData("dots... .png", "dots", true)]
    [InlineData("", "_", true)]
    public void Stem_is_as_written_or_marked_as_changed(string name, string stem, bool changed)
    {
        Assert.Equal(stem, SafePath.Stem(name, out bool marked));
        Assert.Equal(changed, marked);
    }

    [Fact]
    public void A_part_fits_every_file_system() =>
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(SafePath.Stem(new string('界', 1000), out bool changed)), 100, changed ? 255 : 0);
}
