namespace GeometryEngine.Formats;

/// <summary>Which files of a folder are masks, and what their folders say of them.</summary>
internal static class LabelPngFiles
{
    private const string AnnotationEnd = "annot"; // SegNet's layout of CamVid: train, trainannot

    private static readonly HashSet<string> MaskFolders = new(StringComparer.OrdinalIgnoreCase)
        { "mask", "masks", "label", "labels", "annotation", "annotations", "gt", "ground_truth", "segmentation", "segmentations" };

    private static readonly HashSet<string> Subsets = new(StringComparer.OrdinalIgnoreCase) { "train", "training", "val", "valid", "validation", "test", "testing" };

    /// <summary>The images of a folder: where some lie in folders for masks, those alone, as the others are the photographs.</summary>
    /// <param name="tree">The folder.</param>
    /// <param name="isImage">Whether a file is one, by its name.</param>
    public static IReadOnlyList<string> Of(FileTree tree, Func<string, bool> isImage)
    {
        string[] all = [.. tree.Files.Where(isImage)], masks = [.. all.Where(file => Folders(file).Any(IsForMasks))];
        return masks.Length > 0 ? masks : all;
    }

    /// <summary>The part of the data set that a mask's folder names; null where it names none.</summary>
    public static string? SubsetOf(string file) =>
        Folders(file).Select(folder => folder.EndsWith(AnnotationEnd, StringComparison.OrdinalIgnoreCase) ? folder[..^AnnotationEnd.Length] : folder).LastOrDefault(Subsets.Contains);

    private static string[] Folders(string file) => file.Split('/')[..^1];

    private static bool IsForMasks(string folder) => MaskFolders.Contains(folder) || folder.EndsWith(AnnotationEnd, StringComparison.OrdinalIgnoreCase);
}
