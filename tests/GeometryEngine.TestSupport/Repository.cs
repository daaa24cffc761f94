using System.Runtime.CompilerServices;

namespace GeometryEngine.TestSupport;

/// <summary>Where the tests find their files.</summary>
public static class Repository
{
    /// <summary>The folder that holds GeometryEngine.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A golden file, by its path below data/golden.</summary>
    public static string Golden(params string[] parts) => Path.Combine([Root, "data", "golden", .. parts]);

    /// <summary>
    /// A real sample file of the research folder that may stand beside the repository; the test is skipped, and says so, where it does not.
    /// </summary>
    public static string SharedSample(params string[] parts)
    {
        string folder = Path.Combine(Root, "..", "shared", "samples");
        Assert.SkipUnless(Directory.Exists(folder), "the folder shared/samples does not stand beside the repository");
        return Path.Combine([Path.GetFullPath(folder), .. parts]);
    }

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        string? folder = Path.GetDirectoryName(thisFile);
        while (folder is not null && !File.Exists(Path.Combine(folder, "GeometryEngine.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"no GeometryEngine.sln above {thisFile}");
    }
}
