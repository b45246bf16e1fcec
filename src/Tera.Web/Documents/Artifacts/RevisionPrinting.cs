using System.Text;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Outbox;
using Tera.Platform.Paper;

namespace Tera.Documents.Artifacts;

/// <summary>Prints a frozen revision, after the commit that made it.</summary>
internal sealed class RevisionPrinting(
    TeraDbContext db, IEnumerable<IDocumentTemplate> templates, PaperHeaders headers, PaperRenderer renderer, KeptFiles files) : IOutboxHandler
{
    public string Channel => ArtifactDesk.RenderChannel;

    public async Task HandleAsync(string content, CancellationToken ct)
    {
        var revision = await FindAsync(content, ct);
        if (revision.PdfHash is not null)
        {
            return;
        }

        var template = templates.FirstOrDefault(one => one.Name == revision.Template)
            ?? throw new InvalidOperationException($"There is no template called {revision.Template}.");
        var paper = await template.LoadAsync(await headers.OfAsync(revision, ct), ct);
        var html = await renderer.RenderHtmlAsync(paper.Component, paper.Parameters);
        var pdf = await renderer.RenderPdfAsync(html, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        revision.Printed(await files.KeepAsync(Encoding.UTF8.GetBytes(html), "text/html", ct), await files.KeepAsync(pdf, FileType.Pdf.MediaType, ct), paper.Signer);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task GiveUpAsync(string content, string error, CancellationToken ct)
    {
        var revision = await FindAsync(content, ct);
        revision.PrintingFailed(error);
        await db.SaveChangesAsync(ct);
    }

    private Task<Revision> FindAsync(string content, CancellationToken ct)
    {
        var id = new RevisionId(Guid.Parse(content));
        return db.Set<Revision>().SingleAsync(revision => revision.Id == id, ct);
    }
}
