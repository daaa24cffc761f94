namespace GeometryEngine.Formats.Tests.Losses;

public class FittingTests
{
    private static readonly ImageInfo Image = new() { Id = new SourceId(1), Height = 40, Width = 50 };

    private static readonly Polygon WithHole = new([0, 0, 20, 0, 20, 20, 0, 20, 5, 5, 15, 5, 15, 15, 5, 15], [0, 8], [false, true]);

    private static readonly Polygon TwoParts = new([0, 0, 10, 0, 10, 10, 0, 10, 20, 0, 30, 0, 30, 10, 20, 10], [0, 8]);

    [Fact]
    public void What_is_held_stays_the_same_object()
    {
        var annotation = new Annotation { Polygon = WithHole, Box = new Box(1, 2, 3, 4), Score = 0.5 };
        DatasetItem item = Item(annotation);
        Assert.Same(item, Fit(item, Features.All, out LossLog log));
        Assert.Empty(log.Losses);
    }

    [Fact]
    public void A_rotated_box_becomes_its_corners_or_its_bounds()
    {
        var annotation = new Annotation { Id = new SourceId(7), RotatedBox = new RotatedBox(10, 10, 8, 4, 90) };
        Annotation corners = Assert.Single(Fit(annotation, Features.Polygons, out LossLog log));
        Assert.Equal([12, 6, 12, 14, 8, 14, 8, 6], corners.Polygon!.Coordinates.ToArray());
        Assert.Equal((Features.RotatedBoxes, 1, "7"), (log.Losses[0].Feature, log.Losses[0].Count, log.Losses[0].Ids[0]));
        Assert.Equal(new Annotation { Id = new SourceId(7), Box = new Box(8, 6, 4, 8) }, Assert.Single(Fit(annotation, Features.Boxes | Features.AnnotationIds, out _)));
    }

