using ParScore.Scoring.Json;

namespace ParScore.Scoring;

/// <summary>Collects every fault of a file, so that its writer hears of all of them at once.</summary>
public sealed class FaultList
{
    private readonly List<Fault> _faults = [];
    private readonly HashSet<string> _pointers = new(StringComparer.Ordinal);

    /// <summary>The printed code of the row that is being read or checked.</summary>
    public string? Row { get; set; }

    public IReadOnlyList<Fault> All => _faults;

    /// <summary>True when this very value was already found faulty, so that checks that build on it stay silent.</summary>
    public bool Has(string pointer) => _pointers.Contains(pointer);

    /// <summary>True when this value or one of its properties was already found faulty.</summary>
    public bool HasWithin(string pointer) =>
        _pointers.Any(p => p.StartsWith(pointer, StringComparison.Ordinal) && (p.Length == pointer.Length || p[pointer.Length] == '/'));

    public void Add(string code, string pointer, int line, string message)
    {
        _pointers.Add(pointer);
        _faults.Add(new Fault { Code = code, Pointer = pointer, Row = Row, Line = line, Message = message });
    }

    public void Add(string code, JsonItem at, string message) => Add(code, at.Pointer, at.Line, message);
}
