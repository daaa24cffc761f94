using System.Xml.Linq;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests.Layering;

/// <summary>The direction of the architecture, held over the sources of the product.</summary>
public class LayeringTests
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(() => SourceFile.All(Repository.PathOf("src")));

    [Fact]
    public void No_room_uses_one_above_it()
    {
        Assert.True(Files.Value.Count > 50, $"{Files.Value.Count} files found");
        Assert.Empty(Layers.Violations(Files.Value));
    }

    [Fact]
    public void No_two_rooms_use_each_other() => Assert.Empty(Layers.Circles(Files.Value));

    [Fact]
    public void A_file_declares_one_type_and_bears_its_name() => Assert.Empty(
        from file in Files.Value
        where file.Name != "Program" && (file.Types.Count != 1 || file.Types[0] != file.Name)
        select $"{file.Path} declares [{string.Join(", ", file.Types)}]; one type of the file's name is allowed");

    [Fact]
    public void An_assembly_has_one_namespace() => Assert.Empty(
        from file in Files.Value
        where file.Name != "Program" && (file.Namespaces.Count != 1 || file.Namespaces[0] != file.Assembly)
        select $"{file.Path} has namespace [{string.Join(", ", file.Namespaces)}]; {file.Assembly} is allowed");

    [Theory]
    [InlineData("GeometryEngine")]
    [InlineData("GeometryEngine.Formats", "GeometryEngine")]
    [InlineData("GeometryEngine.Gpu", "GeometryEngine")]
    [InlineData("GeometryEngine.Reporting", "GeometryEngine.Formats")]
    [InlineData("GeometryEngine.Bench", "GeometryEngine", "GeometryEngine.Formats")]
    [InlineData("GeometryEngine.Cli", "GeometryEngine", "GeometryEngine.Bench", "GeometryEngine.Formats", "GeometryEngine.Gpu", "GeometryEngine.Reporting")]
    public void A_project_refers_only_downward(string project, params string[] allowed)
    {
        XDocument file = XDocument.Load(Repository.PathOf("src", project, project + ".csproj"));
        IEnumerable<string> references = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Equal(allowed, references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Checker_finds_an_upward_use()
    {
        SourceFile[] files =
            [File("Geometry/Ring.cs", "class Ring { int Width(Rle mask) => mask.Width; }"), File("Masks/Rle.cs", "class Rle { }")];
        Assert.Equal(["GeometryEngine/Geometry/Ring.cs: Geometry uses Rle of Masks"], Layers.Violations(files));
    }

    [Fact]
    public void Checker_finds_an_upward_use_by_construction()
    {
        SourceFile[] files =
            [File("Data/Item.cs", "class Item { object Make() => new Agreement(); }"), File("Agreement/Agreement.cs", "class Agreement { }")];
        Assert.Single(Layers.Violations(files));
    }

    [Fact]
    public void Checker_finds_a_forbidden_use_within_a_tier()
    {
        SourceFile[] files = [File("Metrics/Dice.cs", "class Dice { Engine? _engine; }"), File("Engine.cs", "class Engine { }")];
        Assert.Single(Layers.Violations(files));
    }

    [Fact]
    public void Checker_finds_a_room_without_a_place() => Assert.Single(Layers.Violations([File("Attic/Trunk.cs", "class Trunk { }")]));

    [Fact]
    public void Checker_finds_a_circle()
    {
        SourceFile[] files = [File("Raster/Walker.cs", "class Walker { Rle? _mask; }"), File("Masks/Rle.cs", "class Rle { Walker? _walker; }")];
        Assert.Equal(["Masks and Raster use each other"], Layers.Circles(files));
    }

    [Fact]
    public void Checker_passes_over_comments_texts_members_and_declared_names()
    {
        const string Code = """
            class Ring
            {
                // An Rle in a comment
                string Text => "an Rle in a text" + 'R';
                int Rle { get; }
                int Sum(int[] rle) => rle.Rle + this.Rle;
            }
            """;
        Assert.Empty(Layers.Violations([File("Geometry/Ring.cs", Code), File("Masks/Rle.cs", "class Rle { }")]));
    }

    [Fact]
    public void Checker_allows_downward_use()
    {
        SourceFile[] files = [File("Masks/Rle.cs", "class Rle { Ring? _ring; }"), File("Geometry/Ring.cs", "class Ring { }")];
        Assert.Empty(Layers.Violations(files));
    }

    private static SourceFile File(string path, string code) => new("GeometryEngine/" + path, code);
}
