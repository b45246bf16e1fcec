using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Signatures;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Signing;

namespace Tera.Documents.Verification;

/// <summary>
/// Holds the rows that say who initialled and signed a revision against what cannot be rewritten: the tasks of its run, which their sealed events
/// vouch for, and the certificates in the PDF.
/// </summary>
public sealed class MarkCheck(TeraDbContext db)
{
    /// <summary>What is wrong with one of them, Indonesian; null when all are true.</summary>
    /// <param name="revision">What they stand under.</param>
    /// <param name="marks">In their order.</param>
    /// <param name="reports">What the PDF says, in the order of signing; empty where it was signed with a pen or only initialled.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<string?> FaultAsync(Revision revision, IReadOnlyList<Signature> marks, IReadOnlyList<SignatureReport> reports, CancellationToken ct)
    {
        if (Chain(revision, marks) is { } broken)
        {
            return broken;
        }

        var doers = await DoersAsync(revision, ct);
        foreach (var mark in marks)
        {
            if (!doers.TryGetValue((mark.Step, mark.Act, mark.Round, mark.Slot), out var doer) || doer.Person != mark.PersonId.Value || doer.Position != mark.FullPosition)
            {
                return $"{mark.FullName}, {mark.FullPosition}, bukan yang mengerjakan langkahnya menurut riwayat pelaksanaan";
            }
        }

        var known = await NamesAsync(marks, ct);
        foreach (var (mark, report) in marks.Where(mark => mark.Method is SigningKind.LocalCertificate).Zip(Local(marks, reports)))
        {
            var issued = await db.Set<SigningCertificate>().AsNoTracking().Where(row => row.Serial == mark.Certificate).Select(row => (PersonId?)row.PersonId).SingleOrDefaultAsync(ct);
            if (issued != mark.PersonId)
            {
                return $"sertifikat {mark.Certificate} bukan milik {mark.FullName}";
            }

            // Titles and degrees come and go while a certificate holds.
            if (BareName.Of(mark.FullName) is var name && name != BareName.Of(report.SignerName) && name != BareName.Of(known.GetValueOrDefault(mark.PersonId, "")))
            {
                return $"tercatat {mark.FullName}, di dalam PDF {report.SignerName}";
            }
        }

        return null;
    }

    /// <summary>Each mark names the bytes that lay before its person; the last ones are what the document is now.</summary>
    private static string? Chain(Revision revision, IReadOnlyList<Signature> marks)
    {
        var (current, signed, scanned) = (revision.PdfHash, (FileHash?)null, (FileHash?)null);
        foreach (var mark in marks)
        {
            if (mark.DocumentHash != current)
            {
                return $"yang dibubuhi tanda oleh {mark.FullName} bukan dokumen yang tersimpan";
            }

            if (mark.Method is SigningKind.WetInk)
            {
                scanned = mark.SignedHash;
            }
            else if (mark.SignedHash is { } hash)
            {
                current = signed = hash;
            }
        }

        return signed == revision.SignedHash && scanned == revision.ScanHash ? null : "berkas bertanda tangan bukan yang tercatat waktu ditandatangani";
    }

    /// <summary>The reports of those who signed with certificates of the region, where the PDF holds as many signatures as are recorded.</summary>
    private static IEnumerable<SignatureReport> Local(IReadOnlyList<Signature> marks, IReadOnlyList<SignatureReport> reports)
    {
        var electronic = marks.Where(mark => mark.Method is SigningKind.LocalCertificate or SigningKind.Bsre).ToList();
        return electronic.Count != reports.Count ? [] : electronic.Zip(reports).Where(pair => pair.First.Method is SigningKind.LocalCertificate).Select(pair => pair.Second);
    }

    private async Task<Dictionary<(string, int, int, string), Doer>> DoersAsync(Revision revision, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Doer>(
            $"""
             select t.step as "Step", t.act as "Act", t.round as "Round", t.slot as "Slot", t.by_person as "Person", t.by_position as "Position"
             from procedures.task t join documents.artifact a on a.run_id = t.run_id
             where a.id = {revision.ArtifactId.Value} and t.by_person is not null
             """).ToListAsync(ct);
        return rows.ToDictionary(row => (row.Step, row.Act, row.Round, row.Slot));
    }

    /// <summary>Names as they are today: a title may have come since the certificate was issued.</summary>
    private async Task<Dictionary<PersonId, string>> NamesAsync(IReadOnlyList<Signature> marks, CancellationToken ct)
    {
        var people = marks.Select(mark => mark.PersonId).Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
    }

    private sealed record Doer(string Step, int Act, int Round, string Slot, Guid Person, string Position);
}
