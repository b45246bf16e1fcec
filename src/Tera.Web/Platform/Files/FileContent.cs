namespace Tera.Platform.Files;

/// <summary>What the bytes of a file say it is.</summary>
internal abstract record FileContent
{
    /// <summary>Bytes from the start of a file that suffice to tell.</summary>
    public const int HeadSize = 4096;

    private static readonly (byte[] Start, FileContent Content)[] Starts =
    [
        ("%PDF-"u8.ToArray(), new Known(FileType.Pdf)),
        ([0xFF, 0xD8, 0xFF], new Known(FileType.Jpeg)),
        ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], new Known(FileType.Png)),
        ("MZ"u8.ToArray(), new Foreign("program Windows")),
        ([0x7F, .. "ELF"u8], new Foreign("program Linux")),
        ("#!"u8.ToArray(), new Foreign("skrip")),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new Foreign("berkas Office lama (.doc, .xls) atau berkas Office bersandi")),
        ("GIF8"u8.ToArray(), new Foreign("gambar GIF")),
        ("Rar!"u8.ToArray(), new Foreign("arsip RAR")),
        ([0x37, 0x7A, 0xBC, 0xAF], new Foreign("arsip 7z")),
        ([0x1F, 0x8B], new Foreign("arsip GZIP")),
    ];

    private FileContent() { }

    /// <summary>As the user reads it.</summary>
    public abstract string Name { get; }

    public static FileContent Recognise(ReadOnlySpan<byte> head, Stream content)
    {
        foreach (var (start, known) in Starts)
        {
            if (head.StartsWith(start))
            {
                return known;
            }
        }
        return head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)
            ? ZipContent.Recognise(content)
            : TextContent.Recognise(head);
    }

    public sealed record Known(FileType Type) : FileContent
    {
        public override string Name => Type.Name;
    }

    /// <summary>An Office file that carries programs.</summary>
    public sealed record WithMacros : FileContent
    {
        public override string Name => "berkas Office dengan makro";
    }

    /// <summary>Recognised or not, it is none of ours.</summary>
    public sealed record Foreign(string Words) : FileContent
    {
        public override string Name => Words;
    }
}
