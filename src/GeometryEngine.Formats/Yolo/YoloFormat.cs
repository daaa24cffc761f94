namespace GeometryEngine.Formats;

/// <summary>YOLO as Ultralytics and Darknet have it, for one task. Detection of formats finds the first of these, which finds out the task itself.</summary>
/// <param name="task">The task that is written; and read, where the user chose this format.</param>
internal sealed class YoloFormat(YoloTask task) : DatasetFormat
{
    private const Features OfImages =
        Features.EmptyImages | Features.ImageSizes | Features.Subsets | Features.FileNames | Features.UnusedCategories | Features.Instances | Features.Overlaps;

    public override string Name => task == YoloTask.Detect ? "yolo" : $"yolo-{task.ToString().ToLowerInvariant()}";

    public override string Description => task switch
    {
        YoloTask.Detect => "YOLO boxes (a .txt file of shares for each image, data.yaml or obj.data or classes.txt); reading finds the task",
        YoloTask.Segment => "YOLO polygons; chosen by name, else read as yolo",
        YoloTask.Pose => "YOLO boxes with keypoints (kpt_shape in data.yaml); chosen by name, else read as yolo",
        _ => "YOLO rotated boxes by their corners (task: obb in data.yaml); chosen by name, else read as yolo",
    };

    public override Features Holds => OfImages | task switch
    {
        YoloTask.Detect => Features.Boxes,
        YoloTask.Segment => Features.Polygons,
        YoloTask.Pose => Features.Boxes | Features.DeclaredBoxes | Features.Keypoints | Features.Visibility,
        _ => Features.RotatedBoxes,
    };

    public override bool Recognizes(DatasetInput input) => task == YoloTask.Detect && YoloFiles.IsDataset(input);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) =>
        new YoloSource(input, options, options.Format is not null && task != YoloTask.Detect ? task : null);

    public override DatasetWriter Create(string path, DatasetInfo info) => new YoloWriter(path, task, Holds, info);
}
