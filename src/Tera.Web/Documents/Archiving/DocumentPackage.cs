using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Tera.Documents.Certificates;
using Tera.Documents.Contracts;
using Tera.Documents.Dispatches;
using Tera.Documents.Srikandi;
using Tera.Documents.Tasks;
using Tera.Documents.Uploads;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>What this module brings into a run's package: PDFs, figures, signatures, event log, proofs, attachments.</summary>
internal sealed partial class DocumentPackage(TeraDbContext db, RunPapers papers, FileStore store) : IPackageSource
{
    internal const string DocumentsPath = "data/dokumen";
    internal const string LastDigest = "sha256_terakhir";
    internal const string EventsPath = "riwayat/peristiwa";

    public async Task<IReadOnlyList<PackageFile>> OfRunAsync(RunId run, CancellationToken ct)
    {
        var read = await papers.ReadAsync(run, ct);
        var revisions = read.Papers;
        return
        [
            .. revisions.Where(row => row.Revision.CurrentPdf is not null).Select((row, index) => Pdf(row, index + 1)),
            .. revisions.Where(row => row.Revision.CurrentPdf is not null).Select((row, index) => Scan(row, index + 1)).OfType<PackageFile>(),
            .. FormerScans(read),
            .. Documents(revisions).Files(),
            .. Figures(read).Files(),
            .. Signatures(read).Files(),
            .. await RootsAsync(read, ct),
            .. (await SrikandiAsync(revisions, ct))?.Files() ?? [],
            .. (await EventsAsync(run, ct)).SelectMany(table => table.Files()),
            .. await ProofsAsync(run, ct),
            .. await AttachmentsAsync(run, ct),
        ];
    }

    private PackageFile Pdf(RunPaper row, int place)
    {
        var folder = row.Revision.SupersededAt is null ? "dokumen" : "dokumen/versi-lama";
        var title = row.Revision.SupersededAt is null ? row.Revision.Title : $"{row.Revision.Title} (versi {row.Revision.Number}, digantikan)";
        return Stored($"{folder}/{place:00}-{FileNames.Of(row.Revision.Title)}-v{row.Revision.Number}.pdf", title, row.Revision.CurrentPdf!.Value);
    }

    /// <summary>What was printed, signed with a pen and scanned, beside the frozen one.</summary>
    private PackageFile? Scan(RunPaper row, int place) => row.Revision.ScanHash is { } scan
        ? Stored($"dokumen/salinan-pindai/{place:00}-{FileNames.Of(row.Revision.Title)}-v{row.Revision.Number}.pdf", $"{row.Revision.Title}: salinan pindai bertanda tangan basah", scan)
        : null;

    /// <summary>Those of whoever signed the same paper with a pen before the last.</summary>
    private IEnumerable<PackageFile> FormerScans(PapersOfRun read)
    {
        var scanned = read.Papers.Where(row => row.Revision.ScanHash is not null).ToDictionary(row => row.Revision.Id, row => row.Revision);
        return read.Marks.Where(mark => mark.Method == SigningKind.WetInk && scanned.TryGetValue(mark.RevisionId, out var paper) && mark.SignedHash != paper.ScanHash).Select(mark => Stored(
            $"dokumen/salinan-pindai/sebelumnya/{FileNames.Of(scanned[mark.RevisionId].Title)}-{mark.Ordinal}.pdf",
            $"{scanned[mark.RevisionId].Title}: salinan pindai saat ditandatangani {mark.FullName}", mark.SignedHash!.Value));
    }

    private static PackTable Documents(IEnumerable<RunPaper> revisions) => new(
        DocumentsPath, "Daftar dokumen, nomor, kode periksa dan sidik",
        ["judul", "jenis", "versi", "keadaan", "nomor", "tanggal", "kode_periksa", "sha256_beku", LastDigest],
        [.. revisions.Select(row => (string[])
        [
            row.Revision.Title, row.Kind, Invariant(row.Revision.Number), row.Revision.SupersededAt is null ? "berlaku" : "digantikan", row.Letter ?? "",
            LocalDatePattern.Iso.Format(row.Revision.FrozenOn), row.Revision.VerificationCode.Printed, row.Revision.PdfHash?.ToString() ?? "",
            row.Revision.CurrentPdf?.ToString() ?? "",
        ])]);

