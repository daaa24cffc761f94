namespace GeometryEngine.Formats;

/// <summary>What of a CVAT file is one image: an element <c>image</c>, or a frame of a video, of which there are only tracks.</summary>
/// <param name="Element">Which element <c>image</c> it is, from 0; -1 for a frame.</param>
/// <param name="Extent">Where the element lies.</param>
/// <param name="Task">Id of its task; null when the file has one.</param>
/// <param name="Frame">Number of the frame: the image's id; -1 where that is no number.</param>
internal readonly record struct CvatPiece(int Element, XmlExtent Extent, string? Task, int Frame);
