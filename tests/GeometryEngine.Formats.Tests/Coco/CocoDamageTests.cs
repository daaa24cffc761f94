using System.Text;

namespace GeometryEngine.Formats.Tests;

/// <summary>Damaged files: whatever the damage, reading ends with items or an <see cref="InputException"/>, never with anything else.</summary>
public class CocoDamageTests
{
    private const string Instances = """
        {"info": {"year": 2017, "note": "a \"quoted\" \\ text"}, "licenses": [{"id": 1}],
         "annotations": [
          {"id": 1, "image_id": 7, "category_id": 1, "segmentation": [[1.5, 1, 8, 1, 8, 8.25], [2, 2, 3, 2, 3, 3]], "area": 24.5, "bbox": [1.5, 1, 6.5, 7.25], "iscrowd": 0},
          {"id": "a2", "image_id": 7, "category_id": "x", "segmentation": {"size": [10, 10], "counts": [3, 5, 92]}, "iscrowd": true, "annotator": "bob"},
          {"id": 3, "image_id": 8, "category_id": 1, "segmentation": {"size": [10, 10], "counts": "35l2"}, "score": 0.5, "attributes": {"k": [1, null, {"z": "\u00e9\ud83d\ude00"}]}},
          {"id": 4, "image_id": 8, "category_id": 1, "keypoints": [1, 2, 2, 0, 0, 0], "num_keypoints": 1}],
         "categories": [{"id": 1, "name": "cat", "keypoints": ["a", "b"], "skeleton": [[1, 2]]}, {"id": "x", "name": "dog", "supercategory": "animal"}],
         "images": [{"id": 7, "file_name": "a/b.png", "height": 10, "width": 10, "annotators": ["bob", 5]}, {"id": 8, "coco_url": "http://h/x/y.png", "height": 10, "width": 10}]}
        """;

    private const string Results = """
        [{"image_id": 7, "category_id": 1, "bbox": [1, 1, 2, 2], "score": 0.5},
         {"image_id": 8, "category_id": 1, "segmentation": {"size": [10, 10], "counts": "35l2"}, "score": 1e-3}]
        """;

    [Theory]
    [InlineData(Instances, 2, 4)]
    [InlineData(Results, 2, 2)]
    public void The_undamaged_file_is_read_strictly(string text, int images, int annotations)
    {
        using var scratch = new Scratch();
        (int readImages, int readAnnotations, int problems) = ReadAll(scratch.Write("file.json", text), strict: true);
        Assert.Equal((images, annotations, 0), (readImages, readAnnotations, problems));
    }

    [Theory]
    [InlineData(Instances)]
    [InlineData(Results)]
    public void A_file_cut_off_anywhere_is_an_error_or_keeps_what_is_whole(string text)
    {
        using var scratch = new Scratch();
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int most = 0;
        for (int length = 0; length < bytes.Length; length++)
        {
            string path = scratch.Write("file.json", bytes.AsSpan(0, length));
            Assert.Throws<InputException>(() => ReadAll(path, strict: true));
            int annotations = ReadLeniently(path);
            Assert.True(annotations >= most || annotations == 0, $"{annotations} annotations of {length} bytes, {most} of fewer");
            most = Math.Max(most, annotations);
        }
        Assert.True(most >= 1);
    }

    [Theory]
    [InlineData(Instances)]
    [InlineData(Results)]
    public void Changed_bytes_are_an_error_or_do_no_harm(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] marks = "{}[]\",:\\0-. e"u8.ToArray();
        Gen<byte> values = Gen.Frequency((1, Gen.Byte), (1, Gen.Int[0, marks.Length - 1].Select(i => marks[i])));
        Gen<(int At, byte Value)[]> changes = Gen.Select(Gen.Int[0, bytes.Length - 1], values).Array[1, 4];
        changes.Sample(list =>
        {
            byte[] damaged = [.. bytes];
            foreach ((int at, byte value) in list) damaged[at] = value;
            AssertReadable(damaged);
        }, iter: 800);
    }

    [Fact]
    public void Removed_and_doubled_stretches_are_an_error_or_do_no_harm()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Instances);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[1, 40], Gen.Bool).Sample((start, length, doubled) =>
        {
            int end = Math.Min(bytes.Length, start + length);
            AssertReadable(doubled ? [.. bytes[..end], .. bytes[start..]] : [.. bytes[..start], .. bytes[end..]]);
        }, iter: 500);
    }

    private static void AssertReadable(byte[] content)
    {
        using var scratch = new Scratch();
        string path = scratch.Write("file.json", content);
        bool strictly = true;
        try { ReadAll(path, strict: true); }
        catch (InputException) { strictly = false; }
        try
        {
            (_, _, int problems) = ReadAll(path, strict: false);
            Assert.Equal(strictly, problems == 0);
        }
        catch (InputException) { Assert.False(strictly); }
    }

    private static int ReadLeniently(string path)
    {
        try { return ReadAll(path, strict: false).Annotations; }
        catch (InputException) { return 0; }
    }

    private static (int Images, int Annotations, int Problems) ReadAll(string path, bool strict)
    {
        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { Strict = strict, KeepExtras = true });
        List<DatasetItem> items = [.. reader];
        return (items.Count, items.Sum(item => item.Annotations.Count), reader.Problems.Count + items.Sum(item => item.Problems.Count));
    }
}
