namespace GeometryEngine.Formats;

/// <summary>A label as the head of a CVAT file declares it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Parent">The skeleton it is a point of; null for a label of its own.</param>
/// <param name="Color">The colour as written, <c>#rrggbb</c>; null when there is none.</param>
/// <param name="Type">The shapes it is meant for, such as <c>any</c> or <c>skeleton</c>; null when the file does not say.</param>
/// <param name="Svg">The drawing of a skeleton; null for others.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record CvatLabel(string Name, string? Parent, string? Color, string? Type, string? Svg, IReadOnlyList<CvatAttribute> Attributes);
