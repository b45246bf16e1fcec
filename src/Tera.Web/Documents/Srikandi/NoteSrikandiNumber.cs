using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Srikandi;

/// <summary>The wish to note what SRIKANDI gave a document.</summary>
/// <param name="Revision">Seen by who notes it.</param>
/// <param name="Number">As SRIKANDI shows it.</param>
/// <param name="Address">Where it is found there; null where only the number is known.</param>
public sealed record NoteSrikandiNumber(CommandId Command, SignedInUser By, RevisionId Revision, PrintedLine Number, Uri? Address);

/// <inheritdoc cref="NoteSrikandiNumber"/>
public sealed class NoteSrikandiNumberHandler(TeraDbContext db, LetterKeepers keepers, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.note-srikandi-number";

    public Task<Result<Receipt>> HandleAsync(NoteSrikandiNumber wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => NoteAsync(wish, inner), ct);

    /// <summary>Who keeps the agency's letters, and who made the document.</summary>
    internal async Task<bool> MayAsync(SignedInUser user, Revision revision, AgencyId agency, CancellationToken ct) =>
        revision.MadeBy == user.PersonId || await keepers.IncludeAsync(user, agency, ct);

    private async Task<Result<string>> NoteAsync(NoteSrikandiNumber wish, CancellationToken ct)
    {
        var revision = await db.Set<Revision>().AsNoTracking().SingleAsync(row => row.Id == wish.Revision, ct);
        var artifact = await db.Set<Artifact>().AsNoTracking().SingleAsync(row => row.Id == revision.ArtifactId, ct);
        if (!wish.By.Sees(artifact.AgencyId) || !await MayAsync(wish.By, revision, artifact.AgencyId, ct))
        {
            return SrikandiRejections.NotYours();
        }

        if (revision.PdfHash is null)
        {
            return SrikandiRejections.NotPrinted();
        }

        var (number, address) = (wish.Number.Text, wish.Address?.AbsoluteUri);
        var former = await db.Set<SrikandiNumber>().AsNoTracking().Where(row => row.RevisionId == wish.Revision).OrderByDescending(row => row.NotedAt).FirstOrDefaultAsync(ct);
        if (former is not null && former.Number == number && former.Address == address)
        {
            return SrikandiRejections.NotedAlready();
        }

        db.Add(new SrikandiNumber
        {
            Id = Guid.CreateVersion7(),
            RevisionId = wish.Revision,
            Number = number,
            Address = address,
            NotedBy = wish.By.PersonId,
            NotedAt = clock.GetCurrentInstant(),
        });
        await audit.WriteAsync(new(wish.Command, Process, "revision", wish.Revision.Value) { By = wish.By, Before = former?.Number, After = number }, ct);
        return wish.Revision.Value.ToString("D");
    }
}

/// <summary>Why nothing was noted.</summary>
public static class SrikandiRejections
{
    /// <summary>Only its maker and the keepers of letters.</summary>
    public static Rejection NotYours() => new("documents.srikandi.not-yours");

    /// <summary>There is nothing yet that could have been entered there.</summary>
    public static Rejection NotPrinted() => new("documents.srikandi.not-printed");

    /// <summary>The same is noted already.</summary>
    public static Rejection NotedAlready() => new("documents.srikandi.noted-already");

    /// <summary>No whole address.</summary>
    public static Rejection Address(int longest) => new("documents.srikandi.address", longest);
}
