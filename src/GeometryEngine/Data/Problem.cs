namespace GeometryEngine;

/// <summary>One thing wrong with an input, located: which file, where in it, what was found and what is allowed.</summary>
/// <param name="File">Path of the file or folder as the user gave it.</param>
/// <param name="Place">Where in it: byte offset or line, and the path of the element, such as <c>byte 512, annotations[3].segmentation</c>; empty for the file as a whole.</param>
/// <param name="Found">What was found.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record Problem(string File, string Place, string Found, string Allowed)
{
    /// <summary>The problem in one line, control characters escaped.</summary>
    public override string ToString()
    {
        string place = Place.Length == 0 ? "" : $"{Place}: ";
        return Printable.Line($"{File}: {place}found {Found}; allowed: {Allowed}");
    }
}
