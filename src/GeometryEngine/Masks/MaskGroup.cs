namespace GeometryEngine;

/// <summary>Masks [Start, End) of a batch, and how many of them must hold a pixel: 1 for the union, End - Start for the intersection.</summary>
/// <param name="Start">The first mask.</param>
/// <param name="End">The mask behind the last; a group of none has no pixels.</param>
/// <param name="Least">Least number of masks, 1 or more.</param>
public readonly record struct MaskGroup(int Start, int End, int Least);
