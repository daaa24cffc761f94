namespace GeometryEngine.Tests;

/// <summary>The laws that every accumulator keeps. Accumulators that know the same write the same bytes, so bytes are what is compared.</summary>
public abstract class AccumulatorContract<T> where T : IAccumulator<T>
{
    /// <summary>An empty accumulator, and what may be added to it.</summary>
    public sealed record Case(Func<T> Empty, Action<T>[] Items);

    /// <summary>Cases drawn at random.</summary>
    protected abstract Gen<Case> Cases { get; }

    /// <summary>Two accumulators of configurations that differ; null where there is nothing to configure.</summary>
    protected abstract (T, T)? Incompatible { get; }

    [Fact]
    public void Merging_nothing_changes_nothing_either_way() => Cases.Sample(data =>
    {
        T whole = All(data), nothing = data.Empty();
        byte[] expected = Bytes(whole);
        whole.Merge(data.Empty());
        nothing.Merge(All(data));
        Assert.Equal(expected, Bytes(whole));
        Assert.Equal(expected, Bytes(nothing));
    }, iter: 60);

    [Fact]
    public void Any_split_and_any_order_of_merging_equal_one_pass() => Gen.Select(Cases, Gen.Int).Sample((data, seed) =>
    {
        var random = new Random(seed);
        List<T> parts = [data.Empty(), data.Empty(), data.Empty(), data.Empty()];
        Action<T>[] shuffled = [.. data.Items];
        random.Shuffle(shuffled);
        foreach (Action<T> add in shuffled) add(parts[random.Next(parts.Count)]);
        while (parts.Count > 1)
        {
            T from = parts[random.Next(parts.Count)];
            parts.Remove(from);
            byte[] before = Bytes(from);
            parts[random.Next(parts.Count)].Merge(from);
            Assert.Equal(before, Bytes(from));
        }
        Assert.Equal(Bytes(All(data)), Bytes(parts[0]));
    }, iter: 100);

    [Fact]
    public void What_was_saved_comes_back_and_goes_on() => Cases.Sample(data =>
    {
        int half = data.Items.Length / 2;
        T first = data.Empty();
        foreach (Action<T> add in data.Items[..half]) add(first);
        using var stream = new MemoryStream(Bytes(first));
        T loaded = T.Load(stream);
        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(Bytes(first), Bytes(loaded));
        foreach (Action<T> add in data.Items[half..]) add(loaded);
        Assert.Equal(Bytes(All(data)), Bytes(loaded));
    }, iter: 100);

    [Fact]
    public void Damaged_bytes_are_refused() => Gen.Select(Cases, Gen.Int).Sample((data, seed) =>
    {
        var random = new Random(seed);
        byte[] bytes = Bytes(All(data));
        byte[] changed = [.. bytes];
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        Assert.Throws<InputException>(() => T.Load(new MemoryStream(changed)));
        Assert.Throws<InputException>(() => T.Load(new MemoryStream(bytes[..random.Next(bytes.Length)])));
    }, iter: 60);

    [Fact]
    public void Another_configuration_is_refused()
    {
        if (Incompatible is var (one, other)) Assert.Throws<ArgumentException>(() => one.Merge(other));
    }

    private static T All(Case data)
    {
        T whole = data.Empty();
        foreach (Action<T> add in data.Items) add(whole);
        return whole;
    }

    private static byte[] Bytes(T accumulator)
    {
        using var stream = new MemoryStream();
        accumulator.Save(stream);
        return stream.ToArray();
    }
}
