using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Dispatches;
using Tera.Documents.Dispositions;
using Tera.Documents.Drafts;
using Tera.Documents.Invitations;
using Tera.Documents.Meetings;
using Tera.Documents.Memos;
using Tera.Documents.Minutes;
using Tera.Documents.Teams;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Verification;

/// <summary>Which papers the public is told no more of than that they are genuine: secret by their sifat, by the class they were filed under, or personal.</summary>
public sealed class SecretPapers(TeraDbContext db, LimitedPapers limited, ArchiveAccess archive)
{
    public async Task<bool> IncludeAsync(Revision revision, Artifact artifact, CancellationToken ct) =>
        limited.AreLimited(artifact.Kind)
        || await archive.OfRunAsync(artifact.RunId, ct) is not AccessClass.Ordinary
        || await NatureOfAsync(revision, ct) is not AccessClass.Ordinary;

    /// <summary>Who may read a paper by its own sifat; one of a meeting by that of the invitation.</summary>
    public async Task<AccessClass> NatureOfAsync(Revision revision, CancellationToken ct)
    {
        var (invitation, disposition, memo) = (new InvitationId(revision.SourceId), new DispositionId(revision.SourceId), new OfficialMemoId(revision.SourceId));
        var (dispatch, team, text) = (new DispatchId(revision.SourceId), new TeamOrderId(revision.SourceId), new TextDocumentId(revision.SourceId));
        var (meeting, minutes) = (new MeetingId(revision.SourceId), new MinutesId(revision.SourceId));
        var levels = revision.Template switch
        {
            InvitationTemplate.TemplateName => db.Set<Invitation>().Where(row => row.Id == invitation).Select(row => row.Security),
            DispositionTemplate.TemplateName => db.Set<Disposition>().Where(row => row.Id == disposition).Select(row => row.Security),
            MemoTemplate.TemplateName => db.Set<OfficialMemo>().Where(row => row.Id == memo).Select(row => row.Security),
            CoverLetterTemplate.TemplateName => db.Set<Dispatch>().Where(row => row.Id == dispatch).Select(row => row.Security),
            TeamOrderTemplate.TemplateName => db.Set<TeamOrder>().Where(row => row.Id == team).Select(row => row.Security),
            TextTemplatePaper.TemplateName => db.Set<TextDocument>().Where(row => row.Id == text).Select(row => row.Security),
            AttendanceTemplate.TemplateName => CalledBy(db.Set<Meeting>().Where(row => row.Id == meeting)),
            MinutesTemplate.TemplateName => CalledBy(
                from row in db.Set<Meeting>()
                join told in db.Set<MinutesOfMeeting>() on row.Id equals told.MeetingId
                where told.Id == minutes
                select row),
            _ => null,
        };
        return levels is null ? AccessClass.Ordinary : (await levels.ToListAsync(ct)).DefaultIfEmpty(AccessClass.Ordinary).Max();
    }

    /// <summary>The strictest sifat among the papers of a run that count.</summary>
    public async Task<AccessClass> StrictestOfAsync(RunId run, CancellationToken ct)
    {
        var papers = await db.Set<Revision>().AsNoTracking()
            .Where(row => row.SupersededAt == null && db.Set<Artifact>().Any(artifact => artifact.Id == row.ArtifactId && artifact.RunId == run)).ToListAsync(ct);
        var strictest = AccessClass.Ordinary;
        foreach (var paper in papers)
        {
            var level = await NatureOfAsync(paper, ct);
            strictest = level > strictest ? level : strictest;
        }

        return strictest;
    }

    private IQueryable<AccessClass> CalledBy(IQueryable<Meeting> meetings) =>
        from row in meetings
        join called in db.Set<Invitation>() on row.InvitationId equals called.Id
        select called.Security;
}