    [Fact]
    public void A_polygon_becomes_a_rotated_box_where_nothing_else_is_held()
    {
        var annotation = new Annotation { Polygon = new RotatedBox(10, 10, 8, 4, 30).ToPolygon() };
        RotatedBox box = Assert.Single(Fit(annotation, Features.RotatedBoxes, out _)).RotatedBox!.Value;
        Assert.Equal([10, 10, 8, 4, 30], [box.CenterX, box.CenterY, box.Width, box.Height, box.Angle], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_hole_becomes_a_mask_or_is_joined_by_a_bridge()
    {
        using Engine engine = Engine.Create(new EngineOptions { Rule = RasterRule.PixelCenter });
        var annotation = new Annotation { Polygon = WithHole };
        Annotation mask = Assert.Single(Fit(annotation, Features.Polygons | Features.Masks, out LossLog log));
        Assert.Null(mask.Polygon);
        Assert.Equal(300, mask.Mask!.Area());
        Assert.Equal([Features.Holes], log.Losses.Select(loss => loss.Feature));
        Polygon bridged = Assert.Single(Fit(annotation, Features.Polygons | Features.Parts, out _)).Polygon!;
        Assert.Equal(1, bridged.RingCount);
        Assert.Equal(engine.Rasterize(WithHole, 40, 50), engine.Rasterize(bridged, 40, 50));
    }

    [Fact]
    public void Parts_are_joined_by_bridges_with_the_same_pixels()
    {
        using Engine engine = Engine.Create(new EngineOptions { Rule = RasterRule.PixelCenter });
        var rings = new List<double>();
        foreach (double x in (double[])[0, 12, 24, 36]) rings.AddRange([x, 2, x + 9, 2, x + 4, 30]);
        var four = new Polygon([.. rings], [0, 6, 12, 18], [false, false, false, false]);
        foreach (Polygon polygon in (Polygon[])[TwoParts, four])
        {
            Polygon joined = Assert.Single(Fit(new Annotation { Polygon = polygon }, Features.Polygons, out LossLog log)).Polygon!;
            Assert.Equal(1, joined.RingCount);
            Assert.Equal(engine.Rasterize(polygon, 40, 50), engine.Rasterize(joined, 40, 50));
            Assert.Equal([Features.Parts], log.Losses.Select(loss => loss.Feature));
        }
    }

    [Fact]
    public void A_line_that_cannot_be_held_is_left_out_and_named()
    {
        var line = new Annotation { Polyline = new Polyline([0, 0, 5, 5]) };
        DatasetItem fitted = Fit(Item(new Annotation { Box = new Box(0, 0, 2, 2) }, line), Features.All & ~Features.Polylines, out LossLog log);
        Assert.Equal(new Box(0, 0, 2, 2), Assert.Single(fitted.Annotations).Box);
        Assert.Equal("1[1]", Assert.Single(Assert.Single(log.Losses).Ids));
    }

    [Fact]
    public void A_mask_without_a_pixel_goes_and_takes_an_object_without_another_form_along()
    {
        Features holds = Features.All & ~Features.EmptyMasks;
        var box = new Annotation { Mask = Rle.Empty(40, 50), Box = new Box(1, 2, 3, 4) };
        Annotation fitted = Assert.Single(Fit(Item(box, new Annotation { Mask = Rle.Empty(40, 50) }), holds, out LossLog log).Annotations);
        Assert.Equal((true, new Box(1, 2, 3, 4)), (fitted.Mask is null, fitted.Box));
        Assert.Equal(["1[0]", "1[1]"], Assert.Single(log.Losses).Ids);
    }

    [Fact]
    public void Of_several_forms_the_first_is_kept()
    {
        var annotation = new Annotation { Keypoints = new Keypoints([1, 2, 2]), Polygon = TwoParts, Box = new Box(0, 0, 40, 39) };
        Features holds = Features.All & ~Features.Combined;
        Annotation fitted = Assert.Single(Fit(annotation, holds, out LossLog log));
        Assert.Equal((true, true, new Box(0, 0, 40, 39)), (fitted.Polygon is null, fitted.Keypoints is not null, fitted.Box));
        Assert.Equal([Features.Combined], log.Losses.Select(loss => loss.Feature));
    }

    [Fact]
    public void Derived_boxes_and_areas_are_no_loss()
    {
        var near = new Annotation { Polygon = TwoParts, Box = new Box(0.2, 0, 29.9, 10), Area = 200.5 };
        Fit(near, Features.Polygons | Features.Parts, out LossLog log);
        Assert.Empty(log.Losses);
        Fit(near with { Box = new Box(0, 0, 31, 10), Area = 210 }, Features.Polygons | Features.Parts, out log);
        Assert.Equal([Features.DeclaredBoxes, Features.Areas], log.Losses.Select(loss => loss.Feature));
    }

    [Fact]
    public void Ids_are_kept_up_to_a_limit_and_counted_beyond()
    {
        var log = new LossLog();
        for (int i = 0; i < 1000; i++) log.Add(Features.Holes, Image, new Annotation { Id = new SourceId(i) }, i);
        Assert.Equal((1000, LossLog.MostIds), (log.Losses[0].Count, log.Losses[0].Ids.Count));
        Assert.Equal("rotated-boxes", Loss.NameOf(Features.RotatedBoxes));
        Assert.True(new Loss(Features.AnnotationIds, 1, []).IsBookkeeping);
        Assert.False(new Loss(Features.Parts, 1, []).IsBookkeeping);
    }

    private static IReadOnlyList<Annotation> Fit(Annotation annotation, Features holds, out LossLog log) =>
        Fit(Item(annotation), holds | Features.ImageIds | Features.ImageSizes | Features.CategoryIds, out log).Annotations;

    private static DatasetItem Fit(DatasetItem item, Features holds, out LossLog log)
    {
        log = new LossLog();
        var info = new DatasetInfo { Categories = [new Category { Id = new SourceId(1), Name = "cat" }], Annotators = ["ann"] };
        return new Fitting(holds, info, log).Fit(item);
    }

    private static DatasetItem Item(params Annotation[] annotations) => new() { Image = Image, Annotators = [0], Annotations = annotations };
}
