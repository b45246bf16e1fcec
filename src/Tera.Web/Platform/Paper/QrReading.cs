using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Tera.Platform.Paper;

/// <summary>Finds QR codes in a grey picture: turned any way, a little crooked, a little dirty.</summary>
internal static class QrReading
{
    /// <summary>Hints of the reader: look longer, in any direction.</summary>
    private static readonly Dictionary<DecodeHintType, object> Hints = new()
    {
        [DecodeHintType.TRY_HARDER] = true,
        [DecodeHintType.CHARACTER_SET] = "UTF-8",
    };

    /// <summary>What each code says; empty where none can be read. A page holds several: that of the verification page, too.</summary>
    public static IReadOnlyList<string> All(GreyPicture picture)
    {
        var source = new RGBLuminanceSource(picture.Points, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        var found = new ZXing.Multi.QrCode.QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), Hints) ?? [];
        return [.. found.Select(result => result.Text)];
    }

    /// <summary>The same for one corner, where a single code is looked for with more patience.</summary>
    public static string? InCorner(GreyPicture picture, bool right, bool bottom)
    {
        var (width, height) = (picture.Width / 4, picture.Height / 5);
        var source = new RGBLuminanceSource(picture.Points, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.Gray8)
            .crop(right ? picture.Width - width : 0, bottom ? picture.Height - height : 0, width, height);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), Hints)?.Text
            ?? new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)), Hints)?.Text;
    }
}
