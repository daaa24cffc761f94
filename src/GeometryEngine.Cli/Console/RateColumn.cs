using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GeometryEngine.Cli;

/// <summary>How many steps a second the work does.</summary>
internal sealed class RateColumn : ProgressColumn
{
    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:F0}/s") : "");
}
