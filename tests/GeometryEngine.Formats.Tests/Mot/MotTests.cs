namespace GeometryEngine.Formats.Tests;

public class MotTests
{
    // By track, as the challenge has it.
    private const string Truth = "1,1,912,484,97,109,0,7,1\n3,1,914,484,97,109,0,7,1\n1,2,1338.5,418,167,379,1,1,0.86014\n2,2,1342,417,168,380,1,3,0\n";
    private const string Results = "1,-1,359.1,423.24,55.935,169.8,42.0092,-1,-1,-1\n3,5,571.03,402.13,104.56,315.68,-1.5,-1,-1,-1\n";
    private const string Info = "[Sequence]\r\nname=MOT17-02\r\nimDir=frames\r\nframeRate=30\r\nseqLength=4\r\nimWidth=1920\r\nimHeight=1080\r\nimExt=.png\r\n";

    [Fact]
    public void Ground_truth_has_tracks_classes_visibility_and_what_does_not_count()
    {
        using DataFiles files = new(("gt.txt", Truth));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("gt.txt", strict: true);
        Assert.Equal(["img1/000001.jpg", "img1/000002.jpg", "img1/000003.jpg"], items.Select(item => item.Image.FileName));
        Assert.Equal(
            [
                "static person (912, 484, 97, 109) track_id=1 ignore=true attributes={\"visibility\":1}", "pedestrian (1338.5, 418, 167, 379) track_id=2 attributes={\"visibility\":0.86014}",
                "car (1342, 417, 168, 380) track_id=2 attributes={\"visibility\":0}", "static person (914, 484, 97, 109) track_id=1 ignore=true attributes={\"visibility\":1}",
            ],
            items.SelectMany(item => item.Annotations).Select(annotation => Describe(annotation, info)));
        Assert.All(items.SelectMany(item => item.Annotations), annotation => Assert.Null(annotation.Score));
    }

    [Fact]
    public void Results_have_scores_and_perhaps_tracks_and_join_the_truth_by_image()
    {
        using DataFiles files = new(("gt.txt", Truth), ("tracker.txt", Results));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("tracker.txt", strict: true);
        Assert.Equal(["pedestrian (359.1, 423.24, 55.935, 169.8)", "pedestrian (571.03, 402.13, 104.56, 315.68) track_id=5"], items.SelectMany(item => item.Annotations).Select(annotation => Describe(annotation, info)));
        Assert.Equal([42.0092, -1.5], items.Select(item => Assert.Single(item.Annotations).Score!.Value));
        using DatasetReader both = DatasetFormats.Open([files.PathOf("gt.txt"), files.PathOf("tracker.txt")], new ReadOptions { Strict = true });
        Assert.Equal([3, 1, 2], both.Select(item => item.Annotations.Count));
    }

    [Fact]
    public void The_truth_of_2015_has_ten_columns_and_a_flag_for_the_confidence()
    {
        using DataFiles files = new(("gt.txt", "1,1,2,3,4,5,1,-1,-1,-1\n2,1,2,3,4,5,0,-1,-1,-1\n"));
        Assert.Equal([(null, false), (null, true)], files.Read("gt.txt", strict: true).Items.Select(item => Assert.Single(item.Annotations))
            .Select(annotation => (annotation.Score, KnownFields.Flag(annotation.Extras, KnownFields.Ignore) == true)));
    }

