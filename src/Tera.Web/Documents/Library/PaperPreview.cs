using Tera.Documents.Artifacts;
using Tera.Platform.Files;

namespace Tera.Documents.Library;

/// <summary>The sheets of a frozen document for looking at on a screen: the very markup that was printed, without its own style sheet.</summary>
public sealed class PaperPreview(KeptFiles files)
{
    private const string Start = "<body class=\"paper\">";
    private const string End = "</body>";

    /// <summary>Sheets to stand inside an element of class <c>paper</c>; null while nothing is printed.</summary>
    public async Task<string?> OfAsync(Revision? revision, CancellationToken ct)
    {
        if (revision?.HtmlHash is not { } hash)
        {
            return null;
        }

        var html = System.Text.Encoding.UTF8.GetString(await files.ReadAsync(hash, ct));
        var (from, to) = (html.IndexOf(Start, StringComparison.Ordinal), html.LastIndexOf(End, StringComparison.Ordinal));
        return from >= 0 && to > from ? html[(from + Start.Length)..to] : null;
    }
}
