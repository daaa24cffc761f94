using System.Runtime.CompilerServices;

namespace GeometryEngine;

/// <summary>The five times finer grid of <see cref="RasterRule.Coco"/>: column (and row) c has its middle between 5c + 2 and 5c + 3.</summary>
internal static class CocoGrid
{
    /// <summary>Steps of the grid to a pixel.</summary>
    public const double Scale = 5;

    /// <summary>Steps from the start of a pixel to the last one before its middle.</summary>
    public const double BeforeMiddle = 2;

    // A fifth, rounded up: of a multiple of 5 it makes the exact whole number, of others it stays far from one.
    private const double Fifth = 0.2;

    /// <summary>The place of a coordinate; by the C cast, toward zero, so that negative coordinates do not round like positive ones.</summary>
    public static TDoubles Place<TWords, TDoubles>(TDoubles coordinate)
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords> =>
        (TDoubles.Create(Scale) * coordinate + TDoubles.Create(0.5)).Truncate();

    /// <summary>The pixel whose middle is the last at or before a place less 3, or the first at or after a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TDoubles Pixel<TWords, TDoubles>(TDoubles place)
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords> =>
        ((place + TDoubles.Create(BeforeMiddle)) * TDoubles.Create(Fifth)).Floor();
}
