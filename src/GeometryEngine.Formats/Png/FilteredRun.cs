namespace GeometryEngine.Formats;

/// <summary>Pixels of a filtered row that have one value other than 0.</summary>
/// <param name="Start">First pixel.</param>
/// <param name="End">The pixel behind the last.</param>
/// <param name="Value">The bytes of one pixel, the first in the lowest bits.</param>
internal readonly record struct FilteredRun(uint Start, uint End, uint Value);
