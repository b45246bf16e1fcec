using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Minutes;
using Tera.Documents.Signatures;
using Tera.Documents.Tasks;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Library;

/// <summary>Whether a rung has been climbed.</summary>
public enum RungState
{
    Done,
    Now,
    Ahead,
}

/// <summary>One rung of a document's way from draft to archive.</summary>
/// <param name="Title">What happens there.</param>
/// <param name="Detail">Who and when, or who will.</param>
/// <param name="State">Climbed, current or ahead.</param>
/// <param name="Icon">Name of the icon.</param>
public sealed record Rung(string Title, string Detail, RungState State, string Icon);

/// <summary>Tells where a document stands between its draft and the archive, by the SOP it belongs to.</summary>
public sealed class DocumentLadder(TeraDbContext db)
{
    private static readonly ImmutableHashSet<ActKind> Rungs = [ActKind.Minute, ActKind.Initial, ActKind.Sign, ActKind.Dispatch, ActKind.Upload, ActKind.Archive];

    /// <summary>Every rung in the order of the SOP; without a document only those ahead.</summary>
    public async Task<IReadOnlyList<Rung>> OfAsync(
        RunId run, ProcedureDefinition definition, TaskDocument? document, IndonesianTimeZone zone, CancellationToken ct)
    {
        List<Rung> rungs = [];
        if (document is not null)
        {
            rungs.Add(await MadeAsync(run, document.Revision, zone, ct));
            rungs.Add(Printed(document));
        }

        var tasks = await TasksAsync(run, ct);
        rungs.AddRange(
            from step in definition.Steps
            from act in step.Acts.Select((act, index) => (Act: act, Number: index + 1))
            where Rungs.Contains(act.Act.Kind) && Concerns(act.Act, step.Key, act.Number, document?.Kind ?? definition.MainDocument, definition)
                && (act.Act.Kind is not ActKind.Minute || document?.Revision is { Task: var wrote } && (wrote.Step, wrote.Act) == (step.Key, act.Number))
            select RungOf(definition, step, act.Act, Latest(tasks, step.Key, act.Number, document), MarkOf(document, step.Key, act.Number), zone));
        return rungs;
    }

    /// <summary>A cover letter is not signed where the document it carries is; everything is archived.</summary>
    private static bool Concerns(Act act, StepKey step, int number, ArtifactKind kind, ProcedureDefinition definition) => act.Kind switch
    {
        ActKind.Archive => true,
        ActKind.Minute => MinutePanel.KindOf(act) == kind,
        ActKind.Dispatch => kind == definition.MainDocument || kind == act.Produces,
        _ => TaskDocuments.KindOf(act, step, number, definition) == kind,
    };

    /// <summary>What several units or employees wrote together has all of them as authors; the last of them froze it.</summary>
    private async Task<Rung> MadeAsync(RunId run, Revision revision, IndonesianTimeZone zone, CancellationToken ct)
    {
        var authors = await AuthorsAsync(run, revision, ct);
        if (authors.Count > 1)
        {
            return new("Disusun dan dibekukan", $"{string.Join("; ", authors.Select(author => author.Told))}; dibekukan {zone.Moment(revision.FrozenAt)}", RungState.Done, "pencil");
        }

        var who = await db.Set<Person>().Where(person => person.Id == revision.MadeBy).Select(person => person.FullName).SingleAsync(ct);
        return new("Disusun dan dibekukan", $"{who}, {zone.Moment(revision.FrozenAt)}", RungState.Done, "pencil");
    }

    /// <summary>Of each unit or employee, who did its part last; none for a paper of one of them alone.</summary>
    private Task<List<AuthorRow>> AuthorsAsync(RunId run, Revision revision, CancellationToken ct) => db.Database.SqlQuery<AuthorRow>(
        $"""
         select part.label as "Label", part.full_name as "Name"
         from (select distinct on (t.slot) t.slot, t.label, p.full_name, min(t.ordinal) over (partition by t.slot) as place
               from procedures.task t
               join organisation.person p on p.id = t.by_person
               join documents.artifact a on a.id = {revision.ArtifactId.Value} and a.slot = ''
               where t.run_id = {run.Value} and t.step = {revision.Step} and t.act = {revision.Act} and t.round <= {revision.Round} and t.status = 'Done'
                 and (t.slot like 'unit:%' or t.slot like 'person:%')
               order by t.slot, t.round desc) part
         order by part.place
         """).TagWith("Documents: authors of a paper").ToListAsync(ct);

