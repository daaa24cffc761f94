namespace GeometryEngine.Formats.Tests;

/// <summary>Formats of one small reader each: Create ML, VoTT, KITTI, WIDER FACE, ICDAR.</summary>
public class SmallFormatTests
{
    [Fact]
    public void Create_ml_has_boxes_by_their_centres()
    {
        var sample = Sample.Read("other/createml_test.json");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal("sharks_mp4-1_jpg.rf.4cfe68e1e1f580f36628ee5868b61564.jpg", item.Image.FileName);
        Assert.Equal(new SortedDictionary<string, int> { ["primary"] = 1, ["shark"] = 5 }, sample.Categories());
        Box box = item.Annotations[2].Box!.Value;
        Assert.Equal((0, 399.32 - 88.36000000000001 / 2, 120.4825, 88.36000000000001), (box.X, box.Y, box.Width, box.Height));
    }

    [Fact]
    public void Create_ml_may_have_labels_of_images_and_damage_costs_its_box()
    {
        using DataFiles files = new(("a.json", """
            [{"imagefilename":"a.png","annotation":[{"label":"cat","confidence":0.5},{"label":"dog","coordinates":{"x":1,"y":2,"width":-1,"height":3}},
             {"label":"dog","coordinates":{"x":"a","y":2,"width":1,"height":3}}]},
             {"image":"b.png","annotations":[]},{"annotations":[]}]
            """));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("a.json");
        Assert.Equal(["a.png", "b.png"], items.Select(item => item.Image.Name));
        Annotation label = Assert.Single(items[0].Annotations);
        Assert.Equal(("cat", 0.5, false), (info.Categories[label.Category].Name, label.Score, label.IsObject));
        Assert.Equal(["an image without a name", """{"x":1,"y":2,"width":-1,"height":3}""", "\"a\"", """{"x":"a","y":2,"width":1,"height":3}"""], files.Problems("a.json").Select(problem => problem.Found));
        Assert.Throws<InputException>(() => files.Read("a.json", strict: true));
    }

    [Fact]
    public void Vott_has_an_annotation_for_each_tag_of_a_region()
    {
        var sample = Sample.Read("other/vott_train-export.json");
        Assert.Empty(sample.Problems);
        Assert.Equal(["animal", "dog", "person", Category.Unnamed], sample.Info.Categories.Select(category => category.Name));
        Assert.Equal("[93,179,0]", KnownFields.Find(sample.Info.Categories[0].Extras, KnownFields.Color));
        Assert.Equal([("img0001.jpg", 1), ("img0002.jpg", 2), ("img0003.jpg", 2)], sample.Items.Select(item => (item.Image.FileName!, item.Annotations.Count)));
        Assert.Equal((5, 5), (sample.Items[0].Image.Height, sample.Items[0].Image.Width));
        Assert.Equal([new Box(5, 10, 10, 2), new Box(11.5, 12, 10.2, 20.5), new Box(11.5, 12, 10.2, 20.5), new Box(6.7, 10.3, 3.3, 4.7), new Box(13.7, 20.2, 31.9, 43.4)],
            sample.Annotations.Select(annotation => annotation.Box!.Value));
    }

