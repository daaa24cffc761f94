using System.Runtime.ExceptionServices;

namespace GeometryEngine;

/// <summary>Work on several threads whose results are taken in order, so that output never depends on the number of threads.</summary>
public static class OrderedParallel
{
    /// <summary>
    /// Runs <paramref name="work"/> for 0 .. count-1 on worker threads and hands each result to <paramref name="take"/> on the calling thread, in order.
    /// At most a few results per thread wait, so memory does not grow with <paramref name="count"/>. The first failure in order is thrown.
    /// </summary>
    /// <param name="count">Number of work items.</param>
    /// <param name="threads">Number of worker threads, 1 or more.</param>
    /// <param name="work">Computes item i; called from several threads at once.</param>
    /// <param name="take">Receives the results, in order.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void Run<T>(int count, int threads, Func<int, T> work, Action<T> take, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (threads == 1 || count < 2)
        {
            for (int i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                take(work(i));
            }
            return;
        }
        using var window = new Window<T>(count, Math.Min(threads, count), work);
        window.Run(take, cancellation);
    }

    // A ring of results between the workers, who claim indexes in order, and the taker, who is woken once half of the ring is done and empties it in
    // order: to wake a thread for each result would cost more than many a result does.
    private sealed class Window<T>(int count, int threads, Func<int, T> work) : IDisposable
    {
        private const int ResultsPerThread = 8;

        private readonly (T Result, Exception? Failure, bool Done)[] _ring = new (T, Exception?, bool)[threads * ResultsPerThread];
        private readonly Lock _gate = new();
        private readonly SemaphoreSlim _free = new(threads * ResultsPerThread);
        private readonly SemaphoreSlim _ready = new(0);
        private int _batch = threads * ResultsPerThread / 2; // as many results wake the taker
        private bool _isWoken;
        private int _next;
        private int _head; // the first that is not taken
        private int _done; // the first that is not done
        private volatile bool _stopped;

        public void Run(Action<T> take, CancellationToken cancellation)
        {
            using var done = new CountdownEvent(threads);
            for (int i = 0; i < threads; i++) WorkerThread.Start(Work, done);
            try
            {
                var taken = new List<(T Result, Exception? Failure, bool Done)>();
                for (int i = 0; i < count; i += taken.Count)
                {
                    Take(taken, cancellation);
                    foreach ((T result, Exception? failure, _) in taken)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
                        take(result);
                    }
                }
            }
            finally
            {
                _stopped = true;
                _free.Release(threads);
                done.Wait(CancellationToken.None);
            }
        }

        public void Dispose()
        {
            _free.Dispose();
            _ready.Dispose();
        }

        private void Work()
        {
            while (true)
            {
                _free.Wait();
                if (_stopped) return;
                int index = Interlocked.Increment(ref _next) - 1;
                if (index >= count) return;
                (T, Exception?, bool) slot;
                try { slot = (work(index), null, true); }
                catch (Exception failure) { slot = (default!, failure, true); } // handed to the taker, who throws it in order
                Put(index, slot);
            }
        }

        private void Put(int index, (T Result, Exception? Failure, bool Done) slot)
        {
            lock (_gate)
            {
                _ring[index % _ring.Length] = slot;
                while (_done < count && _done - _head < _ring.Length && _ring[_done % _ring.Length].Done) _done++;
                if (slot.Failure is not null) _batch = 1; // it will soon be thrown
                if (_isWoken || (_done - _head < _batch && _done < count)) return;
                _isWoken = true;
            }
            _ready.Release();
        }

        private void Take(List<(T Result, Exception? Failure, bool Done)> taken, CancellationToken cancellation)
        {
            _ready.Wait(cancellation);
            taken.Clear();
            lock (_gate)
            {
                for (; _head < _done; _head++)
                {
                    ref var slot = ref _ring[_head % _ring.Length];
                    taken.Add(slot);
                    slot = default;
                }
                _isWoken = false;
            }
            _free.Release(taken.Count);
        }
    }
}
