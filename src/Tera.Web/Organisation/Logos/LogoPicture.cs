using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Organisation.Logos;

/// <summary>What may stand at the head of a paper: a whole PNG or JPEG of a size that every paper can carry.</summary>
internal static class LogoPicture
{
    /// <summary>In bytes, inclusive: it travels inside every paper.</summary>
    public const long Limit = 512 * 1024;

    /// <summary>Points along each side, inclusive: enough for 20 mm in print, and no bomb when unpacked.</summary>
    public const int LeastSide = 64, MostSide = 3000;

    /// <summary>What the file chooser offers.</summary>
    public static string Accepted { get; } = string.Join(", ", Types.SelectMany(type => type.Extensions));

    private static FileType[] Types => [FileType.Png, FileType.Jpeg];

    /// <summary>The media type of what was sent, or why it cannot be printed.</summary>
    public static async Task<Result<string>> ReadAsync(ReceivedFile file, CancellationToken ct)
    {
        using var content = new MemoryStream(file.Content, writable: false);
        if (!(await FileTypes.RecogniseAsync(file.Name, content, ct)).Accepted(out var type, out var no))
        {
            return no;
        }

        if (!Types.Contains(type))
        {
            return FileRejections.TypeNotAllowed(type.Extensions[0], Accepted);
        }

        if (PictureShape.Of(file.Content) is not { IsInk: false } shape)
        {
            return LogoRejections.Unreadable;
        }

        return shape is { Width: >= LeastSide and <= MostSide, Height: >= LeastSide and <= MostSide }
            ? type.MediaType
            : LogoRejections.Size(shape.Width, shape.Height, LeastSide, MostSide);
    }
}

/// <summary>Why a picture was not taken as arms.</summary>
public static class LogoRejections
{
    /// <summary>Cut off, or in the colours of a printing press.</summary>
    public static readonly Rejection Unreadable = new("organisation.logo.unreadable");

    /// <summary>There is none to remove.</summary>
    public static readonly Rejection NotThere = new("organisation.logo.not-there");

    /// <summary>Arguments: what it has, and the bounds of each side, in points.</summary>
    public static Rejection Size(int width, int height, int least, int most) => new("organisation.logo.size", width, height, least, most);
}
