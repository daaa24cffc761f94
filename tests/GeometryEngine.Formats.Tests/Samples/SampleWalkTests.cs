using System.Globalization;
using GeometryEngine.Formats.Tests.Contracts;
using GeometryEngine.TestSupport;
using Xunit.Sdk;

namespace GeometryEngine.Formats.Tests;

/// <summary>
/// Every sample that stands beside the project is read by the format that its content shows, and the table of what was read is printed. What was read is held
/// against samples/expected.json number by number in the tests of each format.
/// </summary>
public class SampleWalkTests(ITestOutputHelper output)
{
    // Settings, names, photographs, notes; and files with tests of their own.
    private const string NoAnnotations = "-";

    /// <summary>
    /// What each sample is: the format that reads it. An entry that ends with / stands for each file below, another for one file, or for a folder that is one
    /// data set. Of several entries for a file the longest counts.
    /// </summary>
    private static readonly (string Sample, string Format)[] Samples =
    [
        ("SOURCES.md", NoAnnotations),
        ("expected.json", NoAnnotations),
        ("evaluation/", NoAnnotations), // tests of metrics
        ("malformed/", NoAnnotations), // tests of problems
        ("polygon_rings/", NoAnnotations), // bare rings
        ("ade20k/ade20k2017_dataset", "ade20k"),
        ("ade20k/ade20k2020_dataset", "ade20k"),
        ("bdd100k/", "scalabel"),
        ("bdd100k/common__testcases__example_bitmask.png", "bdd-bitmask"),
        ("bdd100k/label__testcases__semseg_mask.png", "label-png"),
        ("cityscapes/dataset", "cityscapes"),
        ("cityscapes/synthetic_a_gtFine_polygons.json", "cityscapes"),
        ("coco_instances/", "coco"),
        ("coco_instances/scalabel_single_rle.json", NoAnnotations), // one mask by itself
        ("coco_keypoints/", "coco"),
        ("coco_panoptic/", "coco-panoptic"),
        ("coco_panoptic/coco2017/", NoAnnotations), // an image of ids without the JSON that names them
        ("coco_panoptic/panoptic_coco_categories.json", NoAnnotations), // categories by themselves
        ("coco_panoptic/panoptic_coco_detection_format.json", "coco"),
        ("coco_panoptic/panoptic_examples/", NoAnnotations), // the images of panoptic_examples.json
        ("coco_panoptic/panoptic_examples_2ch_format/", NoAnnotations), // an image of categories and numbers, again without JSON
        ("coco_results/", "coco-results"),
        ("cvat/", "cvat"),
        ("datumaro/", "datumaro"),
        ("dota", "dota"),
        ("geo/", "geoparquet"),
        ("geo/data-point-wkt.csv", NoAnnotations), // what the Parquet files hold, as text
        ("geo/data-polygon-wkt.csv", NoAnnotations),
        ("geo/geoparquet_example_metadata.json", NoAnnotations), // a part of the file
        ("hrsc_dior/", "hrsc"),
        ("imagenet/datumaro_multiclass/", "one-hot-csv"),
        ("imagenet/roboflow_multilabel/", "one-hot-csv"),
        ("imagenet/imagenet_txt_dataset/basic", "class-list"),
        ("imagenet/mmpretrain", "class-list"),
        ("kaggle_csv/", "csv"),
        ("kaggle_csv/image_csv_multi_label/", "one-hot-csv"),
        ("kaggle_csv/image_mask", "label-png"),
        ("label_studio/", "label-studio"),
        ("label_studio/image_bbox_config.xml", NoAnnotations), // the labels of a project
        ("label_studio/image_tools_config.xml", NoAnnotations),
        ("label_studio/sdk_test_export_coco__label_config.xml", NoAnnotations),
        ("label_studio/sdk_test_export_yolo__label_config_obb.xml", NoAnnotations),
        ("labelbox/", "labelbox"),
        ("labelbox/labelbox_v1__tiled_image_export.json", NoAnnotations), // no JSON: a comma before a brace,
        ("labelme/", "labelme"),
        ("labelme/labelme_dataset", "labelme-xml"),
        ("lvis/", "lvis"),
        ("lvis/coco_to_synset.json", NoAnnotations), // from names to names
        ("mapillary/", NoAnnotations), // the lists of labels
        ("mapillary/val/v1.2", "mapillary"),
        ("mapillary/val/v2.0", "mapillary"),
        ("mapillary/val/v1.2/panoptic", "coco-panoptic"),
        ("mapillary/val/v2.0/panoptic", "coco-panoptic"),
        ("mapillary/val/v2.0/polygons/", "mapillary"),
        ("numpy/", "npy"),
        ("open_images/mmdet/", "open-images"),
        ("open_images/v6", "open-images"),
        ("other/createml_test.json", "createml"),
        ("other/icdar_gt_img_1.txt", "icdar"),
        ("other/kitti_000030_10.txt", "kitti"),
        ("other/vott_train-export.json", "vott"),
        ("other/wider_face_train_bbx_gt.txt", "wider-face"),
        ("segment_anything/", "sa-1b"),
        ("semseg_png/camvid_dataset", "label-png"),
        ("semseg_png/common_semantic_segmentation_dataset/non_standard_dataset", "label-png"),
        ("tiff/", "tiff"),
        ("voc/", "voc"),
        ("voc/labelme_voc", "voc"),
        ("voc/voc_dataset1", "voc"),
        ("yolo/ls_import", "yolo"),
        ("yolo/roboflow_dataset", "yolo"),
        ("yolo/roboflow_sharks", "yolo"),
        ("yolo/yolo", "yolo"),
        ("yolo/yolov8_detection", "yolo"),
        ("yolo/yolov8_oriented_boxes", "yolo"),
        ("yolo/yolov8_pose", "yolo"),
        ("yolo/yolov8_segmentation", "yolo"),
    ];

