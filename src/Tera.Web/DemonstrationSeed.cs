using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Measurement.Demonstration;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.Platform.CommandLine;
using Tera.Platform.Data;
using Tera.Procedures.Demonstration;

namespace Tera;

/// <summary>Fills the demonstration region, module by module, through their own doors; what is there already stays.</summary>
internal static class DemonstrationSeed
{
    /// <returns>The accounts to sign in with.</returns>
    public static async Task<IReadOnlyList<DemoAccount>> EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        var accounts = await services.GetRequiredService<OrganisationSeed>().EnsureAsync(ct);
        await services.GetRequiredService<ProceduresSeed>().EnsureAsync(OrganisationSeed.Region, ct);
        await services.GetRequiredService<FiguresSeed>().EnsureAsync(ct);
        await CertificatesAsync(services, ct);
        return
        [
            .. accounts.Select(account => new DemoAccount(
                account.UserName, OrganisationSeed.Password, $"{account.Person}, {account.Position}, {account.Agency}")),
            new("(frasa sandi tanda tangan)", DemonstrationCertificates.Passphrase, "berlaku untuk setiap penanda tangan peragaan"),
        ];
    }

    /// <summary>Heads and secretaries sign; the others never need a certificate here.</summary>
    private static async Task CertificatesAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(OrganisationSeed.Region);
        var signers = await scope.ServiceProvider.GetRequiredService<TeraDbContext>().Database.SqlQuery<Guid>(
            $"""
             select distinct h.person_id as "Value" from organisation.office_holder h
             join organisation.unit u on u.id = h.unit_id
             where h.is_head and u.kind in ('Leadership', 'Secretariat') order by 1
             """).ToListAsync(ct);
        await scope.ServiceProvider.GetRequiredService<DemonstrationCertificates>().EnsureAsync(signers.Select(person => new PersonId(person)), ct);
    }
}
