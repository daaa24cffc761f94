using System.Collections.Concurrent;

namespace GeometryEngine.Tests;

public class OrderedParallelTests
{
    [Fact]
    public void Results_are_taken_in_order_on_the_calling_thread() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 5], Gen.Int[0, 3]).Sample((count, threads, slow) =>
        {
            int caller = Environment.CurrentManagedThreadId;
            var taken = new List<int>();
            OrderedParallel.Run(count, threads, i => { if (i % 4 < slow) Thread.SpinWait(i % 7 * 100); return i; }, i =>
            {
                Assert.Equal(caller, Environment.CurrentManagedThreadId);
                taken.Add(i);
            });
            Assert.Equal(Enumerable.Range(0, count), taken);
        }, iter: 300);

    [Fact]
    public void The_first_failure_in_order_is_thrown_after_all_before_it_are_taken() =>
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 5], Gen.Int[0, 99], Gen.Int[0, 99]).Sample((count, threads, one, other) =>
        {
            (one, other) = (one % count, other % count);
            var taken = new List<int>();
            Exception failure = Assert.Throws<InvalidOperationException>(() => OrderedParallel.Run(
                count, threads, i => i == one || i == other ? throw new InvalidOperationException($"{i}") : i, taken.Add));
            Assert.Equal($"{Math.Min(one, other)}", failure.Message);
            Assert.Equal(Enumerable.Range(0, Math.Min(one, other)), taken);
        }, iter: 300);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Nothing_is_taken_once_it_is_cancelled(int threads)
    {
        using var stop = new CancellationTokenSource();
        int taken = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => OrderedParallel.Run(1000, threads, i => i, i =>
        {
            if (++taken == 10) stop.Cancel();
        }, stop.Token));
        Assert.Equal(10, taken);
    }

    [Fact]
    public void Results_that_wait_are_few()
    {
        const int Threads = 3;
        int made = 0, most = 0, taken = 0;
        OrderedParallel.Run(2000, Threads, i => Interlocked.Increment(ref made), _ => most = Math.Max(most, Volatile.Read(ref made) - taken++));
        Assert.InRange(most, 1, 20 * Threads);
    }

    [Fact]
    public void Threads_are_used_again()
    {
        const int Runs = 50, Threads = 2;
        var seen = new ConcurrentDictionary<int, bool>();
        for (int run = 0; run < Runs; run++)
            OrderedParallel.Run(8, Threads, _ => seen.TryAdd(Environment.CurrentManagedThreadId, true), _ => { });
        Assert.InRange(seen.Count, 1, Runs); // 100 if each run had new ones; other tests may take some in between
    }

    [Fact]
    public void Runs_within_runs_and_beside_each_other_keep_their_order() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 5], Gen.Int[0, 12]).Sample((count, threads, inner) =>
        {
            var results = new List<int>();
            OrderedParallel.Run(count, threads, i =>
            {
                int sum = 0;
                OrderedParallel.Run(inner, threads, j => i * j, product => sum = 31 * sum + product);
                return sum;
            }, results.Add);
            Assert.Equal(Enumerable.Range(0, count).Select(i => Enumerable.Range(0, inner).Aggregate(0, (sum, j) => 31 * sum + i * j)), results);
        });

    [Fact]
    public void A_taker_that_fails_ends_the_run() =>
        Assert.Throws<FormatException>(() => OrderedParallel.Run(100, 3, i => i, i => { if (i == 5) throw new FormatException(); }));
}