    [Fact]
    public void Every_sample_is_read()
    {
        string samples = Repository.SharedSample();
        IEnumerable<string> files = Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(samples, file).Replace('\\', '/'));
        var wrong = new List<string>();
        var unused = new HashSet<string>(Samples.Select(entry => entry.Sample));
        var done = new HashSet<string>();
        output.WriteLine("sample | format | images | annotations | boxes | polygons | masks | keypoints | labels | problems");
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            (string sample, string format) = Samples.Where(entry => IsIn(file, entry.Sample)).OrderBy(entry => entry.Sample.Length).LastOrDefault();
            if (sample is null) wrong.Add($"{file}: not in the table");
            else if (format != NoAnnotations && done.Add(sample.EndsWith('/') ? file : sample)) Check(samples, sample.EndsWith('/') ? file : sample, format, wrong);
            unused.Remove(sample ?? "");
        }
        wrong.AddRange(unused.Select(entry => $"{entry}: in the table, but there is no such sample"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool IsIn(string file, string entry) => file == entry || file.StartsWith(entry.EndsWith('/') ? entry : $"{entry}/", StringComparison.Ordinal);

    private void Check(string samples, string name, string expected, List<string> wrong)
    {
        try
        {
            string format = DetectedFormat(Path.Combine(samples, name));
            output.WriteLine($"{name} | {format} | {Row(Path.Combine(samples, name))}");
            if (format != expected) wrong.Add($"{name}: {format} instead of {expected}");
            AssertComesBack(Path.Combine(samples, name));
        }
        catch (Exception failure) when (failure is InputException or IAssertionException)
        {
            wrong.Add($"{name}: {failure.Message}");
        }
    }

    // What our own formats are given of a file without defects they give back, with ids where annotations had none of their own.
    private static void AssertComesBack(string path)
    {
        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { KeepExtras = true });
        DatasetItem[] items = [.. reader];
        if (reader.Problems.Count + items.Sum(item => item.Problems.Count) > 0) return;
        if (reader.Info.Categories.Any(category => category.Name.Any(char.IsControl))) return; // such names come back spelled out
        var ids = new HashSet<SourceId>();
        bool areUnique = items.SelectMany(item => item.Annotations).All(annotation => annotation.Id is { } id && ids.Add(id));
        int number = 0;
        DatasetItem[] numbered = [.. items.Select(item => new DatasetItem { Image = item.Image, Annotators = item.Annotators, Annotations = [.. item.Annotations.Select(annotation => areUnique ? annotation : annotation with { Id = new SourceId(++number) })] })];
        DatasetInfo info = reader.Info.HasNamedAnnotators ? reader.Info : reader.Info with { Annotators = ["Ann"] };
        foreach (string name in (string[])["ndjson", "parquet"]) RoundTrip.Assert(DatasetFormats.Find(name)!, info, numbered);
    }

    private static string DetectedFormat(string path)
    {
        DatasetInput input = DatasetInput.Open(path, ReadOptions.Default);
        using FileTree tree = input.Tree;
        return FormatDetection.Detect(input, ReadOptions.Default).Format.Name;
    }

    private static string Row(string path)
    {
        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { KeepExtras = true });
        List<DatasetItem> items = [.. reader];
        List<Annotation> all = [.. items.SelectMany(item => item.Annotations)];
        int[] counts =
        [
            items.Count,
            all.Count,
            all.Count(annotation => annotation.Box is not null || annotation.RotatedBox is not null),
            all.Count(annotation => annotation.Polygon is not null),
            all.Count(annotation => annotation.Mask is not null),
            all.Count(annotation => annotation.Keypoints is not null),
            all.Count(annotation => !annotation.IsObject),
            reader.Problems.Count + items.Sum(item => item.Problems.Count),
        ];
        return string.Join(" | ", counts.Select(count => count.ToString(CultureInfo.InvariantCulture)));
    }
}
