using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.WetInk;

/// <summary>Finds a code that is understood on a page that was scanned or photographed.</summary>
public sealed class CodeReading(PdfPages pages)
{
    private const int UsualDots = 200, ManyDots = 300;

    /// <summary>The first that is understood; refused where the page cannot be drawn.</summary>
    /// <param name="page">The page.</param>
    /// <param name="size">Its size.</param>
    /// <param name="understood">Reads what a code says; null for one that is none of these.</param>
    /// <param name="ct">Ends waiting.</param>
    internal async Task<Result<FoundCode<T>>> SeekAsync<T>(PdfPage page, PageSize size, Func<string, T?> understood, CancellationToken ct)
        where T : class
    {
        foreach (var dots in (int[])[UsualDots, ManyDots])
        {
            if (!(await pages.PictureAsync(page, dots, size, ct)).Accepted(out var picture, out var no))
            {
                return no;
            }

            if (Seen(picture).Select(understood).FirstOrDefault(code => code is not null) is { } read)
            {
                return new FoundCode<T>(read);
            }
        }

        return new FoundCode<T>(null);
    }

    /// <summary>The corner it was printed in first, then the one of a page put in upside down, the others, the whole page last.</summary>
    private static IEnumerable<string> Seen(GreyPicture picture)
    {
        foreach (var (right, bottom) in ((bool, bool)[])[(true, false), (false, true), (false, false), (true, true)])
        {
            if (QrReading.InCorner(picture, right, bottom) is { } text)
            {
                yield return text;
            }
        }

        foreach (var text in QrReading.All(picture))
        {
            yield return text;
        }
    }
}

/// <summary>What was found on a page; null for nothing.</summary>
internal sealed record FoundCode<T>(T? Code)
    where T : class;
