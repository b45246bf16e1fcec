using Tera.Documents.WetInk;
using Tera.Platform.Paper;

namespace Tera.Documents.Verification;

/// <summary>The code of a document in a scan or photo of it: that of its verification page, or the small one of a sheet for the pen.</summary>
public sealed class PictureCode(PdfPages pages, CodeReading codes)
{
    /// <summary>The code stands on the first page or the last; whoever sends more sends something else.</summary>
    private const int PagesRead = 3, MostPages = 100;

    /// <summary>Pictures that are looked at together: drawing pages takes the machine's time, and anybody may ask.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Null where there is none, or none that can be read.</summary>
    internal async Task<VerificationCode?> ReadAsync(byte[] file, CancellationToken ct)
    {
        if (!file.AsSpan().StartsWith("%PDF-"u8))
        {
            if (!PicturePdf.Of(file).Accepted(out var wrapped, out _))
            {
                return null;
            }

            file = wrapped;
        }

        await Turn.WaitAsync(ct);
        try
        {
            return await SeekAsync(file, ct);
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<VerificationCode?> SeekAsync(byte[] pdf, CancellationToken ct)
    {
        if (!(await pages.SizesAsync(pdf, MostPages, ct)).Accepted(out var sizes, out _))
        {
            return null;
        }

        // What is read first is what stands at the front; the closing of a long paper, with its code, on the last.
        foreach (var number in Enumerable.Range(1, sizes.Count).Where(number => number < PagesRead || number == sizes.Count))
        {
            if ((await codes.SeekAsync(new(pdf, number), sizes[number - 1], CodeOf, ct)).Accepted(out var found, out _) && found.Code is { } read)
            {
                return read.Code;
            }
        }

        return null;
    }

    private static ReadCode? CodeOf(string text) =>
        PageMark.TryParse(text, out var mark) ? new(mark.Code)
        : text.LastIndexOf(DocumentLinks.Verify + "/", StringComparison.Ordinal) is >= 0 and var at && VerificationCode.TryParse(text[(at + DocumentLinks.Verify.Length + 1)..], out var code) ? new(code)
        : null;

    private sealed record ReadCode(VerificationCode Code);
}
