using System.Buffers.Binary;
using System.IO.Compression;

namespace Tera.Platform.Files;

/// <summary>Looks at the table of contents of a ZIP container. Nothing is unpacked, so nothing can swell.</summary>
internal static class ZipContent
{
    private const int MaxEntries = 10_000;
    private const int EndRecordSize = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int EntryCountOffset = 10;

    private static readonly FileContent Archive = new FileContent.Foreign("arsip ZIP");
    private static readonly FileContent Damaged = new FileContent.Foreign("arsip ZIP yang rusak");

    public static FileContent Recognise(Stream content)
    {
        if (CountEntries(content) is not <= MaxEntries)
        {
            return Damaged;
        }
        content.Position = 0;
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return Recognise([.. zip.Entries.Select(entry => entry.FullName)]);
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }
    }

    private static FileContent Recognise(IReadOnlyList<string> names)
    {
        if (!names.Contains("[Content_Types].xml"))
        {
            return Archive;
        }
        if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return new FileContent.WithMacros();
        }
        return (HasFolder(names, "xl/"), HasFolder(names, "word/")) switch
        {
            (true, false) => new FileContent.Known(FileType.Xlsx),
            (false, true) => new FileContent.Known(FileType.Docx),
            _ => Archive,
        };
    }

    private static bool HasFolder(IReadOnlyList<string> names, string folder) =>
        names.Any(name => name.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>
    /// What the end record promises, read before the table itself is: the reader then refuses a table that is longer than promised.
    /// Null when there is no end record.
    /// </summary>
    private static int? CountEntries(Stream content)
    {
        var tail = new byte[(int)Math.Min(content.Length, EndRecordSize + LongestComment)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        return at >= 0 && at + EndRecordSize <= tail.Length
            ? BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + EntryCountOffset))
            : null;
    }
}
