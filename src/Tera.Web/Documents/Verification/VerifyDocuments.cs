using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Signatures;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Signing;

namespace Tera.Documents.Verification;

/// <summary>One thing that is not as it should be.</summary>
/// <param name="Kind">Stable word for programs: <c>file-missing</c>.</param>
/// <param name="Subject">Which thing.</param>
/// <param name="Text">What is wrong, Indonesian, for the person at the terminal.</param>
public sealed record DocumentFinding(string Kind, string Subject, string Text);

/// <summary>What was looked at and what was found in one region.</summary>
public sealed record DocumentCheck(int Files, int Snapshots, int Signatures, int Registers, int Packages, IReadOnlyList<DocumentFinding> Findings);

/// <summary>Holds every file, snapshot, signature, number series and package of the region against what was recorded. Changes nothing.</summary>
public sealed class VerifyDocuments(
    TeraDbContext db, FileStore store, KeptFiles files, PdfSignatureVerifier verifier, CertificateOffice certificates, PackageCheck packages, MarkCheck markCheck)
{
    public async Task<DocumentCheck> RunAsync(CancellationToken ct)
    {
        List<DocumentFinding> findings = [];
        return new(
            await FilesAsync(findings, ct),
            await SnapshotsAsync(findings, ct),
            await SignaturesAsync(findings, ct),
            await RegistersAsync(findings, ct),
            await packages.FindAsync(findings, ct),
            findings);
    }

    private async Task<int> FilesAsync(List<DocumentFinding> findings, CancellationToken ct)
    {
        var hashes = await db.Database.SqlQuery<byte[]>($"""select hash as "Value" from platform.file order by hash""").ToListAsync(ct);
        foreach (var hash in hashes.Select(bytes => FileHash.FromBytes(bytes)))
        {
            switch (await store.VerifyAsync(hash, ct))
            {
                case FileCondition.Missing:
                    findings.Add(new("file-missing", hash.ToString(), $"Berkas {hash} tidak ada di penyimpanan."));
                    break;
                case FileCondition.Damaged:
                    findings.Add(new("file-damaged", hash.ToString(), $"Isi berkas {hash} tidak lagi sesuai sidiknya."));
                    break;
                case FileCondition.Intact:
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return hashes.Count;
    }

    private async Task<int> SnapshotsAsync(List<DocumentFinding> findings, CancellationToken ct)
    {
        var revisions = await db.Set<Revision>().AsNoTracking().ToListAsync(ct);
        var values = (await db.Set<RevisionValue>().AsNoTracking().ToListAsync(ct)).ToLookup(value => value.RevisionId);
        foreach (var revision in revisions)
        {
            var digest = SnapshotDigest.Of(values[revision.Id].OrderBy(value => value.Ordinal).Select(value => value.Figure));
            if (!digest.AsSpan().SequenceEqual(revision.SnapshotHash))
            {
                findings.Add(new("snapshot-changed", revision.VerificationCode.Printed, $"Angka beku dokumen {revision.Title} (versi {revision.Number}) berubah sesudah dibekukan."));
            }
        }

        return revisions.Count;
    }

    private async Task<int> SignaturesAsync(List<DocumentFinding> findings, CancellationToken ct)
    {
        var authorities = await certificates.AuthoritiesAsync(ct);
        var all = (await db.Set<Signature>().AsNoTracking().OrderBy(mark => mark.Ordinal).ToListAsync(ct)).ToLookup(mark => mark.RevisionId);
        var marked = await db.Set<Revision>().AsNoTracking().Where(revision => revision.SignedHash != null || db.Set<Signature>().Any(mark => mark.RevisionId == revision.Id)).ToListAsync(ct);
        var count = 0;
        foreach (var revision in marked)
        {
            List<Signature> marks = [.. all[revision.Id]];
            count += marks.Count(mark => mark.Kind is SignatureKind.Signature);
            if (await FaultAsync(revision, marks, authorities, ct) is { } fault)
            {
                findings.Add(new("signature-broken", revision.VerificationCode.Printed, $"Tanda tangan dokumen {revision.Title} (versi {revision.Number}): {fault}."));
            }
        }

        return count;
    }

    private async Task<string?> FaultAsync(Revision revision, List<Signature> marks, IReadOnlyList<ReadOnlyMemory<byte>> authorities, CancellationToken ct)
    {
        if (revision.SignedHash is null)
        {
            return await markCheck.FaultAsync(revision, marks, [], ct);
        }

        if (!store.Exists(revision.SignedHash.Value) || !store.Exists(revision.PdfHash!.Value))
        {
            return "berkasnya hilang";
        }

        var pdf = await files.ReadAsync(revision.SignedHash.Value, ct);
        var frozen = await files.ReadAsync(revision.PdfHash.Value, ct);
        if (!pdf.AsSpan().StartsWith(frozen))
        {
            return "berkas bertanda tangan tidak berawal dari dokumen yang dibekukan";
        }

        if (!(await verifier.VerifyAsync(pdf, authorities, ct)).Accepted(out var reports, out _))
        {
            return "PDF tidak dapat dibaca";
        }

        // A certificate that has run out since does not undo what was signed while it held. Those of BSrE are for its service to vouch for, which it did.
        var foreign = marks.Count(mark => mark.Method is SigningKind.Bsre);
        var recorded = marks.Count(mark => mark.Method is SigningKind.LocalCertificate or SigningKind.Bsre);
        var known = reports.Count(report => report.Certificate is not (CertificateStatus.Trusted or CertificateStatus.Expired)) <= foreign;
        return (reports.State(), reports.Count == recorded, known) switch
        {
            (SignedDocumentState.Intact, true, true) => await markCheck.FaultAsync(revision, marks, reports, ct),
            (SignedDocumentState.Intact, true, false) => "sertifikatnya tidak diterbitkan otoritas daerah ini",
            (SignedDocumentState.Intact, false, _) => $"tercatat {recorded}, di dalam PDF {reports.Count}",
            _ => "isi PDF berubah sesudah ditandatangani",
        };
    }

    private async Task<int> RegistersAsync(List<DocumentFinding> findings, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<SeriesRow>(
            $"""
             with taken as (
                 select register_id, int4range(number, number, '[]') as numbers from documents.letter
                 union all
                 select register_id, int4range(first_number, last_number, '[]') from documents.letter_outside)
             select coalesce(s.name, r.kind) as "Kind", r.fiscal_year as "Year", r.last_number as "Last",
                    coalesce(sum(upper(t.numbers) - lower(t.numbers)), 0)::int as "Taken",
                    coalesce(range_agg(t.numbers), int4multirange()) = int4multirange(int4range(1, r.last_number + 1)) as "Whole"
             from documents.letter_register r left join taken t on t.register_id = r.id
             left join documents.letter_series s on s.id::text = r.kind
             group by r.id, r.kind, s.name, r.fiscal_year, r.last_number
             """).ToListAsync(ct);
        findings.AddRange(rows.Where(row => !row.Whole || row.Taken != row.Last).Select(row => new DocumentFinding(
            "register-gap", $"{row.Kind} {row.Year}", $"Register {row.Kind} tahun {row.Year} berlubang: nomor terakhir {row.Last}, tercatat {row.Taken}.")));
        return rows.Count;
    }

    private sealed record SeriesRow(string Kind, int Year, int Last, int Taken, bool Whole);
}
