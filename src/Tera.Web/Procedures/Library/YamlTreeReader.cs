using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tera.Procedures.Library;

/// <summary>Reads text into a <see cref="YamlTree"/>, refusing what an SOP file has no use for.</summary>
/// <remarks>
/// Anchors, aliases and tags are refused, so a small file cannot unfold into a large tree; depth is bounded, so it cannot
/// exhaust the stack.
/// </remarks>
internal sealed class YamlTreeReader
{
    private const int GreatestDepth = 12;

    /// <summary>Values, lists and maps together; the longest SOP of the library has about a thousand, one of the most rows and lanes some forty thousand.</summary>
    private const int MostNodes = 60_000;

    private readonly Parser _parser;
    private readonly FaultList _faults;
    private int _line = 1;
    private int _nodes;
    private bool _stopped;

    private YamlTreeReader(string text, FaultList faults)
    {
        _parser = new Parser(new StringReader(text));
        _faults = faults;
    }

    /// <summary>The tree; null when there is none, with the reason among the faults.</summary>
    public static YamlTree? Read(string text, FaultList faults)
    {
        var reader = new YamlTreeReader(text, faults);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException fault)
        {
            reader.NoteUnreadable(text, LineOf(fault.Start));
        }
        catch (InvalidOperationException)
        {
            // The scanner's own way to stumble over some misplaced brackets; it names no line.
            reader.NoteUnreadable(text, reader._line);
        }

        return null;
    }

    private void NoteUnreadable(string text, int line)
    {
        var found = text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";
        _faults.Add(
            line,
            "",
            "susunan YAML yang benar (lekukan rata, `kunci: nilai`, tanda kutip berpasangan)",
            found.Length == 0 ? "akhir berkas" : $"\"{YamlTree.Shortened(found)}\"");
    }

    private YamlTree? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _faults.Add(1, "", "satu SOP", "berkas kosong");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(1);
        if (_stopped)
        {
            return null;
        }

        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            _faults.Add(LineOf(second.Start), "", "satu dokumen dalam satu berkas", "dokumen kedua sesudah `---`");
        }

        return root;
    }

    private YamlTree ReadNode(int depth)
    {
        if (depth > GreatestDepth)
        {
            return Stop($"paling banyak {GreatestDepth} tingkat", "susunan yang lebih dalam");
        }

        if (++_nodes > MostNodes)
        {
            return Stop($"paling banyak {MostNodes} butir", "berkas yang lebih panjang");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            var line = LineOf(alias.Start);
            _faults.Add(line, "", "isi yang ditulis langsung", $"rujukan `*{alias.Value}`");
            return new YamlTree.Scalar(line, "", Quoted: false);
        }

        RefuseAnchorAndTag();
        if (_parser.TryConsume<MappingStart>(out var map))
        {
            return new YamlTree.Map(LineOf(map.Start), ReadEntries(depth));
        }

        if (_parser.TryConsume<SequenceStart>(out var list))
        {
            return new YamlTree.List(LineOf(list.Start), ReadItems(depth));
        }

        return ReadScalar();
    }

    private YamlTree.Scalar Stop(string expected, string found)
    {
        _stopped = true;
        var line = LineOf(_parser.Current!.Start);
        _faults.Add(line, "", expected, found);
        return new YamlTree.Scalar(line, "", Quoted: false);
    }

    private ImmutableArray<MapEntry> ReadEntries(int depth)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_stopped && !_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = _stopped ? key : ReadNode(depth + 1);
            if (key is not YamlTree.Scalar { Value: var name })
            {
                _faults.Add(key.Line, "", "kunci berupa kata", key.Description);
            }
            else if (!lines.TryAdd(name, key.Line))
            {
                _faults.Add(key.Line, name, "setiap kunci satu kali", $"kunci yang sudah ada pada baris {lines[name]}");
            }
            else
            {
                entries.Add(new MapEntry(name, key.Line, value));
            }
        }

        return entries.ToImmutable();
    }

    private ImmutableArray<YamlTree> ReadItems(int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlTree>();
        while (!_stopped && !_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return items.ToImmutable();
    }

    private YamlTree.Scalar ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        var line = _line = LineOf(scalar.Start);
        if (scalar.Value.Any(character => char.IsControl(character) && character is not '\n'))
        {
            _faults.Add(line, "", "huruf, angka, dan tanda baca", "karakter kendali");
        }

        return new YamlTree.Scalar(line, scalar.Value.TrimEnd('\n'), scalar.Style is not ScalarStyle.Plain);
    }

    private void RefuseAnchorAndTag()
    {
        if (_parser.Current is not NodeEvent node)
        {
            return;
        }

        if (!node.Anchor.IsEmpty)
        {
            _faults.Add(LineOf(node.Start), "", "isi tanpa jangkar", $"jangkar `&{node.Anchor.Value}`");
        }

        if (!node.Tag.IsEmpty)
        {
            _faults.Add(LineOf(node.Start), "", "isi tanpa tanda jenis", $"tanda jenis `{YamlTree.Shortened(node.Tag.Value)}`");
        }
    }

    private static int LineOf(Mark mark) => (int)Math.Max(1, mark.Line);
}
