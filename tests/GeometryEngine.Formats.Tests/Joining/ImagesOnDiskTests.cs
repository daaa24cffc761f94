namespace GeometryEngine.Formats.Tests.Joining;

/// <summary>Image files beside annotations: sizes that these do not tell come from there.</summary>
public class ImagesOnDiskTests
{
    private static readonly byte[] Wide = Convert.FromBase64String("R0lGODdhZAAyAIEAAAoUHg=="); // a GIF of 100 x 50
    private static readonly byte[] Small = Convert.FromBase64String("R0lGODdhBwAFAIEAAAoUHg=="); // of 7 x 5

    [Fact]
    public void Of_a_folder_they_are_found_wherever_they_lie()
    {
        using var scratch = new Scratch();
        scratch.Write("boxes.csv", "filename,class,xmin,ymin,xmax,ymax\nb/a.gif,cat,1,2,3,4\nc.gif,cat,1,2,3,4\nhttps://example.com/x/d.png,cat,1,2,3,4\ne.gif,cat,1,2,3,4\n");
        scratch.Write("images/a.gif", Small);
        scratch.Write("images/b/a.gif", Wide);
        scratch.Write("images/c.gif", Small);
        scratch.Write("images/d.jpg", Wide); // of another extension, but of this name alone
        scratch.Write("images/e.gif", "no image");
        Assert.Equal([(50, 100), (5, 7), (50, 100), (0, 0)], Sizes(scratch.Folder));
    }

    [Fact]
    public void Of_a_file_they_are_found_beside_it()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("set/boxes.csv", "filename,class,xmin,ymin,xmax,ymax\nb/a.gif,cat,1,2,3,4\nc.gif,cat,1,2,3,4\n../d.gif,cat,1,2,3,4\n");
        scratch.Write("set/a.gif", Wide);
        scratch.Write("set/images/c.gif", Small);
        scratch.Write("d.gif", Small);
        Assert.Equal([(50, 100), (5, 7), (0, 0)], Sizes(file));
    }

    [Fact]
    public void Formats_of_shares_are_told_them()
    {
        using var scratch = new Scratch();
        scratch.Write("train-annotations-bbox.csv", "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside\na,xclick,/m/1,1,0.1,0.3,0.2,0.6,0,0,0,0,0\n");
        scratch.Write("train/a.gif", Wide);
        (_, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Box box = Assert.Single(Assert.Single(items).Annotations).Box!.Value;
        Assert.Equal((10, 10, 20, 20), (Math.Round(box.X, 9), Math.Round(box.Y, 9), Math.Round(box.Width, 9), Math.Round(box.Height, 9)));
    }

    private static IEnumerable<(int Height, int Width)> Sizes(string path) =>
        Contracts.RoundTrip.Read(path, new ReadOptions()).Items.Select(item => (item.Image.Height, item.Image.Width));
}
