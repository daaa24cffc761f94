using System.Text;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

public class RatingsTests
{
    private const string Long = "item,annotator,label\n1,alice,cat\n1,bob,dog\n2,bob,cat\n3,alice,dog\n";

    [Theory]
    [InlineData(Long)]
    [InlineData("item;annotator;label\r\n1;alice;cat\r\n1;bob;dog\r\n2;bob;cat\r\n3;alice;dog\r\n")]
    [InlineData("item\tannotator\tlabel\n1\talice\tcat\n1\tbob\tdog\n2\tbob\tcat\n3\talice\tdog")]
    [InlineData("\uFEFFitem,annotator,label\n1,alice,cat\n\n1,bob,dog\n   \n2,bob,cat\n3,alice,dog\n\n")]
    [InlineData("\n\"item\",\"annotator\",\"label\"\n\"1\",\"alice\",\"cat\"\n1, bob ,dog\n2,bob,\"cat\"\n3,alice,dog\n")]
    [InlineData("Image,Worker,Answer\n1,alice,cat\n1,bob,dog\n2,bob,cat\n3,alice,dog\n")]
    [InlineData("note,value,user,task\nx,cat,alice,1\n,dog,bob,1\ny,cat,bob,2\n,dog,alice,3\n")]
    [InlineData("id,image,rater,rating\n9,1,alice,cat\n8,1,bob,dog\n7,2,bob,cat\n6,3,alice,dog\n")]
    [InlineData("item,alice,bob\n1,cat,dog\n2,,cat\n3,dog,\n")]
    [InlineData(",alice,bob\n1,cat,dog\n2,,cat\n3,dog,\n")]
    [InlineData("alice,bob\ncat,dog\n,cat\ndog,\n")]
    public void All_spellings_of_a_table_say_the_same(string table)
    {
        (List<DatasetItem> items, DatasetReader reader) = Read(table);
        Assert.Empty(reader.Problems);
        Assert.Equal(["1: alice=cat bob=dog", "2: bob=cat", "3: alice=dog"], items.Select(item => Describe(item, reader.Info)));
        Assert.All(items, item => Assert.All(item.Annotations, annotation => Assert.False(annotation.IsObject)));
    }

    [Fact]
    public void A_table_without_annotators_is_one_annotators_own()
    {
        (List<DatasetItem> items, DatasetReader reader) = Read("image,label\n1,cat\n2,dog\n", "truth.csv");
        Assert.Equal(["truth"], reader.Info.Annotators);
        Assert.Equal(["1: truth=cat", "2: truth=dog"], items.Select(item => Describe(item, reader.Info)));
    }

    [Fact]
    public void Labels_joined_by_a_bar_are_several()
    {
        (List<DatasetItem> items, DatasetReader reader) = Read("item,annotator,label\n1,a,cat|dog\n1,b, dog | dog |\n2,a,|\n");
        Assert.Equal(["1: a=cat a=dog b=dog", "2:"], items.Select(item => Describe(item, reader.Info)));
        Assert.Equal([0], items[1].Annotators); // has seen it and found no label to fit
    }

    [Fact]
    public void Numbered_items_of_a_wide_table_count_from_1()
    {
        using DatasetReader reader = DatasetFormats.Open([Repository.Golden("agreement", "open_a.csv")], new ReadOptions { Strict = true });
        string[] rows = File.ReadAllLines(Repository.Golden("agreement", "open_a.csv"));
        Assert.Equal(["r1", "r2", "r3", "r4"], reader.Info.Annotators);
        Assert.Equal(rows.Length - 1, reader.Count);
        for (int i = 0; i < reader.Count; i++)
        {
            DatasetItem item = reader.Read(i);
            Assert.Equal(new SourceId(i + 1), item.Image.Id);
            Assert.Equal(rows[i + 1].Split(',').Where(cell => cell.Length > 0), item.Annotations.Select(annotation => reader.Info.Categories[annotation.Category].Name));
        }
    }

