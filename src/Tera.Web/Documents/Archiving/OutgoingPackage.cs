using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Dispatches;
using Tera.Documents.Handouts;
using Tera.Documents.Letters;
using Tera.Documents.Uploads;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>Brings into a run's package how its letters left and what was entered elsewhere: receivers, ways, days, and proofs that are words and no file.</summary>
public sealed class OutgoingPackage(TeraDbContext db) : IPackageSource
{
    private (RunId Run, IReadOnlyList<PackTable> Tables)? _packed;

    public async Task<IReadOnlyList<PackageFile>> OfRunAsync(RunId run, CancellationToken ct)
    {
        var tables = await ReadAsync(run, ct);
        _packed = (run, tables);
        return [.. tables.SelectMany(table => table.Files())];
    }

    /// <summary>For the first page of the package that is being packed, which shows the very tables that lie in it.</summary>
    internal async Task<IReadOnlyList<PackTable>> TablesAsync(RunId run, CancellationToken ct) =>
        _packed is { } packed && packed.Run == run ? packed.Tables : await ReadAsync(run, ct);

    /// <summary>Only those that hold anything, as in packages of former days.</summary>
    private async Task<IReadOnlyList<PackTable>> ReadAsync(RunId run, CancellationToken ct)
    {
        PackTable[] tables = [await SentAsync(run, ct), await ReplacedAsync(run, ct), await ThingsAsync(run, ct), await CopiedAsync(run, ct), await MailedAsync(run, ct), await UploadedAsync(run, ct)];
        return [.. tables.Where(table => table.Rows.Count > 0)];
    }

    /// <summary>A row for each who gets a letter.</summary>
    private async Task<PackTable> SentAsync(RunId run, CancellationToken ct)
    {
        var rows = await (
            from recipient in db.Set<DispatchRecipient>().AsNoTracking()
            join dispatch in db.Set<Dispatch>() on recipient.DispatchId equals dispatch.Id
            join letter in db.Set<Letter>() on dispatch.LetterId equals (LetterId?)letter.Id into letters
            from letter in letters.DefaultIfEmpty()
            join carried in db.Set<Revision>() on dispatch.Carries equals (RevisionId?)carried.Id into carries
            from carried in carries.DefaultIfEmpty()
            join person in db.Set<Person>() on recipient.NotedBy equals (Organisation.PersonId?)person.Id into people
            from person in people.DefaultIfEmpty()
            where dispatch.RunId == run
            orderby dispatch.DraftedAt, dispatch.Id, recipient.Ordinal
            select new
            {
                recipient, dispatch.Subject, Number = letter == null ? "" : letter.Text, Carried = carried == null ? "" : carried.Title, By = person == null ? "" : person.FullName,
            }).ToListAsync(ct);
        return new(
            "data/pengiriman", "Pengiriman per penerima: saluran, tanggal, dan bukti",
            ["nomor", "perihal", "dokumen", "penerima", "sebagai", "saluran", "tanggal_kirim", "bukti", "sha256_bukti", "tidak_dikirim_karena", "dicatat_oleh", "dicatat_utc"],
            [.. rows.Select(row => (string[])
            [
                row.Number, row.Subject, row.Carried, row.recipient.Name, row.recipient.Kind is RecipientKind.Copy ? "tembusan" : "kepada",
                row.recipient.Channel is { } channel ? DocumentWords.Of(channel) : "belum dikirim", row.recipient.SentOn is { } day ? LocalDatePattern.Iso.Format(day) : "",
                row.recipient.ProofText ?? "", Hash(row.recipient.ProofHash), row.recipient.UnsentReason ?? "", row.By, Moment(row.recipient.NotedAt),
            ])]);
    }

    /// <summary>What proved it before another proof took its place.</summary>
    private async Task<PackTable> ReplacedAsync(RunId run, CancellationToken ct)
    {
        var rows = await (
            from former in db.Set<FormerProof>().AsNoTracking()
            join recipient in db.Set<DispatchRecipient>() on new { former.DispatchId, Ordinal = former.Recipient } equals new { recipient.DispatchId, recipient.Ordinal }
            join dispatch in db.Set<Dispatch>() on former.DispatchId equals dispatch.Id
            join person in db.Set<Person>() on former.ReplacedBy equals person.Id
            where dispatch.RunId == run
            orderby former.ReplacedAt, former.Recipient, former.Ordinal
            select new { former, recipient.Name, dispatch.Subject, By = person.FullName }).ToListAsync(ct);
        return new(
            "data/bukti-diganti", "Bukti pengiriman yang diganti, dengan alasannya",
            ["perihal", "penerima", "saluran", "tanggal_kirim", "bukti", "sha256_bukti", "dicatat_utc", "alasan", "diganti_oleh", "diganti_utc"],
            [.. rows.Select(row => (string[])
            [
                row.Subject, row.Name, DocumentWords.Of(row.former.Channel), LocalDatePattern.Iso.Format(row.former.SentOn), row.former.ProofText ?? "", Hash(row.former.ProofHash),
                Moment(row.former.NotedAt), row.former.Reason, row.By, Moment(row.former.ReplacedAt),
            ])]);
    }

