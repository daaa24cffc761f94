namespace GeometryEngine.Tests;

/// <summary>The objects of an image in memory that is used again, against those in memory of their own, each with a mask.</summary>
public class ImageObjectsTests
{
    private readonly Engine _engine = Engine.Create();
    private readonly ObjectMemory _memory = new(); // used again and again, as it is made for

    [Fact]
    public void Memory_that_is_used_again_changes_nothing() => AgreementCase.Any.Sample(data =>
    {
        foreach (DatasetItem item in data.Items)
        {
            if (item.Annotators.Count == 0) continue;
            var objects = new ImageObjects(_engine, item, _memory);
            var alone = new ImageObjects(_engine, item);
            Assert.Equal((alone.Any, alone.AnyCrowd, alone.HasSegmentation), (objects.Any, objects.AnyCrowd, objects.HasSegmentation));
            int[] all = [.. item.Annotators.SelectMany(annotator => objects.Of(annotator))];
            Assert.Equal(item.Annotators.SelectMany(annotator => alone.Of(annotator)), all);
            foreach (int a in all)
                foreach (int b in all) Assert.Equal(alone.Iou(a, b), objects.Iou(a, b));
            foreach (int index in all)
            {
                Assert.Equal(alone.Shape(index).Area, objects.Shape(index).Area);
                Assert.Equal(alone.HasMask(index), objects.HasMask(index));
                Assert.Equal(alone.Mask(index), objects.Mask(index));
                Assert.Equal(alone.ShapeWithMask(index), objects.ShapeWithMask(index));
            }
        }
    }, threads: 1);
}