    [Fact]
    public void A_folder_has_its_sequences_with_all_frames_sizes_and_classes()
    {
        using DataFiles files = new(
            ("train/A/gt/gt.txt", Truth), ("train/A/seqinfo.ini", Info), ("train/B/gt/gt.txt", "2,1,0,0,4,4,1,2,1\n5,1,0,0,4,4,1,9,1\n"), ("train/B/gt/labels.txt", "cat\r\ndog\r\n"));
        (DatasetInfo info, List<DatasetItem> items) = files.Read(strict: true);
        Assert.Equal(
            ["train/A/frames/000001.png 1080x1920 2", "train/A/frames/000002.png 1080x1920 1", "train/A/frames/000003.png 1080x1920 1", "train/A/frames/000004.png 1080x1920 0",
                "train/B/img1/000002.jpg 0x0 1", "train/B/img1/000005.jpg 0x0 1"],
            items.Select(item => $"{item.Image.FileName} {item.Image.Height}x{item.Image.Width} {item.Annotations.Count}"));
        Assert.Equal(["9", "car", "cat", "dog", "pedestrian", "static person"], info.Categories.Select(category => category.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Results_of_sequences_in_a_folder_join_these_and_detections_beside_the_truth_are_named()
    {
        using DataFiles files = new(("data/A/gt/gt.txt", Truth), ("data/A/det/det.txt", Results), ("tracker/A.txt", Results));
        using DatasetReader reader = DatasetFormats.Open([files.PathOf("data"), files.PathOf("tracker")]);
        Assert.Equal([3, 1, 2], reader.Select(item => item.Annotations.Count));
        Problem problem = Assert.Single(reader.Problems);
        Assert.EndsWith("det.txt", problem.File, StringComparison.Ordinal);
        Assert.Contains("A/gt/gt.txt", problem.Found);
        Assert.Throws<InputException>(() => Contracts.RoundTrip.Read(files.PathOf("data"), new ReadOptions { Strict = true }));
    }

    [Theory]
    [InlineData("gt.txt", "img1/000001.jpg")]
    [InlineData("gt/gt.txt", "img1/000001.jpg")]
    [InlineData("det/det.txt", "img1/000001.jpg")]
    [InlineData("A/gt.txt", "A/img1/000001.jpg")]
    [InlineData("tracker/A.txt", "tracker/A/img1/000001.jpg")]
    public void A_file_lies_in_its_sequence_or_is_called_so(string file, string image)
    {
        using DataFiles files = new((file, Results));
        Assert.Equal(image, files.Read(strict: true).Items[0].Image.FileName);
    }

    [Theory]
    [InlineData("1,1,2,3,-4,5,1,1,1\n", "line 2, width", "a box of size -4 x 5")]
    [InlineData("1,1,2,3,4,x,1,1,1\n", "line 2, height", "'x'")]
    [InlineData("1,1,2\n", "line 2, top", "''")]
    [InlineData("1,1.5,2,3,4,5,1,1,1\n", "line 2, id", "1.5")]
    [InlineData("1,1,2,3,4,9e9,1,1,1\n", "line 2, left", "a box at (2, 3) of size 4 x 9000000000")]
    [InlineData("one,1,2,3,4,5,1,1,1\n", "line 2", "a row without the name of an image")]
    public void Broken_rows_are_listed_and_the_rest_kept(string row, string place, string found)
    {
        using DataFiles files = new(("gt.txt", $"1,1,2,3,4,5,1,1,1\n{row}1,2,2,3,4,5,1,1,1\n"));
        Problem problem = Assert.Single(Problems(files));
        Assert.Equal((place, found), (problem.Place, problem.Found));
        Assert.Equal(2, Assert.Single(files.Read("gt.txt", format: "mot").Items).Annotations.Count);
        Assert.Equal(problem, Assert.Throws<InputException>(() => files.Read("gt.txt", strict: true, format: "mot")).Problem);

        static List<Problem> Problems(DataFiles files)
        {
            using DatasetReader reader = DatasetFormats.Open([files.PathOf("gt.txt")], new ReadOptions { Format = "mot" });
            return [.. reader.Problems, .. reader.SelectMany(item => item.Problems)];
        }
    }

    [Theory]
    [InlineData("377,117,463,117,465,130,378,130,Genaxis\n")] // ICDAR
    [InlineData("377,117,463,117,465,130,378,130,7\n")] // and a number for a word
    [InlineData("1,2,3,4,5,6,7,8,9,10\n")]
    [InlineData("1 1 912 484 97 109 0 7 1\n")]
    [InlineData("1,1,912,484,97,109,0,7\n")]
    public void Other_rows_of_numbers_are_something_else(string text)
    {
        using DataFiles files = new(("gt_img_1.txt", text));
        Assert.NotEqual("mot", DatasetFormats.All.FirstOrDefault(format => format.Recognizes(DatasetInput.Open(files.PathOf("gt_img_1.txt"), ReadOptions.Default)))?.Name);
    }

    private static string Describe(Annotation annotation, DatasetInfo info)
    {
        Box box = annotation.Box!.Value;
        string extras = string.Concat(annotation.Extras.Select(extra => $" {extra.Name}={extra.Json}"));
        return FormattableString.Invariant($"{info.Categories[annotation.Category].Name} ({box.X}, {box.Y}, {box.Width}, {box.Height}){extras}");
    }
}