    private static Rung Printed(TaskDocument document) => (document.Revision, document.Number) switch
    {
        ({ Failure: not null, PdfHash: null }, _) => new("PDF gagal dicetak", "Hubungi pengelola sistem.", RungState.Now, "alert-circle"),
        ({ PdfHash: null }, _) => new("PDF sedang dicetak", "Siap dalam beberapa detik.", RungState.Now, "printer"),
        (_, null) => new("QR dikunci di dalam PDF", "Tidak bernomor surat", RungState.Done, "lock"),
        (_, { } number) => new("Nomor dan QR dikunci di dalam PDF", number, RungState.Done, "lock"),
    };

    private static Rung RungOf(
        ProcedureDefinition definition, Step step, Act act, TaskRow? task, Signature? mark, IndonesianTimeZone zone)
    {
        var role = definition.Lane(act.Primary).Role;
        var title = Title(act, role);
        if (mark is not null)
        {
            return new(title, $"{mark.FullName}, {zone.Moment(mark.SignedAt)}", RungState.Done, Icon(act.Kind));
        }

        return task switch
        {
            { Status: nameof(RunTaskStatus.Done), Closed: { } at } when act.Kind is not (ActKind.Minute or ActKind.Initial or ActKind.Sign) =>
                new(title, $"{task.Name}, {zone.Moment(Instant.FromDateTimeUtc(at))}", RungState.Done, Icon(act.Kind)),
            { Status: nameof(RunTaskStatus.Open) } => new(title, $"Giliran {task.Entrusted ?? role}", RungState.Now, Icon(act.Kind)),
            _ => new(title, step.Number is { } number ? $"Langkah {number}" : "Di luar baris tercetak SOP", RungState.Ahead, Icon(act.Kind)),
        };
    }

    private static string Title(Act act, string role) => act.Kind switch
    {
        ActKind.Minute => "Tanda tangan pimpinan rapat",
        ActKind.Initial => $"Paraf {role}",
        ActKind.Sign => $"Tanda tangan {role}",
        ActKind.Dispatch => "Pengiriman dengan surat pengantar",
        ActKind.Upload => $"Unggah ke {act.Application ?? "aplikasi luar"}",
        _ => "Arsip",
    };

    private static string Icon(ActKind kind) => kind switch
    {
        ActKind.Initial => "writing",
        ActKind.Minute or ActKind.Sign => "signature",
        ActKind.Dispatch => "send",
        ActKind.Upload => "upload",
        _ => "archive",
    };

    private static Signature? MarkOf(TaskDocument? document, StepKey step, int act) =>
        document?.Former.Concat(document.Marks).LastOrDefault(mark => mark.Step == step.Value && mark.Act == act);

    /// <summary>What was done before this revision was frozen says nothing of it.</summary>
    private static TaskRow? Latest(IReadOnlyList<TaskRow> tasks, StepKey step, int act, TaskDocument? document) => tasks
        .Where(task => task.Step == step.Value && task.Act == act
            && (task.Closed is not { } at || document is null || Instant.FromDateTimeUtc(at) >= document.Revision.FrozenAt))
        .MaxBy(task => task.Round);

    private async Task<IReadOnlyList<TaskRow>> TasksAsync(RunId run, CancellationToken ct) => await db.Database.SqlQuery<TaskRow>(
        $"""
         select t.step as "Step", t.act as "Act", t.round as "Round", t.status as "Status", t.closed_at as "Closed", coalesce(p.full_name, '') as "Name",
                t.entrusted_position as "Entrusted"
         from procedures.task t left join organisation.person p on p.id = t.by_person
         where t.run_id = {run.Value} and t.slot not like 'lane:%'
         """).ToListAsync(ct);

    private sealed record AuthorRow(string? Label, string Name)
    {
        /// <summary>An employee's part bears his own name.</summary>
        public string Told => Label is { } unit && unit != Name ? $"{Name} ({unit})" : Name;
    }

    private sealed record TaskRow(string Step, int Act, int Round, string Status, DateTime? Closed, string Name, string? Entrusted);
}
