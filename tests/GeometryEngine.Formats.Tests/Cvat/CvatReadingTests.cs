namespace GeometryEngine.Formats.Tests;

public class CvatReadingTests
{
    private const string Head = """
        <annotations><version>1.1</version><meta><task><id>7</id><size>9</size><mode>interpolation</mode><start_frame>0</start_frame><stop_frame>8</stop_frame>
        <assignee><username>mia</username></assignee>
        <labels><label><name>car</name><type>any</type></label><label><name>person</name><type>skeleton</type>
        <svg>&lt;line data-type="edge" data-node-from="2" data-node-to="1"/&gt;&lt;circle data-node-id="1" data-label-name="head"/&gt;&lt;circle data-node-id="2" data-label-name="foot"/&gt;</svg></label>
        <label><name>head</name><type>points</type><parent>person</parent></label><label><name>foot</name><type>points</type><parent>person</parent></label></labels>
        <original_size><width>60</width><height>40</height></original_size></task></meta>
        """;

    [Fact]
    public void Hidden_points_that_no_category_names_are_counted_as_lost()
    {
        using var scratch = new Scratch();
        var image = new ImageInfo { Id = new SourceId(1), FileName = "a.png", Height = 8, Width = 8 };
        Annotation[] points = [new() { Keypoints = new Keypoints([1, 2, 2, 3, 4, 1]) }, new() { Keypoints = new Keypoints([1, 2, 2]) }];
        var item = new DatasetItem { Image = image, Annotators = [0], Annotations = points };
        IReadOnlyList<Loss> losses = Contracts.RoundTrip.Write(DatasetFormats.Find("cvat")!, scratch.PathOf("set"), new DatasetInfo { Categories = [new Category { Id = new SourceId(1), Name = "face" }], Annotators = ["Ann"] }, [item]);
        Assert.Equal(1, Assert.Single(losses, loss => loss.Feature == Features.Visibility).Count);
    }

    [Fact]
    public void A_box_is_turned_about_its_middle()
    {
        Annotation box = Assert.Single(ReadImage("""<box label="car" xtl="10" ytl="20" xbr="30" ybr="24" rotation="90"/>""").Annotations);
        Assert.Null(box.Box);
        Assert.Equal(new RotatedBox(20, 22, 20, 4, 90), box.RotatedBox);
        Assert.Equal(new Box(18, 12, 4, 20), box.Bounds());
    }

    [Fact]
    public void An_ellipse_has_radii_and_a_rotation()
    {
        Annotation ellipse = Assert.Single(ReadImage("""<ellipse label="car" cx="20" cy="10" rx="6" ry="3" rotation="30"/>""").Annotations);
        Assert.Equal(new Ellipse(20, 10, 6, 3, 30), ellipse.Ellipse);
    }

    [Fact]
    public void Runs_of_a_mask_lie_along_the_rows_of_its_crop()
    {
        Annotation mask = Assert.Single(ReadImage("""<mask label="car" rle="1, 2, 2, 1" left="3" top="2" width="3" height="2"/>""").Annotations);
        // .##
        // ..#
        Assert.Equal((40, 60), (mask.Mask!.Height, mask.Mask.Width));
        Assert.Equal(new Box(4, 2, 2, 2), mask.Mask.BoundingBox());
        Assert.Equal([4 * 40 + 2, 1, 39, 2], [.. mask.Mask.Counts[..4].ToArray().Select(count => (int)count)]);
        Assert.False(mask.IsCrowd);
    }

