using System.Text;

namespace Tera.Platform.Files;

/// <summary>Tells text from bytes, and plain text from text a browser would run.</summary>
internal static class TextContent
{
    private static readonly string[] Pages = ["<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<meta"];
    private static readonly FileContent Unknown = new FileContent.Foreign("berkas yang tidak dikenal");

    public static FileContent Recognise(ReadOnlySpan<byte> head)
    {
        if (Read(head) is not { } text)
        {
            return Unknown;
        }
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase))
        {
            return new FileContent.Foreign("gambar SVG");
        }
        if (Pages.Any(page => text.Contains(page, StringComparison.OrdinalIgnoreCase)))
        {
            return new FileContent.Foreign("halaman web (HTML)");
        }
        return text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            ? new FileContent.Foreign("berkas XML")
            : new FileContent.Known(FileType.Text);
    }

    /// <summary>Spreadsheets write UTF-16 with a mark, or the old Windows alphabet; both are text when no control characters occur.</summary>
    private static string? Read(ReadOnlySpan<byte> head)
    {
        var utf16 = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
        var text = utf16 ? Encoding.Unicode.GetString(head) : Encoding.Latin1.GetString(head);
        return text.Any(letter => letter < ' ' && letter is not ('\t' or '\r' or '\n' or '\f')) ? null : text;
    }
}
