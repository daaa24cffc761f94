namespace GeometryEngine.Formats;

/// <summary>Reads the name of an image or category.</summary>
internal static class CocoName
{
    /// <summary>The name as written, separators and markup included; null when it is null or empty. Control characters are reported, and kept.</summary>
    public static string? Read(ref JsonCursor cursor, ProblemLog log)
    {
        if (cursor.TryReadNull()) return null;
        int position = cursor.Position;
        string name = cursor.ReadText();
        if (name.Any(char.IsControl)) log.Report(cursor.ProblemAt(position, $"control characters in the name \"{name}\"", "a name without"));
        return name.Length == 0 ? null : name;
    }
}
