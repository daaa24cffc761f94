namespace GeometryEngine.Formats;

/// <summary>A file beside an output, for what is written first and belongs behind what is known last; it is gone when closed.</summary>
internal static class TemporaryFile
{
    /// <summary>Begins a file in the folder of an output.</summary>
    /// <param name="output">The output's path.</param>
    public static FileStream Beside(string output) =>
        new(AtomicFile.TemporaryName(output), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}
