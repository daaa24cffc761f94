namespace GeometryEngine.Formats;

/// <summary>A task as the head of a CVAT file describes it.</summary>
/// <param name="Id">Its id as written.</param>
/// <param name="Subset">The part of the data set its images belong to; null when it has none.</param>
/// <param name="Assignee">Who works on it; null when nobody is named.</param>
/// <param name="IsVideo">Whether its images are the frames of a video.</param>
/// <param name="Frames">The frames of its video; null when the file does not say.</param>
/// <param name="Height">Height of the video's frames in pixels; 0 when the file does not say.</param>
/// <param name="Width">Width of the video's frames in pixels; 0 when the file does not say.</param>
internal sealed record CvatTask(string Id, string? Subset, string? Assignee, bool IsVideo, CvatFrames? Frames, int Height, int Width);
