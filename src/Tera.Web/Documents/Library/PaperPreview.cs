using Tera.Documents.Artifacts;
using Tera.Platform.Files;
using Tera.Platform.Paper;

namespace Tera.Documents.Library;

/// <summary>The sheets of a frozen document for looking at on a screen: the very markup that was printed, without its own style sheet.</summary>
public sealed class PaperPreview(KeptFiles files)
{
    /// <summary>Sheets to stand inside an element of class <c>paper</c>; null while nothing is printed.</summary>
    public async Task<string?> OfAsync(Revision? revision, CancellationToken ct)
    {
        if (revision?.HtmlHash is not { } hash)
        {
            return null;
        }

        return PaperMarkup.SheetsOf(System.Text.Encoding.UTF8.GetString(await files.ReadAsync(hash, ct)));
    }
}
