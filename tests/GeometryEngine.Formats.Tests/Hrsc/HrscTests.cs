namespace GeometryEngine.Formats.Tests;

public class HrscTests
{
    [Fact]
    public void A_ship_has_a_box_turned_by_radians()
    {
        var sample = Sample.Read("hrsc_dior/hrsc_100000006.xml");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal(("100000006.bmp", 816, 1172), (item.Image.FileName, item.Image.Height, item.Image.Width));
        Annotation ship = Assert.Single(item.Annotations);
        RotatedBox box = ship.RotatedBox!.Value;
        Assert.Equal((341.2143, 443.3325, 778.4297, 178.2595), (box.CenterX, box.CenterY, box.Width, box.Height));
        Assert.Equal(-1.122944, box.Angle * Math.PI / 180, 1e-12);
        Assert.Equal(new Box(119, 75, 468, 714), ship.Box);
        // The axis-parallel box of the file goes around the turned one.
        Box bounds = box.Bounds();
        Assert.InRange(Math.Abs(bounds.X - 119), 0, 30);
        Assert.InRange(Math.Abs(bounds.Bottom - 789), 0, 60);
        Assert.Equal("100000013", sample.Info.Categories[ship.Category].Name);
    }
}