    [Fact]
    public void A_real_long_table_is_read_whole()
    {
        using DatasetReader reader = DatasetFormats.Open(
            [Repository.Golden("agreement", "bluebirds_labels.csv"), new SourceSpec(Repository.Golden("agreement", "bluebirds_truth.csv"), "truth")],
            new ReadOptions { Strict = true });
        Assert.Equal((108, 40, 2), (reader.Count, reader.Info.Annotators.Count, reader.Info.Categories.Count));
        Assert.Equal("truth", reader.Info.Annotators[^1]);
        Assert.All(reader, item => Assert.Equal(40, item.Annotations.Count));
    }

    [Theory]
    [InlineData("item,annotator,label\n1,a,x\n2,a\n3,a,y\n", "row 3", "2 fields", "1: a=x|3: a=y")]
    [InlineData("item,annotator,label\n1,a,x,extra\n", "row 2", "4 fields", "1: a=x")]
    [InlineData("item,annotator,label\n,a,x\n2,a,y\n", "row 2", "an empty item", "2: a=y")]
    [InlineData("item,annotator,label\n1,,x\n2,a,y\n", "row 2", "an empty annotator", "2: a=y")]
    [InlineData("item,annotator,label\n1,a,x\n1,a,y\n", "row 3", "a second answer of annotator a to item 1", "1: a=x")]
    [InlineData("item,a,b\n1,x\n2,x,y\n", "row 2", "2 fields", "1: a=x|2: a=x b=y")]
    [InlineData("item,a,a\n1,x,y\n", "row 1", "column a again", "1: a=x")]
    [InlineData("item,a,\n1,x,y\n", "row 1", "no header over column 3", "1: a=x")]
    [InlineData("item,annotator,label\n1,a,x\n\"2\"z,a,y\n3,a,z\n", "row 3", "expected after a closing quote", "1: a=x")]
    [InlineData("item,annotator,label\n1,a,x\n2,a,\"y\n3,a,z\n", "row 3", "without a closing quote", "1: a=x")]
    public void Defects_are_an_error_in_strict_reading_and_listed_in_lenient(string table, string place, string found, string left)
    {
        (List<DatasetItem> items, DatasetReader reader) = Read(table);
        Problem problem = Assert.Single(reader.Problems);
        Assert.Equal(place, problem.Place);
        Assert.Contains(found, problem.Found);
        Assert.Equal(left.Split('|'), items.Select(item => Describe(item, reader.Info)));
        Assert.Contains(found, Assert.Throws<InputException>(() => Read(table, strict: true)).Problem.Found);
    }

    [Theory]
    [InlineData("item,annotator\n1,a\n", "without label")]
    [InlineData("annotator,label\na,x\n", "without item")]
    [InlineData("\n\n", "content of no known format")]
    public void A_table_without_what_matters_cannot_be_used(string table, string found)
    {
        Assert.Contains(found, Assert.Throws<InputException>(() => Read(table)).Problem.Found);
        Assert.Contains(found, Assert.Throws<InputException>(() => Read(table, strict: true)).Problem.Found);
    }

    [Theory]
    [InlineData("epoch,train/box_loss,train/cls_loss,lr/pg0,lr/pg1\n1,1.2,3.1,0.01,0.01\n2,1.1,2.9,0.02,0.02\n3,1.0,2.5,0.03,0.03\n", "5 columns: epoch, train/box_loss, train/cls_loss, lr/pg0, lr/pg1")]
    [InlineData("image,width,height\na,640,480\nb,480,640\nc,640,640\n", "3 columns: image, width, height")]
    [InlineData("id;author;title\n1;Ann;One\n2;Ann;Two\n3;Ben;Three\n", "3 columns: id, author, title")]
    [InlineData("subject,alice,bob\ns1,cat,dog\ns2,cat,cat\ns3,dog,dog\n", "3 columns: subject, alice, bob")]
    [InlineData("a,b,c,d,e,f,g,h,i,j\n1,2,3,4,5,6,7,8,9,10\n11,12,13,14,15,16,17,18,19,20\n21,22,23,24,25,26,27,28,29,30\n", "10 columns: a, b, c, d, e, f, g, h, ...")]
    [InlineData("words\none\ntwo\n", "the column words")]
    public void A_table_whose_columns_have_no_labels_in_common_is_something_else(string table, string found)
    {
        Problem problem = Assert.Throws<InputException>(() => Read(table)).Problem;
        Assert.Equal($"a table of no known format with {found}", problem.Found);
        Assert.StartsWith("columns item, annotator and label; or item and a column for each annotator", problem.Allowed, StringComparison.Ordinal);
        using var scratch = new Scratch();
        using DatasetReader reader = DatasetFormats.Open([scratch.Write("table.csv", table)], new ReadOptions { Format = "ratings" });
        Assert.NotEmpty(reader); // by name any columns are annotators'
    }

