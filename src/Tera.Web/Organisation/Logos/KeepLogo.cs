using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Administration;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Organisation.Logos;

/// <summary>The wish that papers bear these arms from now on, or no longer bear any of their own.</summary>
/// <param name="Agency">Whose; null for the region.</param>
/// <param name="File">Null to remove what is there: an agency bears those of its region again.</param>
public sealed record KeepLogo(CommandId Command, SignedInUser? By, AgencyId? Agency, ReceivedFile? File);

/// <inheritdoc cref="KeepLogo"/>
public sealed class KeepLogoHandler(TeraDbContext db, RegionScope scope, KeptFiles files, AdministratorCommands commands, AuditTrail audit)
{
    internal const string Process = "organisation.keep-logo";

    /// <returns>A receipt whose result is the agency's id; empty for the region.</returns>
    public async Task<Result<Receipt>> HandleAsync(KeepLogo wish, CancellationToken ct)
    {
        string? mediaType = null;
        return wish.File is { } file && !(await LogoPicture.ReadAsync(file, ct)).Accepted(out mediaType, out var no)
            ? no
            : await commands.OnceAsync(wish.Command, Process, wish.By, inner => KeepAsync(wish, mediaType, inner), ct);
    }

    private async Task<Result<string>> KeepAsync(KeepLogo wish, string? mediaType, CancellationToken ct)
    {
        if (wish.Agency is { } agency && !await db.Set<Agency>().AnyAsync(one => one.Id == agency, ct))
        {
            return AgencyRejections.NotThere;
        }

        var whose = wish.Agency?.Value ?? scope.Current?.Value ?? throw new InvalidOperationException("Arms are kept from within a region.");
        var kept = await db.Set<Logo>().SingleOrDefaultAsync(one => one.Whose == whose, ct);
        var (before, after) = (kept?.FileHash.ToString(), (string?)null);
        if (wish.File is { } file)
        {
            var hash = await files.KeepAsync(file.Content, mediaType!, ct);
            kept ??= db.Add(new Logo { Whose = whose, AgencyId = wish.Agency, FileHash = hash, MediaType = mediaType! }).Entity;
            (kept.FileHash, kept.MediaType, after) = (hash, mediaType!, hash.ToString());
        }
        else if (kept is not null)
        {
            db.Remove(kept);
        }
        else
        {
            return LogoRejections.NotThere;
        }

        await audit.WriteAsync(new(wish.Command, Process, "logo", whose) { By = wish.By, Before = before, After = after }, ct);
        return wish.Agency?.ToString() ?? "";
    }
}
