namespace GeometryEngine.Formats;

/// <summary>
/// Walks the outline of a JSON file, that is its top-level object or list and the lists in it, and hands out their values one by one.
/// What breaks the outline ends the walk; a value that is too long or too deep costs only itself. All of it is reported.
/// </summary>
internal sealed class JsonWalker
{
    private readonly InputFile _file;
    private readonly ReadOptions _options;
    private readonly ProblemLog _log;
    private readonly JsonScanner _scanner;
    private string _section = "";
    private int _element = -1;
    private bool _afterValue;

    public JsonWalker(InputFile file, ReadOptions options, ProblemLog log, int firstBuffer = JsonScanner.FirstBuffer)
    {
        _file = file;
        _options = options;
        _log = log;
        _scanner = new JsonScanner(file, options, firstBuffer);
        _scanner.SkipByteOrderMark();
    }

    /// <summary>Reads one element of a list.</summary>
    /// <param name="cursor">A cursor on it.</param>
    public delegate void ElementReader(JsonCursor cursor);

    /// <summary>What broke the outline, when something did: nothing after it was read.</summary>
    public Problem? Break { get; private set; }

    /// <summary>Whether a list comes next.</summary>
    public bool IsAtList => _scanner.Peek() == '[';

    /// <summary>Where the current value lies in the file.</summary>
    public JsonExtent Extent => new(_scanner.TextOffset, _scanner.Text.Length, _element);

    /// <summary>A cursor on the current value.</summary>
    public JsonCursor Cursor => new(_scanner.Text, new JsonOrigin(_file.Path, _scanner.TextOffset, _section, _element), _options.MaxDepth);

    /// <summary>Steps into the file's top-level object or list.</summary>
    /// <exception cref="InputException">The file begins with something else.</exception>
    public void Enter(char open)
    {
        int next = _scanner.Peek();
        if (next != open) Throw.Input(_file.Path, Place(), Describe(next), $"'{open}', with which the file begins");
        _scanner.Take();
        _afterValue = false;
    }

    /// <summary>Goes to the next property of the top-level object; false after the last, or where the outline breaks.</summary>
    /// <param name="name">The property's name.</param>
    public bool NextProperty(out string name)
    {
        name = "";
        (_section, _element) = ("", -1);
        if (!Next('}', "a comma or '}'")) return false;
        if (_scanner.Peek() != '"') return BreakAt(_scanner.Offset, Describe(_scanner.Peek()), "a property name in quotes");
        if (!ReadWhole()) return Break is null && BreakAt(_scanner.TextOffset, "a name that cannot be read", "a property name");
        name = Cursor.ReadText();
        if (_scanner.Peek() != ':') return BreakAt(_scanner.Offset, Describe(_scanner.Peek()), $"a colon after \"{name}\"");
        _scanner.Take();
        _section = name;
        _afterValue = false;
        if (_scanner.Peek() >= 0) return true;
        return BreakAt(_scanner.Offset, "the end of the file", $"a value of \"{name}\"");
    }

    /// <summary>Steps into the current property's list; where it is no list, reports that, passes it over and returns false.</summary>
    public bool EnterList()
    {
        if (_scanner.Peek() == '[')
        {
            _scanner.Take();
            _afterValue = false;
            return true;
        }
        if (ReadWhole())
        {
            JsonCursor cursor = Cursor;
            _log.Report(cursor.ProblemAt(0, cursor.Describe(), "a list"));
        }
        return false;
    }

    /// <summary>Reads the current property's list; where it is no list, reports that, passes it over and returns false.</summary>
    /// <param name="read">Reads an element; an <see cref="InputException"/> is reported and, in lenient reading, costs only that one.</param>
    public bool ReadList(ElementReader read)
    {
        if (!EnterList()) return false;
        while (NextElement())
        {
            try { read(Cursor); }
            catch (InputException failure) when (!_log.Strict) { _log.Report(failure.Problem); }
        }
        return true;
    }

    /// <summary>Goes to the next element of the list stepped into; false after the last, or where the outline breaks.</summary>
    public bool NextElement()
    {
        while (FindElement())
            if (ReadWhole()) return true;
        return false;
    }

    /// <summary>
    /// Goes to the next element of the list stepped into and leaves it to <see cref="TakeElements"/> or <see cref="ReadValue"/>; false after the last, or
    /// where the outline breaks.
    /// </summary>
    public bool FindElement()
    {
        bool found = Next(']', "a comma or ']'");
        if (found) _element++;
        else if (Break is null) _element = -1;
        return found;
    }