    [Theory]
    [InlineData("item,a,b\n1,x,\n2,,x\n3,y,\n4,,z\n")] // each item by one of them
    [InlineData("item,a,b\n1,x,y\n2,x,z\n")] // too few to tell
    [InlineData("item,a\n1,x\n2,y\n3,z\n4,v\n")] // nobody to have labels in common with
    [InlineData("item,a,b,c\n1,x,y,\n2,y,x,\n3,x,x,\n")] // c has not begun
    [InlineData("r1,r2\n1.5,2\n2,1.5\n3,3\n4,4\n")]
    public void A_table_of_few_or_sparse_answers_is_one_all_the_same(string table) => Assert.NotEmpty(Read(table, strict: true).Items);

    [Fact]
    public void The_same_answer_again_is_no_defect()
    {
        (List<DatasetItem> items, DatasetReader reader) = Read("item,annotator,label\n1,a,x\n1,b,y\n1,a,x\n", strict: true);
        Assert.Equal(["1: a=x b=y"], items.Select(item => Describe(item, reader.Info)));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        using var scratch = new Scratch();
        string path = scratch.Write("table.csv", [.. "item,annotator,label\n1,a,caf"u8, 0xE9, (byte)'\n']);
        Assert.Contains("not UTF-8", Assert.Throws<InputException>(() => DatasetFormats.Open([path], new ReadOptions { Strict = true })).Message);
    }

    [Fact]
    public void Items_join_images_by_file_name_or_by_id()
    {
        const string coco = """{"images":[{"id":1,"file_name":"a.jpg","height":5,"width":5},{"id":2,"file_name":"b.jpg","height":5,"width":5}],"annotations":[],"categories":[]}""";
        using var scratch = new Scratch();
        string images = scratch.Write("images.json", coco);
        string byName = scratch.Write("names.csv", "item,annotator,label\nb.jpg,alice,cat\n");
        string byId = scratch.Write("ids.csv", "item,annotator,label\n2,bob,dog\n");
        foreach (string[] order in (string[][])[[images, byName, byId], [byId, images, byName], [byName, images, byId]])
        {
            using DatasetReader reader = DatasetFormats.Open([.. order.Select(path => new SourceSpec(path))]);
            DatasetItem item = reader.Single(item => item.Image.FileName == "b.jpg");
            Assert.Equal(2, reader.Count);
            Assert.Equal((5, 5), (item.Image.Height, item.Image.Width));
            Assert.Equal(["alice", "bob"], item.Annotations.Select(annotation => reader.Info.Annotators[annotation.Annotator]).Order());
        }
    }

    private static (List<DatasetItem> Items, DatasetReader Reader) Read(string table, string name = "table.csv", bool strict = false)
    {
        using var scratch = new Scratch();
        using DatasetReader reader = DatasetFormats.Open([scratch.Write(name, Encoding.UTF8.GetBytes(table))], new ReadOptions { Strict = strict });
        return ([.. reader], reader);
    }

    private static string Describe(DatasetItem item, DatasetInfo info) =>
        string.Join(' ', item.Annotations
            .Select(annotation => $"{info.Annotators[annotation.Annotator]}={info.Categories[annotation.Category].Name}")
            .Order(StringComparer.Ordinal).Prepend($"{item.Image.Name}:"));
}
