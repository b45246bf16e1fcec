using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Dispatches;
using Tera.Documents.Dispositions;
using Tera.Documents.Drafts;
using Tera.Documents.Invitations;
using Tera.Documents.Letters;
using Tera.Documents.Memos;
using Tera.Documents.Teams;
using Tera.Platform.Data;
using Tera.Platform.Files;

namespace Tera.Documents.Srikandi;

/// <summary>What is asked of a letter when it is entered into SRIKANDI; empty where nobody has said it.</summary>
/// <param name="Number">Nomor.</param>
/// <param name="Date">Tanggal, ISO.</param>
/// <param name="Subject">Hal.</param>
/// <param name="Classification">Kode klasifikasi: of its letter, else of the archive record.</param>
/// <param name="Nature">Sifat: urgency, and access class once it is archived.</param>
/// <param name="To">Tujuan, one on each line.</param>
/// <param name="Retention">Retensi, once it is archived.</param>
public sealed record SrikandiFields(string Number, string Date, string Subject, string Classification, string Nature, string To, string Retention)
{
    /// <summary>Naskah yang dikirim, one on each line: of a cover letter, or of the one a document leaves with.</summary>
    public string Things { get; init; } = "";

    internal const string DateColumn = "tanggal";

    /// <summary>Name of the column, label, value.</summary>
    public IReadOnlyList<(string Column, string Label, string Value)> All =>
    [
        ("nomor", "Nomor", Number), (DateColumn, "Tanggal", Date), ("hal", "Hal", Subject), ("klasifikasi", "Klasifikasi", Classification),
        ("sifat", "Sifat", Nature), ("tujuan", "Tujuan", To), ("naskah", "Naskah yang dikirim", Things), ("retensi", "Retensi", Retention),
    ];
}

/// <summary>A document with what SRIKANDI asks of it, for entering it there by hand.</summary>
/// <remarks>SRIKANDI has no public interface and publishes no form of such a package: the fields are those it asks for, the layout is ours.</remarks>
public sealed class SrikandiPackage(TeraDbContext db, FileStore store)
{
    internal const string TablePath = "metadata";

    public async Task<SrikandiFields> FieldsAsync(Revision revision, CancellationToken ct)
    {
        var artifact = await db.Set<Artifact>().AsNoTracking().SingleAsync(row => row.Id == revision.ArtifactId, ct);
        var letter = revision.LetterId is { } id ? await db.Set<Letter>().AsNoTracking().SingleAsync(row => row.Id == id, ct) : null;
        var record = await db.Set<ArchiveRecord>().AsNoTracking().Where(row => row.RunId == artifact.RunId).OrderByDescending(row => row.FiledAt).FirstOrDefaultAsync(ct);
        var (urgency, to) = await SentAsync(revision, ct);
        return new(
            letter?.Text ?? "",
            LocalDatePattern.Iso.Format(revision.FrozenOn),
            revision.Title,
            letter?.Classification ?? record?.Classification ?? "",
            string.Join(", ", new[] { urgency, record is null ? null : DocumentWords.Of(record.AccessClass) }.OfType<string>().Distinct()),
            string.Join('\n', to),
            record is null ? "" : $"Aktif {record.ActiveYears} tahun, inaktif {record.InactiveYears} tahun, {DocumentWords.Of(record.FinalFate).ToLowerInvariant()}; {record.RetentionBasis}")
        {
            Things = await ThingsAsync(revision, ct),
        };
    }

    /// <summary>The PDF as it leaves the house, and the fields as CSV and JSON; null while nothing is printed.</summary>
    public async Task<byte[]?> WriteAsync(Revision revision, CancellationToken ct)
    {
        if (revision.OutgoingPdf is not { } hash || store.OpenRead(hash) is not { } pdf)
        {
            return null;
        }

        await using var content = pdf;
        var fields = await FieldsAsync(revision, ct);
        var name = FileNames.Of(revision.Title) + ".pdf";
        var table = new PackTable(
            TablePath, "Keterangan naskah", [.. fields.All.Select(field => field.Column), "berkas", "sha256"], [[.. fields.All.Select(field => field.Value), name, hash.ToString()]]);
        using var target = new MemoryStream();
        await using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            await AddAsync(zip, name, content, ct);
            foreach (var file in table.Files())
            {
                await using var bytes = await file.OpenAsync(ct);
                await AddAsync(zip, file.Path, bytes, ct);
            }
        }

