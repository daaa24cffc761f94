namespace GeometryEngine.Formats;

/// <summary>An attribute of a CVAT label.</summary>
/// <param name="Name">The name.</param>
/// <param name="InputType"><c>checkbox</c>, <c>number</c>, <c>radio</c>, <c>select</c> or <c>text</c>.</param>
/// <param name="Json">The whole declaration.</param>
internal sealed record CvatAttribute(string Name, string? InputType, string Json);
