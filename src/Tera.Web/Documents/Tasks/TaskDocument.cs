using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Certificates;
using Tera.Documents.Contracts;
using Tera.Documents.Dispatches;
using Tera.Documents.Invitations;
using Tera.Documents.Letters;
using Tera.Documents.Meetings;
using Tera.Documents.Minutes;
using Tera.Documents.Signatures;
using Tera.Documents.Teams;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Tasks;

/// <summary>The document an act is about: what is initialled, signed, sent, uploaded.</summary>
/// <param name="Revision">The revision that counts.</param>
/// <param name="Kind">Kind of its artifact.</param>
/// <param name="Letter">The number it bears; null for none.</param>
/// <param name="Marks">Parafs and signatures under it, in order.</param>
public sealed record TaskDocument(Revision Revision, ArtifactKind Kind, Letter? Letter, IReadOnlyList<Signature> Marks)
{
    /// <summary>What has become of certificates since, by signature.</summary>
    public IReadOnlyDictionary<SignatureId, CertificateNote> CertificateNotes { get; init; } = new Dictionary<SignatureId, CertificateNote>();

    public string? Number => Letter?.Text;

    /// <summary>Its name with its number, as other letters call it.</summary>
    public string Printed => Number is { } number ? $"{Revision.Title} Nomor {number}" : Revision.Title;

    /// <summary>Signed, or sent under its number.</summary>
    public bool IsIssued => IsSigned || Letter?.State is LetterState.Issued;

    /// <summary>Its place for a signature is printed and still empty.</summary>
    public bool AwaitsSignature => !IsIssued && DocumentWords.SignedKinds.Contains(Kind.Value);

    public bool IsSigned => Marks.Any(mark => mark.Kind is SignatureKind.Signature);

    /// <summary>Parafs under the prints it was printed again from, which say the same over another name.</summary>
    public IReadOnlyList<Signature> Former { get; init; } = [];

    /// <summary>Whom it says to sign where somebody else is about to; null where it names him, or nobody.</summary>
    /// <param name="lane">For which he signs.</param>
    /// <param name="holder">By what right.</param>
    public PrintedSigner? InsteadOf(LaneKey lane, LaneHolder? holder) =>
        holder is not null && Revision.Signer is { } printed && printed.Lane == lane && !printed.Names(holder) ? printed : null;
}

/// <summary>Finds the document of a task.</summary>
public sealed class TaskDocuments(TeraDbContext db, MeetingPapers papers, NodaTime.IClock clock)
{
    /// <summary>Papers of the office's way of working; never what a procedure exists for.</summary>
    private static readonly string[] OfficeActs =
        ["disposisi", "tim", "undangan", "rapat", "notulen", "notulen-rapat", "surat-pengantar", "nota-dinas-pengantar", "arsip", "bukti-unggah"];

    /// <summary>What a letter goes along with, also while it waits for its own signature.</summary>
    public Task<TaskDocument?> CarriedAsync(PanelContext context, CancellationToken ct) => OfWorkAsync(context, ct);

    /// <summary>The minutes, the invitation or the letter that waits for its signature in a task; of other acts what is signed or initialled, else the main document, else the latest thing that is no mere office paper; null when there is none.</summary>
    public async Task<TaskDocument?> FindAsync(PanelContext context, CancellationToken ct)
    {
        if (await WrittenAsync(context, ct) is not { } written)
        {
            return await OfWorkAsync(context, ct);
        }

        return await OfKindAsync(context.Head.Id, written.Kind, written.Slot, ct) is { } paper ? await WithMarksAsync(paper.Revision, paper.Artifact, ct) : null;
    }

    /// <summary>Of what a task writes and a signature ends; null for acts about something else.</summary>
    private async Task<(ArtifactKind Kind, Slot Slot)?> WrittenAsync(PanelContext context, CancellationToken ct)
    {
        var (run, task) = (context.Head.Id, context.Task.Key);
        return (context.Act.Kind, context.Task.Entrusted) switch
        {
            (ActKind.Minute, _) => (MinutePanel.KindOf(context.Act), (await papers.OfMinutesAsync(run, task, told: null, ct)).Slot),
            (ActKind.Invite, _) => (InvitePanel.KindOf(context.Act), (await papers.OfInvitationAsync(run, task, ct)).Slot),
            (ActKind.FormTeam, not null) => (FormTeamPanel.KindOf(context.Act), TaskRows.PaperSlot(task)),
            (ActKind.Dispatch, not null) => (DispatchPanel.KindOf(context.Act), Slot.Sole),
            _ => null,
        };
    }