    private static PackTable Figures(PapersOfRun read)
    {
        var titles = Titles(read.Papers);
        return new(
            "data/angka", "Angka pada dokumen sebagaimana dibekukan", ["dokumen", "urutan", "uraian", "nilai", "id_nilai", "versi_nilai"],
            [.. read.Values.Select(value => (string[])
            [
                titles[value.RevisionId], Invariant(value.Ordinal + 1), value.Label, value.Value, value.ValueId.ToString("D"), Invariant(value.ValueVersion),
            ])]);
    }

    /// <summary>By which the signatures of the region's own certificates are known when the region is no more.</summary>
    private async Task<IEnumerable<PackageFile>> RootsAsync(PapersOfRun read, CancellationToken ct) => !read.Marks.Any(mark => mark.Method is SigningKind.LocalCertificate) ? []
        : (await RootCertificate.OfAsync(db, ct)).Select(root => new PackageFile(
            "sertifikat/sertifikat-induk.crt", $"{root.Name}, sidik SHA-256 {root.Fingerprint}", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.ASCII.GetBytes(root.Pem)))));

    private static PackTable Signatures(PapersOfRun read)
    {
        var titles = Titles(read.Papers);
        return new(
            "data/paraf-dan-tanda-tangan", "Paraf dan tanda tangan",
            ["dokumen", "jenis", "nama", "jabatan", "waktu_utc", "sertifikat", "sha256_sebelum", "sha256_sesudah"],
            [.. read.Marks.Select(mark => (string[])
            [
                titles[mark.RevisionId], mark.Kind is SignatureKind.Initial ? "paraf" : "tanda tangan", mark.FullName, mark.FullPosition,
                InstantPattern.ExtendedIso.Format(mark.SignedAt), mark.Certificate ?? "", mark.DocumentHash.ToString(), mark.SignedHash?.ToString() ?? "",
            ])]);
    }

    private static Dictionary<RevisionId, string> Titles(IReadOnlyList<RunPaper> revisions) =>
        revisions.ToDictionary(row => row.Revision.Id, row => $"{row.Revision.Title} v{row.Revision.Number}");

    /// <summary>Every number as it was noted; null where none was, as in packages of former days.</summary>
    private async Task<PackTable?> SrikandiAsync(IReadOnlyList<RunPaper> revisions, CancellationToken ct)
    {
        var titles = Titles(revisions);
        var ids = titles.Keys.ToList();
        var numbers = await db.Set<SrikandiNumber>().AsNoTracking().Where(row => ids.Contains(row.RevisionId)).OrderBy(row => row.NotedAt).ThenBy(row => row.Id).ToListAsync(ct);
        return numbers.Count == 0 ? null : new(
            "data/srikandi", "Nomor yang diberikan SRIKANDI", ["dokumen", "nomor", "tautan", "dicatat_utc"],
            [.. numbers.Select(row => (string[])[titles[row.RevisionId], row.Number, row.Address ?? "", InstantPattern.ExtendedIso.Format(row.NotedAt)])]);
    }

    /// <summary>The log, and the names of everybody whose id stands in it: ids alone say nothing to who reads the package in fifty years.</summary>
    private async Task<IReadOnlyList<PackTable>> EventsAsync(RunId run, CancellationToken ct)
    {
        var events = await db.Database.SqlQuery<EventRow>(
            $"""
             select sequence as "Sequence", command_id as "Command", kind as "Kind", actor_id as "Actor", recorded_at as "At", content as "Content", hash as "Hash"
             from procedures.event where run_id = {run.Value} order by sequence
             """).ToListAsync(ct);
        var ids = events.SelectMany(row => Identifier().Matches(row.Content).Select(match => Guid.Parse(match.Value)).Concat(row.Actor is { } actor ? [actor] : [])).Distinct().Select(id => new PersonId(id)).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).OrderBy(person => person.FullName).ThenBy(person => person.Id)
            .Select(person => new { person.Id, person.FullName }).ToListAsync(ct);
        var nameOf = names.ToDictionary(person => person.Id.Value, person => person.FullName);
        return
        [
            new(
                EventsPath, "Catatan peristiwa pelaksanaan, berantai sidik", ["pelaksanaan", "urutan", "perintah", "jenis", "pelaku", "nama_pelaku", "waktu_utc", "isi", "sha256"],
                [.. events.Select(row => (string[])
                [
                    run.ToString(), Invariant(row.Sequence), row.Command.ToString("D"), row.Kind, row.Actor?.ToString("D") ?? "", row.Actor is { } actor ? nameOf.GetValueOrDefault(actor, "") : "",
                    InstantPattern.ExtendedIso.Format(Instant.FromDateTimeUtc(row.At)), row.Content, Convert.ToHexStringLower(row.Hash),
                ])]),
            new("riwayat/orang", "Nama orang dalam catatan peristiwa", ["pengenal", "nama"], [.. names.Select(person => (string[])[person.Id.ToString(), person.FullName])]),
        ];
    }

    private async Task<IEnumerable<PackageFile>> ProofsAsync(RunId run, CancellationToken ct)
    {
        var sent = (await (
            from recipient in db.Set<DispatchRecipient>().AsNoTracking()
            join dispatch in db.Set<Dispatch>() on recipient.DispatchId equals dispatch.Id
            where dispatch.RunId == run && recipient.ProofHash != null
            orderby dispatch.Id, recipient.Ordinal
            select new { dispatch.Id, dispatch.Subject, recipient.ProofHash }).ToListAsync(ct)).Distinct().ToList();
        var uploaded = await db.Set<Submission>().AsNoTracking().Where(row => row.RunId == run && row.ProofHash != null).OrderBy(row => row.Id).ToListAsync(ct);
        var types = await TypesAsync([.. sent.Select(row => row.ProofHash!.Value), .. uploaded.Select(row => row.ProofHash!.Value)], ct);
        return sent.Select(row => Stored($"bukti/pengiriman{types[row.ProofHash!.Value]}", $"Bukti pengiriman: {row.Subject}", row.ProofHash!.Value))
            .Concat(uploaded.Select(row => Stored($"bukti/unggah{types[row.ProofHash!.Value]}", $"Bukti unggah ke {row.Application}", row.ProofHash!.Value)));
    }

    private async Task<IEnumerable<PackageFile>> AttachmentsAsync(RunId run, CancellationToken ct)
    {
        var rows = await db.Set<Attachment>().AsNoTracking().Where(row => row.RunId == run).OrderBy(row => row.Id).ToListAsync(ct);
        return rows.Select(row => Stored(
            $"lampiran/{row.Step}/{FileNames.OfFile(row.Name)}", row.Note ?? row.Name, row.Hash));
    }

    private async Task<Dictionary<FileHash, string>> TypesAsync(IReadOnlyList<FileHash> hashes, CancellationToken ct)
    {
        if (hashes.Count == 0)
        {
            return [];
        }

        var wanted = hashes.Distinct().Select(hash => hash.ToBytes()).ToArray();
        var rows = await db.Database.SqlQuery<FileRow>($"""select hash as "Hash", media_type as "MediaType" from platform.file where hash = any ({wanted})""").ToListAsync(ct);
        return rows.ToDictionary(
            row => FileHash.FromBytes(row.Hash),
            row => FileType.All.FirstOrDefault(type => type.MediaType == row.MediaType)?.Extensions[0] ?? "");
    }

    private PackageFile Stored(string path, string title, FileHash hash) => new(path, title, _ => Task.FromResult(
        store.OpenRead(hash) ?? throw new FileNotFoundException($"The store has lost {hash}.")));

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifier();

    private sealed record EventRow(int Sequence, Guid Command, string Kind, Guid? Actor, DateTime At, string Content, byte[] Hash);

    private sealed record FileRow(byte[] Hash, string MediaType);
}