        return target.ToArray();
    }

    /// <summary>How urgent it is and to whom it goes, where its letter or the cover letter it leaves with says so.</summary>
    private async Task<(string? Urgency, IReadOnlyList<string> To)> SentAsync(Revision revision, CancellationToken ct)
    {
        switch (revision.Template)
        {
            case InvitationTemplate.TemplateName:
                var invitation = await db.Set<Invitation>().AsNoTracking().SingleAsync(row => row.Id == new InvitationId(revision.SourceId), ct);
                var invited = await db.Set<Invitee>().AsNoTracking().Where(row => row.InvitationId == invitation.Id).OrderBy(row => row.Ordinal).ToListAsync(ct);
                return (invitation.Nature.Printed, [.. invited.Select(one => one.Post ?? one.Name)]);
            case MemoTemplate.TemplateName:
                var memo = await db.Set<OfficialMemo>().AsNoTracking().SingleAsync(row => row.Id == new OfficialMemoId(revision.SourceId), ct);
                return (memo.Nature.Printed, memo.Recipients);
            case TextTemplatePaper.TemplateName when await MemoToAsync(new(revision.SourceId), ct) is { } drafted:
                return (await DraftedAsync(new(revision.SourceId), ct), drafted);
            case DispositionTemplate.TemplateName:
                var disposition = await db.Set<Disposition>().AsNoTracking().SingleAsync(row => row.Id == new DispositionId(revision.SourceId), ct);
                var receivers = await db.Set<DispositionRecipient>().AsNoTracking().Where(row => row.DispositionId == disposition.Id).OrderBy(row => row.Ordinal).ToListAsync(ct);
                return (disposition.Nature.Printed, [.. receivers.Select(one => one.Post)]);
            default:
                var dispatch = await DispatchAsync(revision, ct);
                var told = revision.Template switch
                {
                    CoverLetterTemplate.TemplateName => (await db.Set<Dispatch>().AsNoTracking().SingleAsync(row => row.Id == new DispatchId(revision.SourceId), ct)).Nature.Printed,
                    TeamOrderTemplate.TemplateName => (await db.Set<TeamOrder>().AsNoTracking().SingleAsync(row => row.Id == new TeamOrderId(revision.SourceId), ct)).Nature.Printed,
                    TextTemplatePaper.TemplateName => await DraftedAsync(new(revision.SourceId), ct),
                    _ => null,
                };
                return (told, await db.Set<DispatchRecipient>().AsNoTracking().Where(row => row.DispatchId == dispatch && row.Kind == RecipientKind.To)
                    .OrderBy(row => row.Ordinal).Select(row => row.Name).ToListAsync(ct));
        }
    }

    private async Task<string> DraftedAsync(TextDocumentId text, CancellationToken ct) =>
        (await db.Set<TextDocument>().AsNoTracking().SingleAsync(row => row.Id == text, ct)).Nature.Printed;

    private async Task<string> ThingsAsync(Revision revision, CancellationToken ct)
    {
        var dispatch = await DispatchAsync(revision, ct);
        var lines = await db.Set<DispatchLine>().AsNoTracking().Where(row => row.DispatchId == dispatch).OrderBy(row => row.Ordinal).ToListAsync(ct);
        return string.Join('\n', lines.Select(line => line.Told));
    }

    /// <summary>The latest cover letter that it is, or that carries it; null for none.</summary>
    private Task<DispatchId?> DispatchAsync(Revision revision, CancellationToken ct)
    {
        var (id, source) = (revision.Id, new DispatchId(revision.SourceId));
        return db.Set<Dispatch>().AsNoTracking().Where(row => row.Carries == id || row.Id == source).OrderByDescending(row => row.DraftedAt).Select(row => (DispatchId?)row.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>Yth. of a nota dinas that an SOP had drafted; null for any other text.</summary>
    private async Task<string[]?> MemoToAsync(TextDocumentId id, CancellationToken ct) =>
        await db.Set<TextBody>().AsNoTracking()
            .Where(body => body.TextDocumentId == id && body.Key == TextTemplate.MemoTo && db.Set<TextDocument>().Any(text => text.Id == id && text.Kind == TextTemplate.MemoKind))
            .Select(body => body.Body).SingleOrDefaultAsync(ct) is { } to ? TextTemplate.LinesOf(to) : null;

    private static async Task AddAsync(ZipArchive zip, string path, Stream bytes, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(path, CompressionLevel.Optimal).OpenAsync(ct);
        await bytes.CopyToAsync(entry, ct);
    }
}
