namespace GeometryEngine.Formats;

/// <summary>Draws the pictures of <see cref="MaskKind.Overlay"/>. Called from several threads at once.</summary>
public interface IMaskDrawing
{
    /// <summary>What pictures depend on beside the data set, such as the folder of the photographs; for the manifest.</summary>
    string Description { get; }

    /// <summary>The extension of the files, such as <c>.png</c>.</summary>
    string Extension { get; }

    /// <summary>Finds what stands in the way of a picture, before anything is written.</summary>
    /// <param name="image">The image, with its size.</param>
    /// <exception cref="InputException">The picture cannot be drawn.</exception>
    void Check(ImageInfo image);

    /// <summary>Draws a picture.</summary>
    /// <param name="picture">What it shows.</param>
    /// <returns>The bytes of its file.</returns>
    byte[] Draw(MaskPicture picture);
}
