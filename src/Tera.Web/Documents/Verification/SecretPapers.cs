using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Dispositions;
using Tera.Documents.Invitations;
using Tera.Documents.Meetings;
using Tera.Documents.Memos;
using Tera.Documents.Minutes;
using Tera.Platform.Data;

namespace Tera.Documents.Verification;

/// <summary>Which papers the public is told no more of than that they are genuine: secret by their sifat, by the class they were filed under, or personal.</summary>
public sealed class SecretPapers(TeraDbContext db, LimitedPapers limited, ArchiveAccess archive)
{
    public async Task<bool> IncludeAsync(Revision revision, Artifact artifact, CancellationToken ct) =>
        limited.AreLimited(artifact.Kind)
        || await archive.OfRunAsync(artifact.RunId, ct) is not AccessClass.Ordinary
        || await IsSecretAsync(revision, ct);

    private Task<bool> IsSecretAsync(Revision revision, CancellationToken ct)
    {
        var (invitation, disposition, memo) = (new InvitationId(revision.SourceId), new DispositionId(revision.SourceId), new OfficialMemoId(revision.SourceId));
        var (meeting, minutes) = (new MeetingId(revision.SourceId), new MinutesId(revision.SourceId));
        return revision.Template switch
        {
            InvitationTemplate.TemplateName => db.Set<Invitation>().AnyAsync(row => row.Id == invitation && row.Security != AccessClass.Ordinary, ct),
            DispositionTemplate.TemplateName => db.Set<Disposition>().AnyAsync(row => row.Id == disposition && row.Security != AccessClass.Ordinary, ct),
            MemoTemplate.TemplateName => db.Set<OfficialMemo>().AnyAsync(row => row.Id == memo && row.Security != AccessClass.Ordinary, ct),
            AttendanceTemplate.TemplateName => MetInSecretAsync(db.Set<Meeting>().Where(row => row.Id == meeting), ct),
            MinutesTemplate.TemplateName => MetInSecretAsync(
                from row in db.Set<Meeting>()
                join told in db.Set<MinutesOfMeeting>() on row.Id equals told.MeetingId
                where told.Id == minutes
                select row, ct),
            _ => Task.FromResult(false),
        };
    }

    private Task<bool> MetInSecretAsync(IQueryable<Meeting> meetings, CancellationToken ct) =>
        meetings.AnyAsync(row => db.Set<Invitation>().Any(called => called.Id == row.InvitationId && called.Security != AccessClass.Ordinary), ct);
}
