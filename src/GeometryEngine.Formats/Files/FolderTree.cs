namespace GeometryEngine.Formats;

/// <summary>A folder with its sub-folders.</summary>
internal sealed class FolderTree(string path) : FileTree(path)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = 0 };

    public override bool Contains(string name) => IsInside(name) && File.Exists(PathOf(name));

    public override InputFile Open(string name)
    {
        if (!IsInside(name)) Throw.Input(PathOf(name), "", "a path that leaves its folder", "a file inside");
        return InputFile.OpenAny(PathOf(name), PathOf(name));
    }

    protected override IReadOnlyList<string> List()
    {
        try
        {
            string folder = Path.Length == 0 ? "." : Path;
            string[] files = [.. Directory.EnumerateFiles(folder, "*", Everything).Select(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'))];
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Throw.Input(Path, "", failure.Message, "a folder that can be read", failure);
            return [];
        }
    }

    private static bool IsInside(string name) => !System.IO.Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..");
}
