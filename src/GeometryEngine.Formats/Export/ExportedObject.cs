namespace GeometryEngine.Formats;

/// <summary>An object in an exported mask.</summary>
/// <param name="Annotation">The object.</param>
/// <param name="Value">Its pixel value.</param>
public readonly record struct ExportedObject(Annotation Annotation, int Value);
