using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Platform.Signing.Bsre;
using Tera.Shared;

namespace Tera.Documents.Bsre;

/// <summary>What the region and a person have of BSrE.</summary>
/// <param name="Service">Null while it is off.</param>
/// <param name="Account">Null until the person has said whom the service knows.</param>
/// <param name="InUse">Turned on; without a service all the same when its secret can no longer be opened.</param>
public sealed record BsreStanding(BsreService? Service, BsreAccount? Account, bool InUse);

/// <summary>Reads the region's service and its people's accounts.</summary>
public sealed class BsreDesk(TeraDbContext db, SigningSeal seal)
{
    public async Task<BsreStanding> OfAsync(PersonId person, CancellationToken ct)
    {
        var identity = await db.Set<SigningIdentity>().AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == person, ct);
        var account = identity is not null && seal.Open(identity.Identifier) is { } identifier ? new BsreAccount(identifier) : null;
        return new(await ServiceAsync(ct), account, await InUseAsync(ct));
    }

    public Task<bool> InUseAsync(CancellationToken ct) => db.Set<SigningServiceRow>().AnyAsync(row => row.Enabled, ct);

    /// <summary>The service in use; null while there is none, it is off, or its secret can no longer be opened.</summary>
    public async Task<BsreService?> ServiceAsync(CancellationToken ct) =>
        await db.Set<SigningServiceRow>().AsNoTracking().SingleOrDefaultAsync(ct) is { Enabled: true } row ? Open(row) : null;

    /// <summary>The service as entered, on or off.</summary>
    internal BsreService? Open(SigningServiceRow row) =>
        seal.Open(row.Secret) is { } secret && BsreService.Of(row.Address, row.Protocol, row.Application, secret, row.TimeoutSeconds).Accepted(out var service, out _)
            ? service
            : null;
}

/// <summary>Why nothing was settled about BSrE.</summary>
public static class BsreDeskRejections
{
    /// <summary>The service signs for the whole region: administrators settle it.</summary>
    public static Rejection NotYours() => new("documents.bsre.not-yours");

    /// <summary>Neither a NIK of sixteen digits nor a mail address.</summary>
    public static Rejection IdentifierForm() => new("documents.bsre.identifier-form");

    /// <summary>Version 1 knows people by NIK only.</summary>
    public static Rejection NikOnly() => new("documents.bsre.nik-only");

    /// <summary>No password of the application is known yet.</summary>
    public static Rejection SecretMissing() => new("documents.bsre.secret-missing");

    /// <summary>There is nothing to try yet.</summary>
    public static Rejection NotSettled() => new("documents.bsre.not-settled");

    /// <summary>The region does not use BSrE.</summary>
    public static Rejection Off() => new("documents.bsre.off");

    /// <summary>The person has not said whom the service knows.</summary>
    public static Rejection NoIdentity() => new("documents.bsre.no-identity");

    /// <summary>A signature that was asked for is not settled.</summary>
    public static Rejection Unsettled() => new("documents.bsre.unsettled");

    /// <summary>The service may have signed.</summary>
    public static Rejection Unknown() => new("documents.bsre.unknown");

    /// <summary>Nothing waits to be settled.</summary>
    public static Rejection NothingOpen() => new("documents.bsre.nothing-open");

    /// <summary>No number of a document.</summary>
    public static Rejection ReferenceMissing() => new("documents.bsre.reference-missing");

    /// <summary>No file was chosen.</summary>
    public static Rejection FileMissing() => new("documents.bsre.file-missing");

    /// <summary>The file is not the document with one signature more.</summary>
    public static Rejection NotOurs() => new("documents.bsre.not-ours");

    /// <summary>The program that looks at signatures did not come to an end.</summary>
    public static Rejection NotChecked() => new("documents.bsre.not-checked");

    /// <summary>How it was found out has to be said.</summary>
    public static Rejection ReasonMissing() => new("documents.bsre.reason-missing");
}
