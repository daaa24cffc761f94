using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Real boxes of many annotators, with the truth: the consensus must be nearer to it than the annotators are.</summary>
public class BraylanConsensusTests
{
    [Theory]
    [InlineData(BoxFusion.Mean)]
    [InlineData(BoxFusion.Median)]
    public void Consensus_is_nearer_to_the_truth_than_the_annotators(BoxFusion fusion)
    {
        (AgreementCase data, Dictionary<string, Box[]> truth) = Read();
        (ItemConsensus[] items, _) = data.Fuse(new ConsensusOptions { Boxes = fusion });
        var fused = new Score();
        foreach (ItemConsensus item in items) fused.Add([.. item.Item.Annotations.Select(annotation => annotation.Box!.Value)], truth[item.Item.Image.Name]);
        var annotators = new Score();
        foreach (DatasetItem item in data.Items)
            foreach (var own in item.Annotations.ToLookup(annotation => annotation.Annotator))
                annotators.Add([.. own.Select(annotation => annotation.Box!.Value)], truth[item.Image.Name]);
        Assert.True(fused.F1 > annotators.F1 + 0.05, $"F1 {fused.F1} of the consensus, {annotators.F1} of the annotators");
        Assert.True(fused.MeanIou > annotators.MeanIou + 0.02, $"IoU {fused.MeanIou} of the consensus, {annotators.MeanIou} of the annotators");
    }

    private static (AgreementCase Data, Dictionary<string, Box[]> Truth) Read()
    {
        JsonElement[] sets = [.. GoldenRows.Document("agreement", "braylan_boxes.json").GetProperty("annotations").EnumerateArray()];
        int[] names = [.. sets.Select(set => set.GetProperty("annotator").GetInt32()).Distinct().Order()];
        var items = from set in sets
                    group set by set.GetProperty("image").GetString()! into image
                    select new DatasetItem
                    {
                        Image = new ImageInfo { Id = new SourceId(image.Key), FileName = image.Key },
                        Annotators = [.. image.Select(set => Array.IndexOf(names, set.GetProperty("annotator").GetInt32())).Distinct().Order()],
                        Annotations =
                        [
                            .. from set in image
                               from box in set.GetProperty("boxes_xyxy").EnumerateArray()
                               select new Annotation { Annotator = Array.IndexOf(names, set.GetProperty("annotator").GetInt32()), Box = BoxOf(box) },
                        ],
                    };
        var info = new DatasetInfo { Annotators = [.. names.Select(name => $"{name}")], Categories = [new Category { Id = new SourceId(1), Name = "object" }] };
        var truth = GoldenRows.Document("agreement", "braylan_gold.json").EnumerateObject()
            .ToDictionary(image => image.Name, image => image.Value.EnumerateArray().Select(BoxOf).ToArray());
        return (new AgreementCase(info, [.. items]), truth);
    }

    private static Box BoxOf(JsonElement corners)
    {
        double[] xyxy = corners.Doubles();
        (double left, double right) = (Math.Min(xyxy[0], xyxy[2]), Math.Max(xyxy[0], xyxy[2]));
        (double top, double bottom) = (Math.Min(xyxy[1], xyxy[3]), Math.Max(xyxy[1], xyxy[3]));
        return new Box(left, top, right - left, bottom - top);
    }

    private sealed class Score
    {
        private double _iou;
        private int _matched, _all;

        public double F1 => 2.0 * _matched / _all;

        public double MeanIou => _iou / _matched;

        public void Add(Box[] own, Box[] truth)
        {
            double[] iou = [.. own.SelectMany(box => truth.Select(other => Box.Iou(box, other)))];
            Match[] matches = Matching.Find(MatchMethod.Hungarian, iou, own.Length, truth.Length, 0.5);
            _iou += matches.Sum(match => match.Iou);
            _matched += matches.Length;
            _all += own.Length + truth.Length;
        }
    }
}
