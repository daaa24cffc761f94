using System.Text;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests.Csv;

/// <summary>Tables of labels, boxes and classes.</summary>
public class TableTests
{
    [Theory]
    [InlineData("a,b,c", "a|b|c")]
    [InlineData(" a , b\t,", "a|b|")]
    [InlineData("\"a,b\",\"c\"\"d\" ,e", "a,b|c\"d|e")]
    [InlineData("", "")]
    public void A_line_is_split(string line, string fields)
    {
        var found = new List<string>();
        Assert.True(CsvLine.Split(Encoding.UTF8.GetBytes(line), (byte)',', found));
        Assert.Equal(fields, string.Join('|', found));
    }

    [Theory, InlineData("\"a"), InlineData("a,\"b\"c,d")]
    public void Quotes_that_do_not_end_are_refused(string line) => Assert.False(CsvLine.Split(Encoding.UTF8.GetBytes(line), (byte)',', []));

    [Fact]
    public void Any_field_comes_back() => Gen.String.Where(text => text.AsSpan().IndexOfAny("\r\n\0") < 0).Array[1, 5].Sample(fields =>
    {
        var found = new List<string>();
        byte[] line = Encoding.UTF8.GetBytes(string.Join(',', fields.Select(CsvLine.Quoted)));
        Assert.True(CsvLine.Split(line, (byte)',', found));
        Assert.Equal(fields.Select(field => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(field))), found);
    });

    [Fact]
    public void Rows_of_one_image_need_not_follow_each_other()
    {
        using DataFiles files = new(("boxes.csv", "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,10,20,cat,1,2,4,6\nb.jpg,5,5,,,,,\na.jpg,10,20,dog,0,0,1,1\n"));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("boxes.csv", strict: true);
        Assert.Equal(["cat", "dog"], info.Categories.Select(category => category.Name));
        Assert.Equal([("a.jpg", 20, 10, 2), ("b.jpg", 5, 5, 0)], items.Select(item => (item.Image.FileName!, item.Image.Height, item.Image.Width, item.Annotations.Count)));
        Assert.Equal([new Box(1, 2, 3, 4), new Box(0, 0, 1, 1)], items[0].Annotations.Select(annotation => annotation.Box!.Value));
    }

    [Theory]
    [InlineData("a.jpg,cat,1,2,x,6", "line 2, xmax", "'x'")]
    [InlineData("a.jpg,cat,4,2,1,6", "line 2, xmin", "a box from (4, 2) to (1, 6)")]
    [InlineData(",cat,1,2,3,4", "line 2", "without the name of an image")]
    [InlineData("\"a.jpg,cat,1,2,3,4", "line 2", "a quote without end")]
    public void Rows_that_cannot_be_used_are_listed(string row, string place, string found)
    {
        using DataFiles files = new(("boxes.csv", $"filename,class,xmin,ymin,xmax,ymax\n{row}\nb.jpg,cat,1,2,3,4\n"));
        Problem problem = Assert.Single(files.Problems("boxes.csv"));
        Assert.Equal((files.PathOf("boxes.csv"), place), (problem.File, problem.Place));
        Assert.Contains(found, problem.Found);
        Assert.Throws<InputException>(() => files.Read("boxes.csv", strict: true));
        Assert.Equal(1, files.Read("boxes.csv").Items.Sum(item => item.Annotations.Count));
    }

    [Theory]
    [InlineData("\"image\",\"xmin\",\"ymin\",\"xmax\",\"ymax\",\"label\"\n\"a.jpg\",1,2,4,6,\"cat\"\n")] // VoTT
    [InlineData("label_name,bbox_x,bbox_y,bbox_width,bbox_height,image_name,image_width,image_height\ncat,1,2,3,4,a.jpg,10,20\n")] // Make Sense
    [InlineData("filename,x,y,width,height,class\na.jpg,1,2,3,4,cat\n")]
    [InlineData("image_name,label_name,x1,y1,w,h\na.jpg,cat,1,2,3,4\n")]
    [InlineData("a.jpg,1,2,4,6,cat\nb.jpg,,,,,\n")] // Keras RetinaNet
    [InlineData("b.jpg,,,,,\na.jpg,1,2,4,6,cat\n")]
    [InlineData("a.jpg,cat,1,2,4,6\n")]
    public void Boxes_are_found_whatever_their_columns_are(string text)
    {
        using DataFiles files = new(("boxes.csv", text));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("boxes.csv", strict: true);
        Assert.Equal("cat", Assert.Single(info.Categories).Name);
        Assert.Equal(new Box(1, 2, 3, 4), Assert.Single(items.SelectMany(item => item.Annotations)).Box);
    }

    [Fact]
    public void Boxes_of_an_order_that_is_not_told_are_listed()
    {
        using DataFiles files = new(("boxes.csv", "image_name,label,bbox\na.jpg,cat,\"[0, 1, 2, 3]\"\n"));
        Assert.Contains("boxes in one column", Assert.Single(files.Problems("boxes.csv")).Found);
        Assert.False(Assert.Single(Assert.Single(files.Read("boxes.csv").Items).Annotations).IsObject);
    }

    [Theory]
    [InlineData("NAME_ID,X,Y,W,H\nn1,2,3,4,5\n")]
    [InlineData("name,r,g,b\ncat,255,0,0\n")]
    [InlineData("image_id,width,height,bbox,source\na,1024,1024,\"[1, 2, 3, 4]\",x\n")]
    public void Tables_of_geometry_are_no_ratings(string text)
    {
        using DataFiles files = new(("a.csv", text));
        Assert.Contains("no known format", Assert.Throws<InputException>(() => files.Read("a.csv")).Message);
    }

    [Fact]
    public void A_column_for_each_class_tells_yes_no_and_unknown()
    {
        using DataFiles files = new(("_classes.csv", "filename, cat, dog, cow\na.jpg, 1, 0, -1\nb.jpg, 0, 0,\n"));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("_classes.csv", strict: true);
        Assert.Equal(["cat", "dog", "cow"], info.Categories.Select(category => category.Name));
        Assert.Equal("cat", info.Categories[Assert.Single(items[0].Annotations).Category].Name);
        Assert.Equal("""["dog"]""", KnownFields.Find(items[0].Image.Extras, KnownFields.NegativeLabels));
        Assert.Equal("""["cat","dog"]""", KnownFields.Find(items[1].Image.Extras, KnownFields.NegativeLabels));
    }

    [Fact]
    public void A_table_of_ratings_stays_one()
    {
        using DataFiles files = new(("ratings.csv", "item,ann,ben\n1,0,1\n2,1,1\n"));
        Assert.Equal(["ann", "ben"], files.Read("ratings.csv").Info.Annotators);
    }

    [Theory]
    [InlineData("imagenet/roboflow_multilabel/test_classes.csv", 481, 10)]
    [InlineData("imagenet/datumaro_multiclass/train_classes.csv", 2, 2)]
    [InlineData("kaggle_csv/image_csv_multi_label/ann.csv", 6, 3)]
    [InlineData("kaggle_csv/image_csv/ann.csv", 5, 2)]
    [InlineData("kaggle_csv/image_csv/ann_wo_ext.csv", 5, 2)]
    public void Samples_of_labels_are_read(string sample, int images, int classes)
    {
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(Repository.SharedSample(sample.Split('/')), new ReadOptions { Strict = true });
        Assert.Equal((images, classes), (items.Count, info.Categories.Count));
        Assert.All(items.SelectMany(item => item.Annotations), annotation => Assert.False(annotation.IsObject));
    }

    [Theory]
    [InlineData("kaggle_csv/image_csv_det/ann.csv", 3, 6)]
    [InlineData("kaggle_csv/mosquitos.csv", 4, 4)]
    public void Samples_of_boxes_are_read(string sample, int images, int boxes)
    {
        (_, List<DatasetItem> items) = Contracts.RoundTrip.Read(Repository.SharedSample(sample.Split('/')), new ReadOptions { Strict = true });
        Assert.Equal((images, boxes), (items.Count, items.SelectMany(item => item.Annotations).Count(annotation => annotation.Box is not null)));
    }
}
