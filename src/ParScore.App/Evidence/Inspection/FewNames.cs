using System.Xml;

namespace ParScore.App.Evidence.Inspection;

/// <summary>The names of an XML part. A reader keeps every name for good, so that a part of nothing but new names would fill the memory.</summary>
internal sealed class FewNames : NameTable
{
    private const int Most = 50_000;
    private int _count;

    /// <summary>True when a part has more names than any document.</summary>
    public bool IsOver => _count > Most;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? (Counted() ? base.Add(key, start, len) : throw TooMany());

    public override string Add(string key) => Get(key) ?? (Counted() ? base.Add(key) : throw TooMany());

    private bool Counted() => ++_count <= Most;

    private static XmlException TooMany() => new("The part has too many names.");
}
