using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Measurement.Demonstration;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.Planning.Demonstration;
using Tera.Platform.CommandLine;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Demonstration;
using Tera.Shared;

namespace Tera;

/// <summary>Fills the demonstration region, module by module, through their own doors; what is there already stays.</summary>
internal static class DemonstrationSeed
{
    /// <summary>Names the receipt that says that the whole of it is made.</summary>
    private const string Made = "organisation.make-demonstration";

    private static readonly CommandId Whole = OrganisationSeed.Command("region", "whole");

    /// <summary>People, SOPs in force, plans and figures of past quarters, certificates; no runs.</summary>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        await OfficesAsync(services, ct);
        await services.GetRequiredService<FiguresSeed>().EnsureAsync(ct);
        await CertificatesAsync(services, ct);
    }

    /// <summary>The same with runs. They lie in the past, so they are made by a program of their own, whose clock shows the moment of each act.</summary>
    /// <param name="services">Of the program that will serve.</param>
    /// <param name="build">Builds the program once more, with services adjusted.</param>
    /// <param name="tell">Hears what is being made, in Indonesian.</param>
    /// <param name="ct">Ends between two acts; the next start goes on from there.</param>
    /// <returns>The accounts to sign in with.</returns>
    public static async Task<IReadOnlyList<DemoAccount>> EnsureWithRunsAsync(
        IServiceProvider services, Func<Action<IServiceCollection>, WebApplication> build, Action<string> tell, CancellationToken ct)
    {
        if (await IsMadeAsync(services, ct))
        {
            await CertificatesAsync(services, ct);
            return Accounts;
        }

        await OfficesAsync(services, ct);
        var plan = await PlanAsync(services, ct);
        await services.GetRequiredService<FiguresSeed>().EnsureAsync(plan.Measures, ct);
        if (plan.Begins is { } begins)
        {
            var clock = new DemonstrationClock(services.GetRequiredService<IClock>().GetCurrentInstant());
            await using var past = build(adjusted => adjusted.Replace(ServiceDescriptor.Singleton<IClock>(clock)));
            clock.Show(begins - Duration.FromHours(1));
            await CertificatesAsync(past.Services, ct);
            await past.Services.GetRequiredService<RunsSeed>().PlayAsync(plan, clock, tell, ct);
        }

        await CertificatesAsync(services, ct);
        if ((await PlanAsync(services, ct)).Begins is null)
        {
            await NoteAsync(services, ct);
        }

        return Accounts;
    }

    private static IReadOnlyList<DemoAccount> Accounts =>
    [
        .. OrganisationSeed.Accounts.Select(account => new DemoAccount(
            account.UserName, OrganisationSeed.Password, $"{account.Person}, {account.Position}, {account.Agency}")),
        new("(frasa sandi tanda tangan)", DemonstrationCertificates.Passphrase, "berlaku untuk setiap penanda tangan peragaan"),
    ];

    private static async Task OfficesAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<OrganisationSeed>().EnsureAsync(ct);
        await services.GetRequiredService<ProceduresSeed>().EnsureAsync(OrganisationSeed.Region, ct);
        await services.GetRequiredService<PlanSeed>().EnsureAsync(ct);
    }

    /// <summary>A start of a region that is made asks nothing else: its people go on with it as it is.</summary>
    private static async Task<bool> IsMadeAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = Enter(services);
        return await scope.ServiceProvider.GetRequiredService<CommandScope>().FindAsync(Whole, person: null, ct) is not null;
    }

    private static async Task NoteAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = Enter(services);
        OrganisationSeed.Accepted(await scope.ServiceProvider.GetRequiredService<CommandScope>().OnceAsync(
            Whole, Made, person: null, _ => Task.FromResult<Result<string>>(OrganisationSeed.Region.ToString()), ct));
    }

    /// <summary>A region that was made before there were runs keeps being without: its certificates are too young to sign in the past.</summary>
    private static async Task<RunsPlan> PlanAsync(IServiceProvider services, CancellationToken ct)
    {
        var plan = await services.GetRequiredService<RunsSeed>().PlanAsync(ct);
        await using var scope = Enter(services);
        return plan.Begins is not { } begins || await scope.ServiceProvider.GetRequiredService<DemonstrationCertificates>().ReachBackToAsync(begins, ct)
            ? plan
            : RunsPlan.None;
    }

    /// <summary>Heads and secretaries sign; the others never need a certificate here.</summary>
    private static async Task CertificatesAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = Enter(services);
        var signers = await scope.ServiceProvider.GetRequiredService<TeraDbContext>().Database.SqlQuery<Guid>(
            $"""
             select distinct h.person_id as "Value" from organisation.office_holder h
             join organisation.unit u on u.id = h.unit_id
             where h.is_head and u.kind in ('Leadership', 'Secretariat') order by 1
             """).ToListAsync(ct);
        await scope.ServiceProvider.GetRequiredService<DemonstrationCertificates>().EnsureAsync(signers.Select(person => new PersonId(person)), ct);
    }

    private static AsyncServiceScope Enter(IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(OrganisationSeed.Region);
        return scope;
    }
}
