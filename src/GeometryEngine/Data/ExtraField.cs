namespace GeometryEngine;

/// <summary>A field that the engine has no noun for, kept so that nothing is lost on the way from a file to a file of the same format.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Json">Its value as JSON text.</param>
public readonly record struct ExtraField(string Name, string Json);
