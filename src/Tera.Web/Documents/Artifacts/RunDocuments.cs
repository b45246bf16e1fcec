using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Uploads;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Artifacts;

/// <summary>Tells the run's page and matrix what papers, uploads and archive records the run has made.</summary>
internal sealed class RunDocuments(TeraDbContext db, AgencyCalendars calendars, LimitedPapers limited) : IArtifactSource
{
    public async Task<IReadOnlyList<ArtifactLink>> OfRunAsync(RunId run, CancellationToken ct)
    {
        var papers = await (
            from revision in db.Set<Revision>().AsNoTracking()
            join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id into letters
            from letter in letters.DefaultIfEmpty()
            where artifact.RunId == run
            orderby revision.FrozenAt, revision.Id
            select new { Revision = revision, artifact.Kind, Letter = letter }).ToListAsync(ct);
        var again = await OpenAsync(run, ct);
        List<ArtifactLink> links = [.. papers.Select(row => new ArtifactLink(
            new StepKey(row.Revision.Step),
            new ArtifactKind(row.Kind),
            row.Revision.Title,
            DocumentLinks.Document(row.Revision.Id),
            Note(row.Revision, row.Kind, row.Letter, again.Exists(task => task.Step == row.Revision.Step && task.Act == row.Revision.Act && task.Round > row.Revision.Round)),
            row.Revision.IsSigned ? "file-check" : "file-text"))];
        links.AddRange(await ArchivedAsync(run, ct));
        links.AddRange(await UploadedAsync(run, ct));
        links.AddRange(await PassedOnAsync(run, ct));
        return links;
    }

    /// <summary>Files that went with a hand-over or a report; those of texts stand with their text.</summary>
    private async Task<IEnumerable<ArtifactLink>> PassedOnAsync(RunId run, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<PassedOnRow>(
            $"""
             select a.id, a.step, a.name, t.by_position
             from documents.attachment a
             join procedures.task t on (t.region_id, t.run_id, t.step, t.act, t.round, t.slot) = (a.region_id, a.run_id, a.step, a.act, a.round, a.slot)
             where a.run_id = {run.Value} and t.act_kind in ('HandOver', 'Report') order by a.attached_at, a.id
             """).TagWith("Documents: files that were passed on").ToListAsync(ct);
        return rows.Select(row => new ArtifactLink(
            new StepKey(row.Step), new ArtifactKind("lampiran"), row.Name, OfficeActLinks.Attachment(new(row.Id)), $"Lampiran dari {row.By_Position}", "paperclip"));
    }

    private sealed record PassedOnRow(Guid Id, string Step, string Name, string? By_Position);

    private Task<List<OpenTaskRow>> OpenAsync(RunId run, CancellationToken ct) => db.Database.SqlQuery<OpenTaskRow>(
        $"""select step as "Step", act as "Act", round as "Round" from procedures.task where run_id = {run.Value} and status = 'Open'""").TagWith("Documents: open tasks of a run").ToListAsync(ct);

    private sealed record OpenTaskRow(string Step, int Act, int Round);

    /// <param name="again">Its maker has it before him again: it came back, and waits for nobody's signature.</param>
    private string Note(Revision revision, string kind, Letter? letter, bool again)
    {
        var state = again && revision is { State: RevisionState.Ready or RevisionState.Pending, IsSigned: false } ? "Dikembalikan untuk diperbaiki"
            : DocumentWords.Of(revision.State, revision.IsSigned, letter?.State is LetterState.Issued, kind).Word;
        var note = letter is null ? $"Versi {revision.Number} · {state}" : $"{letter.Text} · versi {revision.Number} · {state}";
        return limited.AreLimited(kind) ? $"{note} · terbatas" : note;
    }

    private async Task<IEnumerable<ArtifactLink>> ArchivedAsync(RunId run, CancellationToken ct)
    {
        var records = await db.Set<ArchiveRecord>().AsNoTracking().Where(row => row.RunId == run).OrderBy(row => row.FiledAt).ToListAsync(ct);
        return records.Select(row => new ArtifactLink(
            new StepKey(row.Step), new ArtifactKind("arsip"), row.Description, DocumentLinks.Record(row.Id), $"Arsip, klasifikasi {row.Classification}", "archive"));
    }

    private async Task<IEnumerable<ArtifactLink>> UploadedAsync(RunId run, CancellationToken ct)
    {
        var rows = await db.Set<Submission>().AsNoTracking().Where(row => row.RunId == run && row.RevisionId != null).OrderBy(row => row.SubmittedAt).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return [];
        }

        var agency = await db.Set<Artifact>().Where(row => row.RunId == run).Select(row => row.AgencyId).FirstAsync(ct);
        var zone = (await calendars.OfAsync(agency, ct)).TimeZone;
        return rows.Select(row => new ArtifactLink(
            new StepKey(row.Step), new ArtifactKind("bukti-unggah"), $"Bukti unggah ke {row.Application}", DocumentLinks.Document(row.RevisionId!.Value), zone.Moment(row.SubmittedAt), "upload"));
    }
}
