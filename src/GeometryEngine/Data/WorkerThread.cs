namespace GeometryEngine;

/// <summary>A thread that does one job after another, so that the scratch memory it keeps is at hand when the next job comes.</summary>
internal sealed class WorkerThread
{
    // How long a thread waits for another job before it ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Lock Gate = new();
    private static readonly List<WorkerThread> Idle = [];

    private readonly object _given = new();
    private Action? _job;
    private CountdownEvent? _done;

    private WorkerThread(Action job, CountdownEvent done) => (_job, _done) = (job, done);

    /// <summary>Does a job on the thread that began last to wait for one, or on a new one.</summary>
    /// <param name="job">The job; it must not throw.</param>
    /// <param name="done">Is signalled when the job is done and the thread is free for the next.</param>
    public static void Start(Action job, CountdownEvent done)
    {
        WorkerThread? idle;
        lock (Gate)
        {
            idle = Idle.LastOrDefault();
            if (idle is not null) Idle.RemoveAt(Idle.Count - 1);
        }
        if (idle is null) new Thread(new WorkerThread(job, done).Work) { IsBackground = true, Name = "geometry worker" }.UnsafeStart();
        else idle.Give(job, done);
    }

    private void Give(Action job, CountdownEvent done)
    {
        lock (_given)
        {
            (_job, _done) = (job, done);
            Monitor.Pulse(_given);
        }
    }

    private void Work()
    {
        do
        {
            _job!();
            CountdownEvent done = _done!;
            (_job, _done) = (null, null);
            lock (Gate) Idle.Add(this);
            done.Signal();
        }
        while (NextComes());
    }

    private bool NextComes()
    {
        lock (_given)
        {
            while (_job is null)
            {
                if (Monitor.Wait(_given, Patience)) continue;
                lock (Gate)
                {
                    if (Idle.Remove(this)) return false; // or else one that took it from there gives it a job in a moment
                }
            }
        }
        return true;
    }
}
