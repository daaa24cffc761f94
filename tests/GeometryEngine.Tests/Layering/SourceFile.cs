using System.Text.RegularExpressions;

namespace GeometryEngine.Tests.Layering;

/// <summary>A file of the product: the room it lies in, the types it declares and the words it may refer to types with.</summary>
/// <param name="path">Path below src, with forward slashes: <c>GeometryEngine/Masks/Rle.cs</c>.</param>
/// <param name="text">The source.</param>
internal sealed partial class SourceFile(string path, string text)
{
    private readonly string _code = NotCode().Replace(text, " ");

    /// <summary>Path below src.</summary>
    public string Path => path;

    /// <summary>The assembly: the first folder.</summary>
    public string Assembly => path.Split('/')[0];

    /// <summary>The first folder within the core library, <c>Engine</c> for its root; the last part of the name for other assemblies.</summary>
    public string Room => path.Split('/') switch
    {
        ["GeometryEngine", _] => "Engine",
        ["GeometryEngine", var folder, ..] => folder,
        _ => Assembly.Split('.')[^1],
    };

    /// <summary>The part of the file's name before the first point.</summary>
    public string Name => System.IO.Path.GetFileName(path).Split('.')[0];

    /// <summary>The namespaces declared.</summary>
    public IReadOnlyList<string> Namespaces => [.. NamespaceDeclaration().Matches(_code).Select(match => match.Groups[1].Value)];

    /// <summary>The types declared at the top level, that is at the left margin.</summary>
    public IReadOnlyList<string> Types => [.. TypeDeclaration().Matches(_code).Select(match => match.Groups[1].Value)];

    /// <summary>
    /// The words that may name a type: neither in comments or text, nor behind a point, nor the name in a declaration
    /// (<c>Measure Match { get; }</c> refers to Measure alone).
    /// </summary>
    public IReadOnlySet<string> Words => Word().Matches(_code).Where(match => !IsDeclared(match)).Select(match => match.Value).ToHashSet();

    /// <summary>All files of the product, without what the build makes.</summary>
    public static IReadOnlyList<SourceFile> All(string src) =>
    [
        .. Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(System.IO.Path.GetRelativePath(src, file).Replace('\\', '/'), File.ReadAllText(file))),
    ];

    private bool IsDeclared(System.Text.RegularExpressions.Match word)
    {
        ReadOnlySpan<char> before = _code.AsSpan(0, word.Index).TrimEnd();
        if (before.EndsWith('.')) return true;
        ReadOnlySpan<char> after = _code.AsSpan(word.Index + word.Length).TrimStart();
        if (after.IsEmpty || !"{(;=,)".Contains(after[0], StringComparison.Ordinal)) return false;
        int length = 0;
        while (length < before.Length && (char.IsLetterOrDigit(before[^(length + 1)]) || before[^(length + 1)] == '_')) length++;
        if (length == 0) return before.EndsWith('?') || before.EndsWith(']') || before.EndsWith('>');
        return !Keywords.Contains(before[^length..].ToString());
    }

    // Words that stand before a type, not between a type and a declared name.
    private static readonly HashSet<string> Keywords =
        ["new", "return", "is", "as", "in", "out", "ref", "case", "not", "or", "and", "when", "where", "throw", "await", "else", "params", "this",
         "public", "private", "internal", "protected", "static", "readonly", "sealed", "abstract", "virtual", "override", "required", "const", "using"];

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$*\"{3,}.*?\"{3,}|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""", RegexOptions.Singleline)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|readonly|ref|partial|unsafe)\s+)*" +
        @"(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?)\s+(\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Word();
}
