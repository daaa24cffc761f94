using System.CommandLine;

namespace GeometryEngine.Cli;

/// <summary><c>geom rle</c>: run lengths, compressed strings and mask images, between each other.</summary>
internal static class RleCommand
{
    /// <summary>The command with its three verbs.</summary>
    public static Command Create()
    {
        var command = new Command("rle", "Convert one mask between COCO's compressed string, run lengths and PNG");
        foreach (RleVerb verb in (RleVerb[])[new RleEncodeVerb(), new RleDecodeVerb(), new RleInfoVerb()]) command.Add(verb);
        return command;
    }
}
