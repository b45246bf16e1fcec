using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Archiving;
using Tera.Documents.Letters;
using Tera.Documents.Tasks;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Retention;

/// <summary>The wish to record what became of archived things whose retention was over.</summary>
/// <param name="Records">All of the agency.</param>
/// <param name="Approval">Who approved, with number and day of the letter.</param>
/// <param name="Proof">The minutes, scanned.</param>
public sealed record RecordDisposal(
    CommandId Command, SignedInUser By, AgencyId Agency, DisposalKind Kind, IReadOnlyList<ArchiveRecordId> Records, PrintedLine MinutesNumber, LocalDate HeldOn, PrintedLine Approval,
    UploadedFile Proof);

/// <inheritdoc cref="RecordDisposal"/>
/// <remarks>The bytes stay under their hash, as all originals do; the door to them closes.</remarks>
public sealed class RecordDisposalHandler(
    TeraDbContext db, LetterKeepers keepers, UploadedFiles uploads, RegionClock days, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.record-disposal";

    public Task<Result<Receipt>> HandleAsync(RecordDisposal wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => RecordAsync(wish, inner), ct);

    private async Task<Result<string>> RecordAsync(RecordDisposal wish, CancellationToken ct)
    {
        if (!await keepers.IncludeAsync(wish.By, wish.Agency, ct))
        {
            return RetentionRejections.NotDisposer();
        }

        if (wish.HeldOn > await days.TodayAsync(ct))
        {
            return RetentionRejections.Ahead();
        }

        var wanted = wish.Records.Distinct().ToList();
        if (wanted.Count == 0)
        {
            return RetentionRejections.NothingChosen();
        }

        var records = await db.Set<ArchiveRecord>().AsNoTracking().Where(record => wanted.Contains(record.Id) && record.AgencyId == wish.Agency).ToListAsync(ct);
        if (records.Count != wanted.Count || await db.Set<DisposalItem>().AnyAsync(item => wanted.Contains(item.RecordId), ct))
        {
            return RetentionRejections.Gone();
        }

        if (records.Find(record => !record.Term.Allows(wish.Kind, wish.HeldOn)) is { } early)
        {
            return RetentionRejections.NotDue(early.Description, DocumentWords.Of(early.FinalFate).ToLowerInvariant(), early.KeptUntil);
        }

        var at = clock.GetCurrentInstant();
        var disposal = new Disposal
        {
            Id = Guid.CreateVersion7(),
            AgencyId = wish.Agency,
            Kind = wish.Kind,
            MinutesNumber = wish.MinutesNumber.Text,
            HeldOn = wish.HeldOn,
            Approval = wish.Approval.Text,
            ProofHash = (await uploads.NoteAsync(wish.Proof, at, ct))!.Value,
            ProofName = wish.Proof.Name,
            RecordedBy = wish.By.PersonId,
            RecordedAt = at,
        };
        db.Add(disposal);
        db.AddRange(wanted.Select(record => new DisposalItem { RecordId = record, DisposalId = disposal.Id }));
        await audit.WriteAsync(
            new(wish.Command, Process, "disposal", disposal.Id)
            {
                By = wish.By, After = string.Create(CultureInfo.InvariantCulture, $"{wanted.Count} arsip, {DocumentWords.Of(wish.Kind)}"), Reason = wish.MinutesNumber.Text,
            },
            ct);
        return wish.Agency.Value.ToString("D");
    }
}
