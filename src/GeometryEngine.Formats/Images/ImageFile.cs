namespace GeometryEngine.Formats;

/// <summary>The file of an image, opened.</summary>
public sealed class ImageFile : IDisposable
{
    private readonly InputFile _file;

    internal ImageFile(string name, InputFile file)
    {
        Name = name;
        _file = file;
        if (ImageHeader.ReadSize(file) is var (height, width)) (Height, Width) = (height, width);
    }

    /// <summary>Its name in its folder or archive, with <c>/</c> between parts.</summary>
    public string Name { get; }

    /// <summary>Height in pixels by its header; 0 where that does not say it.</summary>
    public int Height { get; }

    /// <summary>Width in pixels by its header; 0 where that does not say it.</summary>
    public int Width { get; }

    /// <summary>Copies its bytes.</summary>
    /// <param name="output">Receives them.</param>
    /// <exception cref="InputException">They cannot be read.</exception>
    public void CopyTo(Stream output)
    {
        using Stream content = _file.ToStream();
        content.CopyTo(output);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
