using System.Collections.Immutable;
using System.Text;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>What became of an SOP file: a sound definition, or all its faults in the order of lines.</summary>
public sealed record ProcedureFileResult(ProcedureDefinition? Definition, ImmutableArray<FileFault> Faults)
{
    /// <summary>What was read of a file whose every word is in order but whose flow cannot come to its end, so that all else can be said of it too; null for any other file.</summary>
    public ProcedureDefinition? Unsound { get; init; }
}

/// <summary>Reads SOP files: one SOP each, in YAML with Indonesian keys, as <c>docs/sop-file.md</c> describes them.</summary>
public static class ProcedureFile
{
    /// <summary>Bytes a file may have at most; the longest SOP of the library has 12 thousand.</summary>
    public const int LargestSize = 1_048_576;

    /// <summary>Rows one SOP may have, whatever file it comes in; the longest seen has 61.</summary>
    public const int MostRows = 500;

    /// <summary>Columns of Pelaksana one SOP may have.</summary>
    public const int MostLanes = 40;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the bytes of a file: UTF-8, with or without a byte order mark.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Its name without a folder.</param>
    /// <param name="bearsCode">Whether that must be the code of the SOP with <c>.yaml</c>, as in the library; a download bears its version, a copy “(1)”.</param>
    public static ProcedureFileResult Read(ReadOnlySpan<byte> bytes, string fileName, bool bearsCode = true)
    {
        if (bytes.Length > LargestSize)
        {
            return TooLarge(fileName);
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            return Refused(fileName, 1, "pengodean UTF-8", "pengodean UTF-16");
        }

        try
        {
            return Read(StrictUtf8.GetString(bytes), fileName, bearsCode);
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes[..Math.Clamp(fault.Index, 0, bytes.Length)].Count((byte)'\n');
            return Refused(fileName, line, "pengodean UTF-8", "bita yang bukan UTF-8");
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">Its name without a folder.</param>
    /// <param name="bearsCode">Whether that must be the code of the SOP with <c>.yaml</c>.</param>
    public static ProcedureFileResult Read(string text, string fileName, bool bearsCode = true)
    {
        if (text.Length > LargestSize)
        {
            return TooLarge(fileName);
        }

        var faults = new FaultList(fileName);
        NoteTabs(text, faults);
        var tree = faults.IsEmpty ? YamlTreeReader.Read(text.TrimStart('\uFEFF'), faults) : null;
        if (tree is null || !faults.IsEmpty)
        {
            return new ProcedureFileResult(null, faults.InOrderOfLines());
        }

        if (tree is not YamlTree.Map root)
        {
            return Refused(fileName, tree.Line, "kunci dan nilai pada tingkat teratas, mulai dengan `kode:`", tree.Description);
        }

        return Read(root, faults, bearsCode ? fileName : null);
    }

    /// <summary>Reads a tree, whatever form it was in before.</summary>
    /// <param name="root">The SOP in the words of an SOP file.</param>
    /// <param name="faults">Where faults go; those that are there already count.</param>
    /// <param name="fileName">Must be the code of the SOP with <c>.yaml</c>; null where the name of the file says nothing.</param>
    internal static ProcedureFileResult Read(YamlTree.Map root, FaultList faults, string? fileName = null)
    {
        if (root.Rows("langkah").Count() is > MostRows and var rows)
        {
            faults.Add(root.Line, "langkah", $"paling banyak {MostRows} langkah", $"{rows} langkah");
        }

        if (root.Rows("pelaksana").Count() is > MostLanes and var lanes)
        {
            faults.Add(root.Line, "pelaksana", $"paling banyak {MostLanes} pelaksana", $"{lanes} pelaksana");
        }

        if (!faults.IsEmpty)
        {
            return new ProcedureFileResult(null, faults.InOrderOfLines());
        }

        var reader = new DefinitionReader(faults, fileName);
        var definition = reader.Read(new MapReader(root, "", faults));
        if (!faults.IsEmpty)
        {
            return new ProcedureFileResult(null, faults.InOrderOfLines());
        }

        reader.CheckSoundness(definition);
        return faults.IsEmpty ? new ProcedureFileResult(definition, []) : new ProcedureFileResult(null, faults.InOrderOfLines()) { Unsound = definition };
    }

    private static void NoteTabs(string text, FaultList faults)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indentation = line[..(line.Length - line.TrimStart(" \t").Length)];
            if (indentation.Contains('\t'))
            {
                faults.Add(number, "", "lekukan dengan spasi", "tab");
            }
        }
    }

    private static ProcedureFileResult TooLarge(string fileName) =>
        Refused(fileName, 1, "berkas paling besar 1 MB", "berkas yang lebih besar");

    private static ProcedureFileResult Refused(string fileName, int line, string expected, string found) =>
        new(null, [new FileFault(fileName, line, "", expected, found)]);
}
