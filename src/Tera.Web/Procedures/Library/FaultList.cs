using System.Collections.Immutable;

namespace Tera.Procedures.Library;

/// <summary>The faults of one file, while it is being read.</summary>
/// <remarks>Keeps the first 200: nobody reads more, and a hostile file must not cost more.</remarks>
internal sealed class FaultList(string file)
{
    private const int Most = 200;

    private readonly List<FileFault> _faults = [];

    public bool IsEmpty => _faults.Count == 0;

    public void Add(int line, string field, string expected, string found) => Add(new FileFault(file, line, field, expected, found));

    /// <summary>A word that is none of the known ones; the nearest of them is offered.</summary>
    public void AddUnknown(int line, string field, string what, string word, IReadOnlyCollection<string> known)
    {
        if (_faults.Count < Most)
        {
            Add(new FileFault(file, line, field, $"{what}salah satu dari {string.Join(", ", known)}", $"{what}\"{YamlTree.Shortened(word)}\"")
            {
                Meant = Spelling.Nearest(word, known),
            });
        }
    }

    public ImmutableArray<FileFault> InOrderOfLines() => [.. _faults.OrderBy(fault => fault.Line)];

    private void Add(FileFault fault)
    {
        if (_faults.Count < Most)
        {
            _faults.Add(fault);
        }
    }
}
