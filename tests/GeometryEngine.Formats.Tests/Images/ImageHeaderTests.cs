using System.Text;

namespace GeometryEngine.Formats.Tests.Images;

/// <summary>Sizes from headers of files that Pillow wrote, 7 pixels wide and 5 high; cut off where their size has been told.</summary>
public class ImageHeaderTests
{
    [Theory]
    [InlineData("iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAIAAAAG+GGPAAAAFElEQVR4nGPkEpFjwABMmEJUEQUAG9AARjs4Pg==", 5, 7)]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAAFAAcDASIAAhEBAxEB/w==", 5, 7)]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wgARCAAFAAcDASIAAhEBAxEB/w==", 5, 7)]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAAFAAcDASIAAhEBAxEB/w==", 7, 5)]
    [InlineData("R0lGODdhBwAFAIEAAAoUHgAAAAAAAAAAACwAAAAABwAFAAAIDAABCBxIsKDBgwcDAgA7", 5, 7)]
    [InlineData("Qk2uAAAAAAAAADYAAAAoAAAABwAAAAUAAAABABgAAAAAAHgAAADEDgAAxA4AAAAAAAAAAAAAHhQKHhQKHhQKHg==", 5, 7)]
    [InlineData("UklGRigAAABXRUJQVlA4IBwAAABwAQCdASoHAAUADMDOJZQC/OF1AAD+6sxa7gAA", 5, 7)]
    [InlineData("UklGRh4AAABXRUJQVlA4TBEAAAAvBgABAAdQiirUo/+BiOh/AAA=", 5, 7)]
    [InlineData("UklGRlwAAABXRUJQVlA4WAoAAAAIAAAABgAABAAAVlA4IBwAAABwAQCdASoHAAUADMDOJZQC/OF1AAD+6sxa7g==", 5, 7)]
    [InlineData("SUkqAAgAAAAKAAABBAABAAAABwAAAAEBBAABAAAABQAAAAIBAwADAAAAhgAAAAMBAwABAAAAAQAAAAYBAwABAAAAAgAAABEBBAABAAAAjAAAABUBAwABAAAAAwAAABYBBAABAAAABQAAABcBBAABAAAAaQAAABwBAwABAAAAAQAAAAAAAAA=", 5, 7)]
    public void The_header_tells_the_size(string base64, int height, int width)
    {
        using var file = new InputFile("image", Convert.FromBase64String(base64));
        Assert.Equal((height, width), ImageHeader.ReadSize(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text that is no image, and is longer than a header")]
    [InlineData("GIF89a")]
    [InlineData("RIFF....WEBPVP8?...............")]
    [InlineData("II*\0\u0008\0\0\0\u00ff")]
    [InlineData("BM")]
    public void Other_files_have_none(string text)
    {
        using var file = new InputFile("image", Encoding.Latin1.GetBytes(text));
        Assert.Null(ImageHeader.ReadSize(file));
    }

    [Fact]
    public void Any_damage_does_no_harm() =>
        Gen.Select(Gen.Int[0, Files().Length - 1].Select(i => Files()[i]), Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 400]).Sample((content, at, value, length) =>
        {
            byte[] damaged = content[..Math.Min(length, content.Length)];
            if (at < damaged.Length) damaged[at] = value;
            using var file = new InputFile("image", damaged);
            (int Height, int Width)? size = ImageHeader.ReadSize(file);
            Assert.True(size is null or { Height: > 0, Width: > 0 });
        }, iter: 10_000);

    private static byte[][] Files() => [.. typeof(ImageHeaderTests).GetMethod(nameof(The_header_tells_the_size))!
        .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
        .Select(data => Convert.FromBase64String((string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!))];
}
