using System.Globalization;
using System.Text;
using QRCoder;

namespace Tera.Platform.Paper;

/// <summary>A QR code as one SVG path, each run of dark modules in a row one rectangle; the unit is one module.</summary>
/// <param name="Modules">Side with the quiet zone of four modules on every edge.</param>
internal sealed record QrDrawing(int Modules, string Path)
{
    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Modules} {Modules}");

    /// <summary>Level M: a sixth of the area may be unreadable, which a stamp or a fold needs.</summary>
    public static QrDrawing Of(string content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                var start = x;
                while (x < rows[y].Count && rows[y][x])
                {
                    x++;
                }
                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }
        return new QrDrawing(rows.Count, path.ToString());
    }
}