    [Fact]
    public void Vott_has_other_shapes_and_damage_costs_its_region()
    {
        const string Points = """[{"x":0,"y":0},{"x":4,"y":0},{"x":4,"y":3}]""";
        using DataFiles files = new(("a.json", $$"""
            {"name":"p","tags":[{"name":"a","color":"#12"}],"assets":{"1":{"asset":{"id":"1","name":"a.png"},"regions":[
            {"id":"p","type":"POLYGON","tags":["a"],"points":{{Points}}},{"id":"l","type":"POLYLINE","tags":["a"],"points":{{Points}}},{"id":"k","type":"POINT","tags":["a"],"points":{{Points}}},
            {"id":"n","type":"POLYGON","tags":["a"]},{"id":"s","type":"POLYGON","tags":["a"],"points":[{"x":1,"y":2}]},{"id":"b","tags":["a"]},{"id":"w","tags":["a"],"boundingBox":{"left":1,"top":1,"width":-2,"height":1} }]},
            "2":{"regions":[]} } }
            """));
        (_, List<DatasetItem> items) = files.Read("a.json");
        List<Annotation> annotations = [.. Assert.Single(items).Annotations];
        Assert.Equal(6, annotations[0].Polygon!.Area());
        Assert.Equal(6, annotations[1].Polyline!.Coordinates.Length);
        Assert.Equal([0, 0, 2], annotations[2].Keypoints!.Triplets.ToArray());
        Assert.Equal(3, annotations.Count);
        Assert.Equal(["an asset without name and id", "a POLYGON without points", "1 points", "no boundingBox", """{"left":1,"top":1,"width":-2,"height":1}"""], files.Problems("a.json").Select(problem => problem.Found));
    }

    [Fact]
    public void Kitti_has_boxes_and_degrees_of_truncation_and_occlusion()
    {
        var sample = Sample.Read("other/kitti_000030_10.txt");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal("kitti_000030_10.png", item.Image.FileName);
        Assert.Equal(sample.Count("nonblank"), item.Annotations.Count);
        Assert.Equal(["Truck", "Van"], sample.Info.Categories.Select(category => category.Name));
        Assert.Equal([new Box(0, 1, 2, 2), new Box(0, 5, 1, 3)], item.Annotations.Select(annotation => annotation.Box!.Value));
        Assert.Equal([true, false], item.Annotations.Select(annotation => KnownFields.Flag(annotation.Extras, KnownFields.Truncated)));
        Assert.Equal([false, false], item.Annotations.Select(annotation => KnownFields.Flag(annotation.Extras, KnownFields.Occluded)));
        Assert.Equal("[-1,-1,-1]", KnownFields.Find(item.Annotations[0].Extras, "dimensions"));
    }

    [Fact]
    public void Kitti_folders_have_empty_images_scores_and_regions_to_ignore()
    {
        using DataFiles files = new(
            ("training/label_2/1.txt", "Car 0.00 1 -1.58 587.01 173.33 614.12 200.12 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59 0.9\nDontCare -1 -1 -10 503.89 169.71 590.61 190.13 -1 -1 -1 -1000 -1000 -1000 -10\n"),
            ("training/label_2/2.txt", "\n"),
            ("training/label_2/3.txt", "Car 0 0 0 5 5 4 6 0 0 0 0 0 0 0\nCar 0 0 0 x 5 6 6 0 0 0 0 0 0 0\nCar 0 0 0 4 5 6 6 0 0 0 0 0 0\nCyclist 0 3 0 4 5 6 6 0 0 0 0 0 0 0\n"));
        (DatasetInfo info, List<DatasetItem> items) = files.Read();
        Assert.Equal([("1.png", 2), ("2.png", 0), ("3.png", 1)], items.Select(item => (item.Image.FileName!, item.Annotations.Count)));
        Assert.All(items, item => Assert.Equal("training", item.Image.Subset));
        Assert.Equal((0.9, true), (items[0].Annotations[0].Score, KnownFields.Flag(items[0].Annotations[0].Extras, KnownFields.Occluded)));
        Assert.True(KnownFields.Flag(items[0].Annotations[1].Extras, KnownFields.Ignore));
        Assert.Null(KnownFields.Flag(items[0].Annotations[1].Extras, KnownFields.Truncated));
        Assert.Null(KnownFields.Flag(items[2].Annotations[0].Extras, KnownFields.Occluded)); // 3: nobody knows
        Assert.Equal(["Car", "DontCare", "Cyclist"], info.Categories.Select(category => category.Name));
        Assert.Equal(["line 1", "line 2", "line 3"], files.Problems().Select(problem => problem.Place));
    }

