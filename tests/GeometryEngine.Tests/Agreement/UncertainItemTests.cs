namespace GeometryEngine.Tests;

/// <summary>The items on which one more vote would tell the most, and the skills of those who voted.</summary>
public class UncertainItemTests
{
    private readonly Engine _engine = Engine.Create();

    [Fact]
    public void Split_votes_come_before_lone_ones_and_these_before_agreement()
    {
        Annotation[] cat = [new() { Category = 0 }], dog = [new() { Category = 1 }];
        AgreementCase data = AgreementCase.Of(3, 2, [cat, cat, cat], [cat, dog, null], [cat, null, null], [cat, cat, dog], [cat, cat, null]);
        IReadOnlyList<UncertainItem> items = data.Compute(_engine).Categories!.OrderOneMoreVote;
        Assert.Equal(["image 1.jpg", "image 2.jpg", "image 3.jpg", "image 4.jpg", "image 0.jpg"], items.Select(item => item.Item));
        // Of two labels, each vote right with probability 0.8: one vote, or two against one, leave 0.8 and 0.2.
        double lone = -(0.8 * Math.Log2(0.8) + 0.2 * Math.Log2(0.2)), two = 16.0 / 17, three = 64.0 / 65;
        Assert.Equal(1, items[0].Entropy, 1e-12);
        Assert.Equal(lone, items[1].Entropy, 1e-12);
        Assert.Equal(lone, items[2].Entropy, 1e-12);
        Assert.Equal(-(two * Math.Log2(two) + (1 - two) * Math.Log2(1 - two)), items[3].Entropy, 1e-12);
        Assert.Equal(-(three * Math.Log2(three) + (1 - three) * Math.Log2(1 - three)), items[4].Entropy, 1e-12);
        Assert.Equal([new ItemLabel("annotator 0", "category 0"), new ItemLabel("annotator 1", "category 1")], items[0].Labels);
    }

    [Fact]
    public void Skills_are_those_of_the_consensus_and_need_three_annotators()
    {
        Annotation[] cat = [new() { Category = 0 }], dog = [new() { Category = 1 }];
        AgreementCase three = AgreementCase.Of(3, 2, [cat, cat, cat], [dog, dog, dog], [cat, cat, dog], [dog, dog, dog], [dog, dog, cat], [cat, cat, cat]);
        Measure[] skills = [.. three.Compute(_engine).PerAnnotator.Select(annotator => annotator.Labels!.ConsensusSkill)];
        Assert.True(skills[0].Value > 0.99 && skills[1].Value > 0.99);
        Assert.InRange(skills[2].Value!.Value, 0.5, 0.8); // 4 of 6
        AgreementCase two = AgreementCase.Of(2, 2, [cat, dog], [dog, dog], [cat, cat]);
        Assert.All(two.Compute(_engine).PerAnnotator, annotator => Assert.Equal("not-identifiable", annotator.Labels!.ConsensusSkill.ToString()));
    }
}
