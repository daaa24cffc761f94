namespace GeometryEngine.Formats.Tests;

/// <summary>What stays in memory of large files. Runs alone, since it measures the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true), Collection(nameof(MemoryTests))]
public class MemoryTests
{
    [Fact]
    public void The_index_of_200_000_annotations_is_small()
    {
        using var scratch = new Scratch();
        string path = scratch.PathOf("large.json");
        WriteCoco(path, images: 10_000, annotationsPerImage: 20);
        Assert.True(new FileInfo(path).Length > 60_000_000);

        DatasetSource Open() => CocoSource.Open(DatasetInput.Open(path, ReadOptions.Default), ReadOptions.Default, CocoIndexer.Run);
        using DatasetSource source = Open();
        Assert.InRange(TakenBy(Open), 200_000 * 12, 200_000 * 12 + 10_000 * 200 + 200_000); // 12 bytes an annotation, under 200 an image
        Assert.Equal(10_000, source.ImageCount);
    }

    [Fact]
    public void Columns_take_the_same_memory_at_the_end_of_a_file_as_at_its_start()
    {
        using var scratch = new Scratch();
        string path = scratch.PathOf("large.json");
        WriteCoco(path, images: 10, annotationsPerImage: 20_000);
        long before = Settled();
        using var reader = new CocoColumnReader(path);
        using var batch = new CocoColumns();
        Assert.True(reader.Read(batch));
        long first = Settled() - before, most = 0;
        int count = batch.Count;
        for (int i = 0; reader.Read(batch); i++)
        {
            count += batch.Count;
            if (i % 20 == 0) most = Math.Max(most, Settled() - before);
        }
        Assert.Equal(200_000, count);
        Assert.InRange(first, 0, 8 << 20);
        Assert.InRange(most, 0, first + (1 << 20));
    }

    [Fact]
    public void A_million_answers_take_12_bytes_each()
    {
        using var scratch = new Scratch();
        string path = scratch.PathOf("table.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.WriteLine("item,annotator,label");
            for (int item = 0; item < 200_000; item++)
                for (int annotator = 0; annotator < 5; annotator++) writer.WriteLine($"{item},worker {annotator},{(item + annotator) % 7}");
        }
        RatingsTable Read() => RatingsReader.Run(DatasetInput.Open(path, ReadOptions.Default), ReadOptions.Default);
        Assert.Equal(1_000_000, Read().Ratings.Count);
        Assert.InRange(TakenBy(Read), 12_000_000, 12_000_000 + 200_000 * 24 + 200_000); // and an id and a start for each item
    }

    // The middle of three measurements: pools give memory back when they like.
    private static long TakenBy(Func<object> make)
    {
        long[] taken = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            long before = Settled();
            object made = make();
            long used = Settled() - before;
            GC.KeepAlive(made);
            (made as IDisposable)?.Dispose();
            return used;
        })];
        return taken.Order().ElementAt(1);
    }

    // What tests before left behind must be gone first, what waits for its finalizer included.
    private static long Settled()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void WriteCoco(string path, int images, int annotationsPerImage)
    {
        using var writer = new StreamWriter(path);
        writer.Write("{\"annotations\":[");
        string ring = string.Join(',', Enumerable.Range(0, 25).Select(i => $"{100 + i * 1.25},{200 - i * 0.5}"));
        for (int i = 0; i < images * annotationsPerImage; i++)
            writer.Write($"{(i == 0 ? "" : ",")}\n{{\"id\":{i},\"image_id\":{i % images},\"category_id\":1,\"segmentation\":[[{ring}]],\"bbox\":[1,2,3,4],\"area\":12}}");
        writer.Write("],\"categories\":[{\"id\":1,\"name\":\"cat\"}],\"images\":[");
        for (int i = 0; i < images; i++)
            writer.Write($"{(i == 0 ? "" : ",")}\n{{\"id\":{i},\"file_name\":\"image {i}.jpg\",\"height\":480,\"width\":640}}");
        writer.Write("]}");
    }
}
