using NodaTime;
using Tera.Documents.Contracts;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.FollowUps;

/// <summary>The wish to report what became of a decision.</summary>
/// <param name="Standing">Not <see cref="FollowUpStanding.Open"/>.</param>
/// <param name="Note">How far, or why it is dropped.</param>
public sealed record ReportFollowUp(CommandId Command, SignedInUser By, FollowUp Of, FollowUpStanding Standing, string Note);

/// <inheritdoc cref="ReportFollowUp"/>
public sealed class ReportFollowUpHandler(TeraDbContext db, CommandScope commands, IClock clock)
{
    private const string Process = "documents.report-follow-up";

    /// <summary>Whether somebody reports on a decision: who is to carry it out, who chaired, who heads the agency.</summary>
    public static bool MayReport(FollowUp of, SignedInUser user) => of.Owner == user.PersonId || MayDrop(of, user);

    /// <summary>Whether somebody says that it will not be carried out.</summary>
    public static bool MayDrop(FollowUp of, SignedInUser user) =>
        of.Chair == user.PersonId || user.Positions.Any(position => position.AgencyId == of.Agency && position.IsAgencyHead);

    public Task<Result<Receipt>> HandleAsync(ReportFollowUp wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, _ => Task.FromResult(Report(wish)), ct);

    private Result<string> Report(ReportFollowUp wish)
    {
        var note = wish.Note.Trim();
        if (!(wish.Standing is FollowUpStanding.Dropped ? MayDrop(wish.Of, wish.By) : MayReport(wish.Of, wish.By)))
        {
            return wish.Standing is FollowUpStanding.Dropped ? FollowUpRejections.NotToDrop() : FollowUpRejections.NotToReport();
        }

        if (note.Length is 0 or > FollowUpReport.LongestNote)
        {
            return FollowUpRejections.NoteLength(FollowUpReport.LongestNote);
        }

        db.Add(new FollowUpReport
        {
            Id = Guid.CreateVersion7(),
            MeetingId = wish.Of.Meeting,
            Ordinal = wish.Of.Ordinal,
            Standing = wish.Standing,
            Note = note,
            ReportedBy = wish.By.PersonId,
            Post = wish.By.MainPosition?.Title ?? "",
            ReportedAt = clock.GetCurrentInstant(),
        });
        return FormattableString.Invariant($"{wish.Of.Meeting.Value:D}/{wish.Of.Ordinal + 1}");
    }
}

/// <summary>Why a report is not taken.</summary>
public static class FollowUpRejections
{
    /// <summary>He neither carries it out, nor chaired, nor heads the agency.</summary>
    public static Rejection NotToReport() => new("documents.follow-up.not-to-report");

    /// <summary>He is to carry it out; that it is not is said by who chaired or heads the agency.</summary>
    public static Rejection NotToDrop() => new("documents.follow-up.not-to-drop");

    /// <summary>Empty, or longer than allowed.</summary>
    public static Rejection NoteLength(int longest) => new("documents.follow-up.note-length", longest);
}