    private async Task<PackTable> ThingsAsync(RunId run, CancellationToken ct)
    {
        var rows = await (
            from line in db.Set<DispatchLine>().AsNoTracking()
            join dispatch in db.Set<Dispatch>() on line.DispatchId equals dispatch.Id
            join letter in db.Set<Letter>() on dispatch.LetterId equals (LetterId?)letter.Id
            where dispatch.RunId == run
            orderby dispatch.DraftedAt, dispatch.Id, line.Ordinal
            select new { line, letter.Text }).ToListAsync(ct);
        return new(
            "data/pengiriman-naskah", "Naskah yang dikirim, menurut surat pengantarnya", ["nomor", "urutan", "naskah", "banyaknya", "keterangan"],
            [.. rows.Select(row => (string[])[row.Text, Number(row.line.Ordinal + 1), row.line.What, row.line.Quantity, row.line.Remark ?? ""])]);
    }

    private async Task<PackTable> CopiedAsync(RunId run, CancellationToken ct)
    {
        var rows = await (
            from copy in db.Set<HandoutCopy>().AsNoTracking()
            join handout in db.Set<Handout>() on copy.HandoutId equals handout.Id
            where handout.RunId == run
            orderby handout.IssuedAt, copy.Title, copy.RevisionId
            select new { copy, handout.IssuerPost, handout.IssuedAt }).ToListAsync(ct);
        return new(
            "data/penggandaan", "Penggandaan: banyaknya salinan yang disampaikan", ["naskah", "salinan", "oleh", "dicatat_utc"],
            [.. rows.Select(row => (string[])[row.copy.Title, Number(row.copy.Copies), row.IssuerPost, Moment(row.IssuedAt)])]);
    }

    private async Task<PackTable> MailedAsync(RunId run, CancellationToken ct)
    {
        var rows = await (
            from mail in db.Set<DispatchMail>().AsNoTracking()
            join dispatch in db.Set<Dispatch>() on mail.DispatchId equals dispatch.Id
            where dispatch.RunId == run
            orderby mail.AskedAt, mail.Id
            select new
            {
                mail, dispatch.Subject, Name = db.Set<DispatchRecipient>().Where(one => one.DispatchId == mail.DispatchId && one.Ordinal == mail.Recipient).Select(one => one.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return new(
            "data/surel", "Surel yang dikirim, per alamat", ["perihal", "penerima", "alamat", "keadaan", "jawaban_server", "diminta_utc", "selesai_utc"],
            [.. rows.Select(row => (string[])
            [
                row.Subject, row.Name ?? "", row.mail.Address, WordOf(row.mail.State), row.mail.Answer ?? "", Moment(row.mail.AskedAt), Moment(row.mail.EndedAt),
            ])]);
    }

    private async Task<PackTable> UploadedAsync(RunId run, CancellationToken ct)
    {
        var rows = await (
            from submission in db.Set<Submission>().AsNoTracking()
            join revision in db.Set<Revision>() on submission.RevisionId equals (RevisionId?)revision.Id into revisions
            from revision in revisions.DefaultIfEmpty()
            join person in db.Set<Person>() on submission.OperatorId equals person.Id
            where submission.RunId == run
            orderby submission.RecordedAt, submission.Id
            select new { submission, Title = revision == null ? "" : revision.Title, person.FullName }).ToListAsync(ct);
        return new(
            "data/unggahan", "Unggahan ke aplikasi luar: nomor, waktu, dan bukti",
            ["aplikasi", "dokumen", "sha256_dokumen", "nomor_unggah", "sha256_bukti", "operator", "diunggah_utc", "dicatat_utc", "catatan"],
            [.. rows.Select(row => (string[])
            [
                row.submission.Application, row.Title, Hash(row.submission.DocumentHash), row.submission.UploadId ?? "", Hash(row.submission.ProofHash), row.FullName,
                Moment(row.submission.SubmittedAt), Moment(row.submission.RecordedAt), row.submission.Note ?? "",
            ])]);
    }

    private static string WordOf(MailState state) => state switch
    {
        MailState.Accepted => "diterima server",
        MailState.Refused => "ditolak server",
        _ => "menunggu",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hash(FileHash? hash) => hash?.ToString() ?? "";

    private static string Moment(Instant? at) => at is { } moment ? InstantPattern.ExtendedIso.Format(moment) : "";
}
