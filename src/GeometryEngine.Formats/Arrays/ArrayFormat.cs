namespace GeometryEngine.Formats;

/// <summary>Label images as NumPy arrays: an .npy file, an .npz archive of them, or a folder.</summary>
internal sealed class ArrayFormat : DatasetFormat
{
    public override string Name => "npy";

    public override string Description => "NumPy label images (.npy, .npz, or a folder): each value above 0 is an object, 0 background, below 0 ignored";

    public override bool Recognizes(DatasetInput input) =>
        input.File is null ? input.Tree.Files.Any(IsArray) && input.Tree.Files.Where(IsArray).Take(1).All(file => NpyReader.IsNpy(input.At(file).Head)) : NpyReader.IsNpy(input.Head);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new ArraySource(input, options);

    /// <summary>Whether a file is an array by its name.</summary>
    public static bool IsArray(string file) => file.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);
}
