using System.IO.Compression;
using System.Text;

namespace Tera.Procedures.Exchange;

/// <summary>Office files made for a test.</summary>
internal static class OfficeFile
{
    public static byte[] Document(string body) => Zip(("word/document.xml", Encoding.UTF8.GetBytes(
        $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>")));

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>An archive of two empty parts, each of which says it unpacks to more than half of what a number holds.</summary>
    public static byte[] OfImpossibleSize(string part)
    {
        using var stream = new MemoryStream();
        using var zip = new BinaryWriter(stream);
        string[] names = [part, "rels/.rels"];
        foreach (var name in names)
        {
            zip.Write([0x50, 0x4B, 3, 4, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            zip.Write((ushort)name.Length);
            zip.Write((ushort)0);
            zip.Write(Encoding.ASCII.GetBytes(name));
        }

        var (directory, at) = (stream.Position, 0);
        foreach (var name in names)
        {
            zip.Write([0x50, 0x4B, 1, 2, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            zip.Write(uint.MaxValue);
            zip.Write((ushort)name.Length);
            zip.Write((ushort)12);
            zip.Write([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            zip.Write(at);
            zip.Write(Encoding.ASCII.GetBytes(name));
            // The true size stands in a further field, where the usual one is too short for it.
            zip.Write((ushort)1);
            zip.Write((ushort)8);
            zip.Write((long.MaxValue / 2) + 10);
            at += 30 + name.Length;
        }

        var length = stream.Position - directory;
        zip.Write([0x50, 0x4B, 5, 6, 0, 0, 0, 0, (byte)names.Length, 0, (byte)names.Length, 0]);
        zip.Write((uint)length);
        zip.Write((uint)directory);
        zip.Write((ushort)0);
        zip.Flush();
        return stream.ToArray();
    }

    /// <summary>A workbook with further parts.</summary>
    public static byte[] With(byte[] book, params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