    /// <summary>A cursor on what was read of the file from the element found on: it may end inside the element, or hold what follows it, too.</summary>
    /// <param name="least">Bytes to read on for; there may still be less, and not only at the end of the file.</param>
    /// <param name="maxDepth">Most levels of brackets.</param>
    public JsonCursor CursorAhead(int least, int maxDepth) => new(_scanner.Ahead(least), new JsonOrigin(_file.Path, _scanner.Offset, _section, _element), maxDepth);

    /// <summary>Passes over the element found and those that follow it.</summary>
    /// <param name="count">How many they are, 1 or more.</param>
    /// <param name="length">Bytes from the first to the end of the last.</param>
    public void TakeElements(int count, int length)
    {
        _scanner.Take(length);
        _element += count - 1;
        _afterValue = true;
    }

    /// <summary>Reads the current property's value, or the element found, whole; false where that cannot be done.</summary>
    public bool ReadValue() => ReadWhole();

    /// <summary>Keeps the current property's value as an extra field, where these are kept, and else passes it over.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="extras">Receives it.</param>
    public void ReadExtra(string name, List<ExtraField> extras)
    {
        if (!_options.KeepExtras) SkipValue();
        else if (ReadValue())
        {
            try { extras.Add(new ExtraField(name, JsonText.Compact(Cursor.ReadRaw()))); }
            catch (InputException failure) when (!_log.Strict) { _log.Report(failure.Problem); }
        }
    }

    /// <summary>Passes over the current property's value.</summary>
    public void SkipValue()
    {
        if (_scanner.SkipValue() == JsonOutcome.Truncated) BreakAt(_scanner.Offset, "the end of the file", "the rest of the value");
        _afterValue = true;
    }

    /// <summary>A problem at the current property's value.</summary>
    public Problem ProblemHere(string found, string allowed) => new(_file.Path, Place(), found, allowed);

    /// <summary>Makes sure that nothing follows the top-level value.</summary>
    public void ExpectEnd()
    {
        if (Break is null && _scanner.Peek() >= 0) _log.Report(_file.Path, Place(), Describe(_scanner.Peek()), "nothing after the last bracket");
    }

    // Steps over the comma to the next value, or over the closing bracket. A comma too few or too many is reported and otherwise has no effect.
    private bool Next(char close, string allowed)
    {
        if (Break is not null) return false;
        bool comma = false;
        while (true)
        {
            int next = _scanner.Peek();
            if (next == ',')
            {
                if (!_afterValue) _log.Report(_file.Path, Place(), "a comma", "a value");
                _scanner.Take();
                (_afterValue, comma) = (false, true);
                continue;
            }
            if (next == close)
            {
                if (comma) _log.Report(_file.Path, Place(), $"a comma before '{close}'", "a comma only between values");
                _scanner.Take();
                _afterValue = true;
                return false;
            }
            if (next < 0 || next is '}' or ']' or ':') return BreakAt(_scanner.Offset, Describe(next), allowed);
            if (_afterValue) _log.Report(_file.Path, Place(), $"{Describe(next)} right after a value", allowed);
            return true;
        }
    }

    private bool ReadWhole()
    {
        JsonOutcome outcome = _scanner.ReadValue();
        _afterValue = true;
        switch (outcome)
        {
            case JsonOutcome.Whole:
                return true;
            case JsonOutcome.Truncated:
                return BreakAt(_scanner.Offset, "the end of the file", $"the rest of what begins at byte {_scanner.TextOffset}");
            case JsonOutcome.TooLong:
                _log.Report(_file.Path, ValuePlace(), $"{_scanner.Offset - _scanner.TextOffset} bytes", $"at most {_options.MaxElementBytes}");
                return false;
            default:
                _log.Report(_file.Path, ValuePlace(), "deeply nested brackets", $"at most {_options.MaxDepth} levels");
                return false;
        }
    }

    private bool BreakAt(long offset, string found, string allowed)
    {
        string root = new JsonOrigin("", 0, _section, _element).Root;
        Break = new Problem(_file.Path, root.Length == 0 ? $"byte {offset}" : $"byte {offset}, {root}", found, allowed);
        _log.Report(Break);
        return false;
    }

    private string Place() => new JsonOrigin("", _scanner.Offset, _section, -1).Place([], 0);

    private string ValuePlace() => new JsonOrigin("", _scanner.TextOffset, _section, _element).Place([], 0);

    private static string Describe(int next) => next switch
    {
        < 0 => "the end of the file",
        '{' => "an object",
        '[' => "a list",
        > ' ' and < 0x7F => $"'{(char)next}'",
        _ => $"byte 0x{next:X2}",
    };
}
