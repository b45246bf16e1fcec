using System.Collections.Immutable;

namespace Tera.Procedures.Library;

/// <summary>The faults of one file, while it is being read.</summary>
/// <remarks>Keeps the first 200: nobody reads more, and a hostile file must not cost more.</remarks>
internal sealed class FaultList(string file)
{
    private const int Most = 200;

    private readonly List<FileFault> _faults = [];
    private int _left;

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
        else
        {
            _left++;
        }
    }

    /// <summary>By line; where there were more than are kept, the last says so.</summary>
    public ImmutableArray<FileFault> InOrderOfLines()
    {
        List<FileFault> told = [.. _faults.OrderBy(fault => fault.Line)];
        if (_left > 0)
        {
            told.Add(new FileFault(file, told[^1].Line, "", $"berkas dengan paling banyak {Most} kesalahan untuk dirinci", $"{_left} kesalahan lagi; perbaiki yang disebut, lalu periksa lagi"));
        }

        return [.. told];
    }

    private void Add(FileFault fault)
    {
        if (_faults.Count < Most)
        {
            _faults.Add(fault);
        }
        else
        {
            _left++;
        }
    }
}
