using System.Buffers.Binary;

namespace Tera.Platform.Paper;

/// <summary>What the frame of a whole PNG or JPEG tells of it; nothing is unpacked here, so nothing hostile is.</summary>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
/// <param name="Colours">Of a JPEG: 1 grey, 3 light, 4 ink; 0 for a PNG, which has no ink.</param>
internal sealed record PictureShape(int Width, int Height, int Colours)
{
    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> PngEnd => [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    /// <summary>In the colours of a printing press, which the colour profile of our papers does not know.</summary>
    public bool IsInk => Colours == 4;

    /// <summary>Null for what is neither, or is cut off.</summary>
    public static PictureShape? Of(ReadOnlySpan<byte> file) => file.TrimEnd((byte)0) switch
    {
        var whole when whole.StartsWith(PngStart) && whole.EndsWith(PngEnd) => Png(whole),
        var whole when whole.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]) => OfJpeg(whole),
        _ => null,
    };

    /// <summary>Of a JPEG, cut off or not; null for anything else, and for frames no reader shows.</summary>
    public static PictureShape? OfJpeg(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return null;
        }

        var at = 2;
        while (at + 9 < file.Length && file[at] == 0xFF)
        {
            var (marker, length) = (file[at + 1], BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]));
            if (marker is >= 0xC0 and <= 0xC2)
            {
                return Shaped(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), file[at + 9]);
            }

            at += 2 + length;
        }

        return null;
    }

    private static PictureShape? Png(ReadOnlySpan<byte> file) => file.Length < 33
        ? null
        : Shaped(BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]), 0);

    private static PictureShape? Shaped(uint width, uint height, int colours) =>
        width is 0 or > ushort.MaxValue || height is 0 or > ushort.MaxValue || colours is not (0 or 1 or 3 or 4) ? null : new((int)width, (int)height, colours);
}
