using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

/// <summary>The wish for a new agency, or for other terms of one.</summary>
/// <param name="Agency">Null for a new one.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepAgency(CommandId Command, SignedInUser? By, AgencyId? Agency, AgencyTerms Terms, int? Seen);

/// <inheritdoc cref="KeepAgency"/>
public sealed class KeepAgencyHandler(TeraDbContext db, AdministratorCommands commands, AuditTrail audit)
{
    /// <returns>A receipt whose result is the agency's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepAgency wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "organisation.keep-agency", wish.By, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepAgency wish, CancellationToken ct)
    {
        var code = wish.Terms.Code.Text;
        var id = wish.Agency ?? new AgencyId(DerivedGuid.Of($"agency:{wish.Command}"));
        if (await db.Set<Agency>().AnyAsync(other => other.Code == code && other.Id != id, ct))
        {
            return AgencyRejections.CodeTaken(code);
        }

        string? before = null;
        if (wish.Agency is null)
        {
            db.Add(Agency.Found(id, wish.Terms));
        }
        else if (await db.Set<Agency>().SingleOrDefaultAsync(one => one.Id == id, ct) is { } agency)
        {
            before = $"{agency.Code}; {agency.Name}; {agency.Address}; {agency.Contact}; {agency.Seat}; {agency.TimeZone}";
            agency.Change(wish.Terms);
            db.Expect(agency, wish.Seen);
        }
        else
        {
            return AgencyRejections.NotThere;
        }

        var terms = wish.Terms;
        var after = $"{terms.Code}; {terms.Name}; {terms.Address}; {terms.Contact}; {terms.Seat}; {terms.TimeZone}";
        await audit.WriteAsync(new(wish.Command, "organisation.keep-agency", "agency", id.Value) { By = wish.By, Before = before, After = after }, ct);
        return id.ToString();
    }
}
