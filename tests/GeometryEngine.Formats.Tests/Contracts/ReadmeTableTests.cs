using System.Text;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Contracts;

/// <summary>The README's table of formats, which the code makes. With UPDATE_README=1 in the environment the test writes it.</summary>
public class ReadmeTableTests
{
    private const string Head = "| format | read | write | annotators | what it is | lost when written |\n|---|---|---|---|---|---|\n";

    [Fact]
    public void Readme_has_the_table_of_formats()
    {
        string path = Repository.PathOf("README.md"), readme = File.ReadAllText(path);
        int start = readme.IndexOf(Head, StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has no table that begins with {Head}");
        int end = readme.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
        if (Environment.GetEnvironmentVariable("UPDATE_README") == "1") File.WriteAllText(path, readme[..start] + Table() + readme[end..]);
        else Assert.Equal(Table(), readme[start..end]);
    }

    private static string Table()
    {
        var table = new StringBuilder(Head);
        foreach (DatasetFormat format in DatasetFormats.All)
        {
            string write = format.CanWrite ? "yes" : "", annotators = format.HasAnnotators ? "yes" : "";
            table.Append($"| `{format.Name}` | yes | {write} | {annotators} | {format.Description.Replace("|", "\\|", StringComparison.Ordinal)} | {Lost(format)} |\n");
        }
        return table.ToString();
    }

    private static string Lost(DatasetFormat format)
    {
        if (!format.CanWrite) return "";
        Features lost = Features.All & ~format.Holds & ~Features.Bookkeeping;
        return lost == Features.None ? "nothing" : string.Join(", ", RoundTrip.Single(lost).Select(Loss.NameOf));
    }
}