    [Fact]
    public void Wider_face_has_blocks_of_faces()
    {
        var sample = Sample.Read("other/wider_face_train_bbx_gt.txt");
        Assert.Empty(sample.Problems);
        Assert.Equal([("0--Parade/0_Parade_image_01.jpg", 1), ("1--Handshaking/1_Handshaking_image_02.jpg", 2)], sample.Items.Select(item => (item.Image.FileName!, item.Annotations.Count)));
        Assert.Equal([new Box(1, 2, 2, 2), new Box(1, 1, 2, 2), new Box(5, 1, 2, 2)], sample.Annotations.Select(annotation => annotation.Box!.Value));
        Assert.Equal("""{"blur":0,"expression":0,"illumination":1,"invalid":0,"occlusion":0,"pose":0}""", KnownFields.Find(sample.Annotations[1].Extras, KnownFields.Attributes));
    }

    [Fact]
    public void Wider_face_without_faces_has_a_line_of_zeros_or_none_and_damage_costs_its_line()
    {
        using DataFiles files = new(("a.txt", "a.jpg\n0\n0 0 0 0 0 0 0 0 0 0\nb.jpg\n0\nc.jpg\n3\n1 2 3 4 0 0 0 1 2 0\n1 2 x 4\nd.jpg\n1\n5 6 7 8\ne.jpg\nmany\nf.jpg\n"));
        (_, List<DatasetItem> items) = files.Read("a.txt");
        Assert.Equal([("a.jpg", 0), ("b.jpg", 0), ("c.jpg", 1), ("d.jpg", 1)], items.Select(item => (item.Image.FileName!, item.Annotations.Count)));
        Assert.True(KnownFields.Flag(items[2].Annotations[0].Extras, KnownFields.Ignore));
        Assert.True(KnownFields.Flag(items[2].Annotations[0].Extras, KnownFields.Occluded));
        Assert.Equal([("line 10", "2 faces of c.jpg"), ("line 14", "'many'"), ("line 9", "'1 2 x 4'")], files.Problems("a.txt").Select(problem => (problem.Place, problem.Found)));
        Assert.Throws<InputException>(() => files.Read("a.txt", strict: true));
    }

    [Fact]
    public void Icdar_has_words_in_quotes()
    {
        var sample = Sample.Read("other/icdar_gt_img_1.txt");
        Assert.Empty(sample.Problems);
        Annotation word = Assert.Single(Assert.Single(sample.Items).Annotations);
        Assert.Equal([0, 0, 3, 1, 4, 6, 1, 7], word.Polygon!.Coordinates.ToArray());
        Assert.Equal("""{"text":"FOOD"}""", KnownFields.Find(word.Extras, KnownFields.Attributes));
    }

    [Fact]
    public void Icdar_has_boxes_words_without_quotes_and_words_to_ignore()
    {
        using DataFiles files = new(
            ("gt_img_1.txt", "\uFEFF377,117,463,117,465,130,378,130,Genaxis Theatre, London\n493,115,519,115,519,131,493,131,###\n"),
            ("gt_img_2.txt", "38, 43, 920, 215, \"Tired\"\n920, 43, 38, 215, \"turned\"\n1,2,3,4,5,6,\"six\"\n1,2,3\n"),
            ("gt_img_3.txt", ""));
        (_, List<DatasetItem> items) = files.Read();
        Assert.Equal([("img_1.jpg", 2), ("img_2.jpg", 1), ("img_3.jpg", 0)], items.Select(item => (item.Image.FileName!, item.Annotations.Count)));
        Assert.Equal("""{"text":"Genaxis Theatre, London"}""", KnownFields.Find(items[0].Annotations[0].Extras, KnownFields.Attributes));
        Assert.True(KnownFields.Flag(items[0].Annotations[1].Extras, KnownFields.Ignore));
        Assert.Equal(new Box(38, 43, 882, 172), items[1].Annotations[0].Box);
        Assert.Equal(["line 2", "line 3", "line 4"], files.Problems().Select(problem => problem.Place));
    }
}
