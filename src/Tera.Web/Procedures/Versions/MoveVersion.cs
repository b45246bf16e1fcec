using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Takes a version to another state of its life, without touching its content. Coming in force from a draft is <see cref="PutInForce"/>.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Version">Which.</param>
/// <param name="To">The state wanted.</param>
/// <param name="Reason">Why; needed to revoke.</param>
/// <param name="Seen">Row version the user saw; null for a command without a form.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record MoveVersion(CommandId Command, VersionId Version, VersionState To, string? Reason, int? Seen, PersonId? Actor);

/// <inheritdoc cref="MoveVersion"/>
public sealed class MoveVersionHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(MoveVersion wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.move-version", wish.Actor?.Value, inner => MoveAsync(wish, inner), ct);

    private async Task<Result<string>> MoveAsync(MoveVersion wish, CancellationToken ct)
    {
        if (await db.Set<ProcedureVersion>().SingleOrDefaultAsync(row => row.Id == wish.Version, ct) is not { } version)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await NotHisAsync(wish, version, ct) is { } notHis)
        {
            return notHis;
        }

        if (wish.To is VersionState.Revoked && string.IsNullOrWhiteSpace(wish.Reason))
        {
            return VersionRejections.ReasonMissing();
        }

        if ((Refusal(version, wish.To) ?? version.MoveTo(wish.To)) is { } no)
        {
            return no;
        }

        db.ExpectRow(version, wish.Seen);

        db.Add(new VersionChange
        {
            VersionId = version.Id,
            State = version.State,
            PersonId = wish.Actor,
            Reason = string.IsNullOrWhiteSpace(wish.Reason) ? null : wish.Reason.Trim(),
            RecordedAt = clock.GetCurrentInstant(),
        });
        return version.Id.ToString();
    }

    private Task<Rejection?> NotHisAsync(MoveVersion wish, ProcedureVersion version, CancellationToken ct) => VersionLifecycle.IsForLegalisers(version.State, wish.To)
        ? access.LegalisationRefusalAsync(wish.Actor, version.ProcedureId, ct)
        : access.ChangeRefusalAsync(wish.Actor, version.ProcedureId, ct);

    /// <summary>A draft comes in force only through the door that checks its soundness, and only a successor supersedes.</summary>
    private static Rejection? Refusal(ProcedureVersion version, VersionState to) =>
        to is VersionState.Superseded or VersionState.Legalised || (to is VersionState.InForce && version.State is not VersionState.InRevision)
            ? VersionRejections.WrongState(version.State, to)
            : null;
}

/// <summary>Why a version stays as it is.</summary>
public static class VersionRejections
{
    /// <summary>The life of a version does not go that way.</summary>
    public static Rejection WrongState(VersionState from, VersionState to) => new("procedures.version.wrong-state", from, to);

    /// <summary>The version lies with those who legalise it, or is legalised for a day to come.</summary>
    public static Rejection WithLegaliser(int number) => new("procedures.version.with-legaliser", number);

    /// <summary>Revoking takes a reason.</summary>
    public static Rejection ReasonMissing() => new("procedures.version.reason-missing");

    /// <summary>There is nothing in force that could be revised.</summary>
    public static Rejection NothingToRevise() => new("procedures.version.nothing-to-revise");

    /// <summary>The SOP does not name anything so.</summary>
    public static Rejection NoSuchLink(string printed) => new("procedures.link.no-such-link", printed);

    /// <summary>The agency has not adopted the SOP that was chosen, or it is the same SOP.</summary>
    public static Rejection NotAdopted(string code) => new("procedures.link.not-adopted", code);

    /// <summary>SOPs of the agency would wait for one another in a ring; the titles along it.</summary>
    public static Rejection LinkCircle(string ring) => new("procedures.link.circle", ring);
}