    private async Task<TaskDocument?> OfWorkAsync(PanelContext context, CancellationToken ct)
    {
        var wanted = KindOf(context.Act, context.Task.Key.Step, context.Task.Key.Act, context.Definition);
        var found = await OfKindAsync(context.Head.Id, wanted, Slot.Sole, ct) ?? await LatestAsync(context.Head.Id, ct);
        return found is null ? null : await WithMarksAsync(found.Revision, found.Artifact, ct);
    }

    /// <summary>Under what an act goes: a signature under what it makes, a paraf under what is signed next; any other act, and where the SOP says nothing, under the main document.</summary>
    /// <param name="act">What is done.</param>
    /// <param name="step">In which step.</param>
    /// <param name="number">Its place in the step, from 1.</param>
    /// <param name="definition">Of the SOP.</param>
    internal static ArtifactKind KindOf(Act act, StepKey step, int number, ProcedureDefinition definition) => act switch
    {
        { Kind: ActKind.Sign or ActKind.Initial, Produces: { } made } => made,
        { Kind: ActKind.Initial } => definition.Steps.Skip(definition.IndexOf(step)).SelectMany((later, at) => at == 0 ? later.Acts.Skip(number) : later.Acts)
            .FirstOrDefault(later => later.Kind is ActKind.Sign)?.Produces ?? definition.MainDocument,
        _ => definition.MainDocument,
    };

    /// <summary>The revision with its number and marks.</summary>
    public async Task<TaskDocument> WithMarksAsync(Revision revision, Artifact artifact, CancellationToken ct)
    {
        var letter = revision.LetterId is { } id ? await db.Set<Letter>().AsNoTracking().SingleAsync(row => row.Id == id, ct) : null;
        var marks = await db.Set<Signature>().AsNoTracking().Where(mark => mark.RevisionId == revision.Id).OrderBy(mark => mark.Ordinal).ToListAsync(ct);
        return new(revision, new ArtifactKind(artifact.Kind), letter, marks)
        {
            CertificateNotes = await CertificateNote.OfAsync(db, marks, clock.GetCurrentInstant(), ct),
            Former = await FormerAsync(revision, ct),
        };
    }

    private async Task<IReadOnlyList<Signature>> FormerAsync(Revision revision, CancellationToken ct)
    {
        List<Signature> marks = [];
        for (var print = revision.ReprintOf; print is { } former;)
        {
            marks.InsertRange(0, await db.Set<Signature>().AsNoTracking().Where(mark => mark.RevisionId == former).OrderBy(mark => mark.Ordinal).ToListAsync(ct));
            print = await db.Set<Revision>().Where(row => row.Id == former).Select(row => row.ReprintOf).SingleAsync(ct);
        }

        return marks;
    }

    /// <summary>The same document for changing, or null when it no longer is as it was seen.</summary>
    /// <param name="seen">The revision that was shown.</param>
    /// <param name="pdf">The bytes that were shown.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<Revision?> UnchangedAsync(RevisionId seen, FileHash pdf, CancellationToken ct)
    {
        var revision = await db.Set<Revision>().SingleOrDefaultAsync(row => row.Id == seen && row.SupersededAt == null, ct);
        return revision?.CurrentPdf == pdf ? revision : null;
    }

    private Task<Row?> OfKindAsync(RunId run, ArtifactKind kind, Slot slot, CancellationToken ct) =>
        Current(run).Where(row => row.Artifact.Kind == kind.Value && row.Artifact.Slot == slot.Value).FirstOrDefaultAsync(ct);

    private Task<Row?> LatestAsync(RunId run, CancellationToken ct) =>
        Current(run).Where(row => !OfficeActs.Contains(row.Artifact.Kind) && row.Artifact.Slot == "")
            .OrderByDescending(row => row.Revision.FrozenAt).FirstOrDefaultAsync(ct);

    private IQueryable<Row> Current(RunId run) =>
        from revision in db.Set<Revision>().AsNoTracking()
        join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
        where artifact.RunId == run && revision.SupersededAt == null
        select new Row { Revision = revision, Artifact = artifact };

    private sealed class Row
    {
        public required Revision Revision { get; init; }

        public required Artifact Artifact { get; init; }
    }
}
