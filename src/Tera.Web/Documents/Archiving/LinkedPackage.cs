using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>
/// Names, in the package of a run, the runs of linked SOPs its steps waited for, each with the digest of its main document: whoever holds
/// both packages can tell that one rests on the other. Their papers lie in their own packages, under their own access class.
/// </summary>
internal sealed class LinkedPackage(TeraDbContext db, LinkedRuns links) : IPackageSource
{
    public async Task<IReadOnlyList<PackageFile>> OfRunAsync(RunId run, CancellationToken ct)
    {
        var linked = await links.OfAsync([run], ct);
        if (linked.Count == 0)
        {
            return [];
        }

        var runs = linked.Select(one => one.Run).ToList();
        var papers = await (
            from revision in db.Set<Revision>().AsNoTracking().TagWith("Documents: what linked runs handed on")
            join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id into letters
            from letter in letters.DefaultIfEmpty()
            where runs.Contains(artifact.RunId) && revision.SupersededAt == null
            orderby revision.FrozenAt, revision.Id
            select new { artifact.RunId, artifact.Kind, Revision = revision, Number = letter == null ? null : letter.Text }).ToListAsync(ct);
        PackTable table = new(
            "data/sop-tertaut", "Pelaksanaan SOP tertaut yang hasilnya diterima",
            ["langkah", "putaran", "pelaksanaan", "pengenal", "keadaan", "dokumen", "versi", "nomor", "kode_periksa", "sha256_beku", DocumentPackage.LastDigest],
            [.. linked.Select(one => (Linked: one, Paper: papers.FindLast(paper => paper.RunId == one.Run && paper.Kind == one.MainDocument.Value))).Select(row => (string[])
            [
                row.Linked.Waiting.Step.Value, Invariant(row.Linked.Waiting.Round), row.Linked.Title, row.Linked.Run.ToString(), row.Linked.Stand, row.Paper?.Revision.Title ?? "",
                row.Paper is null ? "" : Invariant(row.Paper.Revision.Number), row.Paper?.Number ?? "", row.Paper?.Revision.VerificationCode.Printed ?? "",
                row.Paper?.Revision.PdfHash?.ToString() ?? "", row.Paper?.Revision.CurrentPdf?.ToString() ?? "",
            ])]);
        return [.. table.Files()];
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
