using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Tera.Shared;

namespace Tera.Platform.Paper;

/// <summary>Puts a picture on a PDF page of its own, byte for byte as it is: nothing is decoded here, so nothing hostile is.</summary>
internal static class PicturePdf
{
    /// <summary>Width of F4 in points; height follows the picture.</summary>
    private const double Width = 612;

    public static Result<byte[]> Of(ReadOnlySpan<byte> picture) =>
        (Jpeg(picture) ?? Png(picture)) is { } image ? Page(image) : PdfRejections.PictureForm();

    private sealed record Image(int Width, int Height, string Dictionary, byte[] Data);

    /// <summary>PDF readers take the file as it is.</summary>
    private static Image? Jpeg(ReadOnlySpan<byte> file) => PictureShape.OfJpeg(file) is { IsInk: false } shape
        ? new(shape.Width, shape.Height, $"/ColorSpace {(shape.Colours == 1 ? "/DeviceGray" : "/DeviceRGB")} /BitsPerComponent 8 /Filter /DCTDecode", file.ToArray())
        : null;

    /// <summary>The packed rows of a PNG are what a PDF calls Flate with predictor 15, unless it is interlaced or see-through.</summary>
    private static Image? Png(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return null;
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]));
        var (depth, colour, interlaced) = (file[24], file[25], file[28] != 0);
        if (width is 0 or > 20_000 || height is 0 or > 20_000 || interlaced || colour is not (0 or 2 or 3) || depth > 8)
        {
            return null;
        }

        using var data = new MemoryStream();
        var palette = "";
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                return null;
            }

            var kind = Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            var content = file.Slice(at + 8, (int)length);
            if (kind == "IDAT")
            {
                data.Write(content);
            }
            else if (kind == "PLTE")
            {
                palette = $"[/Indexed /DeviceRGB {length / 3 - 1} <{Convert.ToHexString(content)}>]";
            }

            at += (int)length + 12;
        }

        var space = colour switch { 0 => "/DeviceGray", 2 => "/DeviceRGB", _ => palette };
        return space.Length == 0 ? null : new(
            (int)width, (int)height,
            $"/ColorSpace {space} /BitsPerComponent {depth} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {(colour == 2 ? 3 : 1)} /BitsPerComponent {depth} /Columns {width} >>",
            data.ToArray());
    }

    private static byte[] Page(Image image)
    {
        var height = (Width * image.Height / image.Width).ToString("0.##", CultureInfo.InvariantCulture);
        var width = Width.ToString(CultureInfo.InvariantCulture);
        var drawing = $"q {width} 0 0 {height} 0 0 cm /G Do Q";
        using var pdf = new MemoryStream();
        List<long> places = [];
        Write("%PDF-1.7\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R /Resources << /XObject << /G 5 0 R >> >> >>");
        Object($"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream");
        places.Add(pdf.Position);
        Write($"5 0 obj\n<< /Type /XObject /Subtype /Image /Width {image.Width} /Height {image.Height} {image.Dictionary} /Length {image.Data.Length} >>\nstream\n");
        pdf.Write(image.Data);
        Write("\nendstream\nendobj\n");
        var table = pdf.Position;
        Write("xref\n0 6\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return pdf.ToArray();

        void Object(string body)
        {
            places.Add(pdf.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{body}\nendobj\n"));
        }

        void Write(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));
    }
}
