using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Tera.Platform.Files;

/// <summary>The SHA-256 of a file's bytes: its name in the store. Written as 64 lower-case hexadecimal digits.</summary>
/// <remarks>The default value is 32 zero bytes, which no file has; use <c>FileHash?</c> for "none".</remarks>
public readonly record struct FileHash
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 32;

    private readonly UInt128 _head;
    private readonly UInt128 _tail;

    private FileHash(UInt128 head, UInt128 tail) => (_head, _tail) = (head, tail);

    /// <param name="bytes">Exactly 32 bytes.</param>
    public static FileHash FromBytes(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size, nameof(bytes));
        return new FileHash(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
    }

    /// <summary>False for anything but 64 lower-case hexadecimal digits: one hash has one spelling.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FileHash hash)
    {
        hash = default;
        if (text is not { Length: 2 * Size } || text.Any(digit => !char.IsAsciiHexDigitLower(digit)))
        {
            return false;
        }
        hash = FromBytes(Convert.FromHexString(text));
        return true;
    }

    /// <summary>Hash of bytes at hand.</summary>
    public static FileHash Of(ReadOnlySpan<byte> content) => FromBytes(System.Security.Cryptography.SHA256.HashData(content));

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _head);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), _tail);
        return bytes;
    }

    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}