    [Fact]
    public void The_points_of_a_skeleton_come_by_their_labels()
    {
        DatasetItem item = ReadImage("""
            <skeleton label="person"><points label="foot" outside="0" occluded="1" points="5,6"/><points label="head" outside="0" occluded="0" points="3,4"/></skeleton>
            <skeleton label="person"><points label="head" outside="1" occluded="0" points="3,4"/></skeleton>
            """);
        Assert.Equal([3, 4, 2, 5, 6, 1], item.Annotations[0].Keypoints!.Triplets.ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 0], item.Annotations[1].Keypoints!.Triplets.ToArray());
    }

    [Fact]
    public void A_label_of_type_skeleton_has_points_and_edges_and_the_task_an_annotator()
    {
        using var scratch = new Scratch();
        using DatasetReader reader = DatasetFormats.Open([scratch.Write("a.xml", $"{Head}</annotations>")]);
        Assert.Equal(["car", "person"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal(["head", "foot"], reader.Info.Categories[1].KeypointNames);
        Assert.Equal((1, 0), Assert.Single(reader.Info.Categories[1].Skeleton));
        Assert.Equal(["mia"], reader.Info.Annotators);
        Assert.Equal(9, reader.Count); // a video without tracks has frames nevertheless
    }

    [Fact]
    public void Between_key_frames_boxes_move_in_a_straight_line_and_turn_the_short_way()
    {
        List<DatasetItem> frames = ReadTracks("""
            <track id="4" label="car" source="manual" group_id="2">
              <box frame="1" outside="0" keyframe="1" xtl="0" ytl="0" xbr="10" ybr="10" rotation="350" z_order="3"/>
              <box frame="5" outside="0" keyframe="1" xtl="8" ytl="4" xbr="22" ybr="14" rotation="10" z_order="3"/>
              <box frame="7" outside="1" keyframe="1" xtl="8" ytl="4" xbr="22" ybr="14" rotation="10" z_order="3"/>
            </track>
            """);
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 0, 0], frames.Select(frame => frame.Annotations.Count));
        Annotation third = frames[3].Annotations[0];
        Assert.Equal(new RotatedBox(10, 7, 12, 10, 0), third.RotatedBox ?? RotatedBox.Of(third.Box!.Value));
        Assert.Equal(3, third.ZOrder);
        Assert.Equal(
            [KnownFields.Of(KnownFields.Track, 4), KnownFields.Of(KnownFields.Group, 2), KnownFields.Of("source", "manual"), KnownFields.Of("keyframe", false)], third.Extras);
        Assert.DoesNotContain(frames[5].Annotations[0].Extras, extra => extra.Name == "keyframe");
        Assert.Equal(355, frames[2].Annotations[0].RotatedBox!.Value.Angle);
    }

    [Fact]
    public void Points_of_a_skeleton_move_and_several_loose_points_and_masks_stay()
    {
        List<DatasetItem> frames = ReadTracks("""
            <track id="0" label="person">
              <skeleton frame="0" keyframe="1"><points label="head" outside="0" occluded="0" points="0,0"/><points label="foot" outside="0" occluded="0" points="10,0"/></skeleton>
              <skeleton frame="2" keyframe="1"><points label="head" outside="0" occluded="0" points="4,8"/><points label="foot" outside="1" occluded="0" points="10,2"/></skeleton>
            </track>
            <track id="1" label="car"><points frame="0" points="1,1;2,2"/><points frame="2" points="9,9;8,8"/></track>
            <track id="2" label="car"><points frame="0" points="1,1"/><points frame="2" points="9,5"/></track>
            """);
        Assert.Equal([2, 4, 2, 10, 1, 2], frames[1].Annotations[0].Keypoints!.Triplets.ToArray());
        Assert.Equal([1, 1, 2, 2, 2, 2], frames[1].Annotations[1].Keypoints!.Triplets.ToArray());
        Assert.Equal([5, 3, 2], frames[1].Annotations[2].Keypoints!.Triplets.ToArray());
    }

    [Fact]
    public void Frames_that_are_written_out_count_as_they_stand()
    {
        List<DatasetItem> frames = ReadTracks("""
            <track id="0" label="car">
              <box frame="2" outside="0" keyframe="1" xtl="8" ytl="0" xbr="9" ybr="1"/><box frame="1" outside="0" keyframe="0" xtl="5" ytl="0" xbr="6" ybr="1"/>
              <box frame="0" outside="0" keyframe="1" xtl="0" ytl="0" xbr="1" ybr="1"/>
            </track>
            """);
        Assert.Equal(new Box(5, 0, 1, 1), frames[1].Annotations[0].Box);
        Assert.Contains(KnownFields.Of("keyframe", false), frames[1].Annotations[0].Extras);
    }

    private static DatasetItem ReadImage(string shapes)
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.xml", $"""{Head}<image id="3" name="a &amp; b.png" width="60" height="40">{shapes}</image></annotations>""");
        using DatasetReader reader = DatasetFormats.Open([file], new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(reader);
        Assert.Equal("a & b.png", item.Image.FileName);
        return item;
    }

    private static List<DatasetItem> ReadTracks(string tracks)
    {
        using var scratch = new Scratch();
        using DatasetReader reader = DatasetFormats.Open([scratch.Write("a.xml", $"{Head}{tracks}</annotations>")], new ReadOptions { Strict = true });
        return [.. reader];
    }
}
