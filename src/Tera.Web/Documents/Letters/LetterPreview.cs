using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>
/// Shows a paper as it would be issued: it is issued and taken back before anything is kept, so that no number is taken and nobody is told. One of its
/// own for each request, whose page finds the sheets here.
/// </summary>
public sealed class LetterPreview(TeraDbContext db, IEnumerable<IDocumentTemplate> templates, PaperHeaders headers, PaperRenderer renderer)
{
    public const string Action = "pratinjau";

    /// <summary>What stands for what is not there yet.</summary>
    internal const string Number = "(diambil saat terbit)";

    private static readonly Rejection TakenBack = new("documents.letter.previewed");

    /// <summary>The sheets, for a screen; null where nobody asked.</summary>
    public string? Sheets { get; private set; }

    /// <summary>Ends what issues a paper: takes it back where it is only to be looked at.</summary>
    /// <param name="form">As posted.</param>
    /// <param name="issued">Why it is not issued; null where it was, in the transaction that ends with this.</param>
    /// <param name="ct">Ends waiting.</param>
    internal async Task<Rejection?> AfterAsync(PanelForm form, Rejection? issued, CancellationToken ct)
    {
        if (issued is not null || form.Action != Action)
        {
            return issued;
        }

        await db.SaveChangesAsync(ct);
        var revision = db.Set<Revision>().Local.Where(row => row.SupersededAt is null).MaxBy(row => row.FrozenAt)!;
        var header = await headers.OfAsync(revision, ct);
        var paper = await templates.Single(one => one.Name == revision.Template)
            .LoadAsync(header with { Number = header.Number is null ? null : Number, Code = "PRATINJAU", VerificationAddress = "PRATINJAU" }, ct);
        Sheets = PaperMarkup.SheetsOf(await renderer.RenderHtmlAsync(paper.Component, paper.Parameters));
        return TakenBack;
    }

    /// <summary>What the page shows then: the form as it was sent, and above it the sheets.</summary>
    internal PanelOutcome Ended(Result<Receipt> result) => Sheets is not null && result.Rejection == TakenBack ? PanelOutcome.Refused([]) : result;
}
