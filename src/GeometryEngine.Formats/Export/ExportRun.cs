namespace GeometryEngine.Formats;

/// <summary>How an export runs; nothing of it changes what is written.</summary>
public sealed record ExportRun
{
    /// <summary>Worker threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Stops the export; the same export given again goes on.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Compare what stands in the folder with what would be written, and write nothing.</summary>
    public bool Verify { get; init; }

    /// <summary>Receives what is wrong with the input and will be left out, before anything is written. Called on the calling thread.</summary>
    public Action<IReadOnlyList<Problem>> Report { get; init; } = _ => { };

    /// <summary>Receives how many images are done, those of an earlier run included. Called on the calling thread.</summary>
    public Action<int> Progress { get; init; } = _ => { };

    /// <summary>Receives the path of each file that is missing or differs, when verifying. Called on the calling thread.</summary>
    public Action<string> Differs { get; init; } = _ => { };
}
