namespace GeometryEngine.Formats;

/// <summary>One of the shapes that a track of a CVAT file writes out.</summary>
/// <param name="Frame">The frame it stands in.</param>
/// <param name="IsOutside">Whether the object is not to be seen from here on.</param>
/// <param name="Element">Which of the track's elements it is, from 0.</param>
/// <param name="Extent">Where it lies in the file.</param>
internal readonly record struct CvatKey(int Frame, bool IsOutside, int Element, XmlExtent Extent);
