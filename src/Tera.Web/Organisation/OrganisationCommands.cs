using Tera.Organisation.AccessKeys;
using Tera.Organisation.Accounts;
using Tera.Organisation.Administration;
using Tera.Organisation.Agencies;
using Tera.Organisation.Calendars;
using Tera.Organisation.Demonstration;
using Tera.Organisation.Logos;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Regions;
using Tera.Organisation.Substitutes;
using Tera.Organisation.Teams;

namespace Tera.Organisation;

/// <summary>Registers what carries out the module's commands.</summary>
internal static class OrganisationCommands
{
    internal static IServiceCollection AddOrganisationCommands(this IServiceCollection services) => services
        .AddScoped<AdministratorCommands>()
        .AddScoped<SettleRegionHandler>()
        .AddScoped<KeepLogoHandler>()
        .AddScoped<KeepAgencyHandler>()
        .AddScoped<KeepUnitHandler>()
        .AddScoped<CloseUnitHandler>()
        .AddScoped<NamePersonnelUnitHandler>()
        .AddScoped<KeepPositionHandler>()
        .AddScoped<SubstituteKeepers>()
        .AddScoped<ChangeHolderHandler>()
        .AddScoped<KeepPersonHandler>()
        .AddScoped<LeavePersonHandler>()
        .AddScoped<KeepTeamHandler>()
        .AddScoped<KeepAccountHandler>()
        .AddScoped<MakeAccessKeyHandler>()
        .AddScoped<EndAccessKeyHandler>()
        .AddScoped<KeepCalendarHandler>()
        .AddScoped<AgencySeed>()
        .AddScoped<HolderSeed>()
        .AddScoped<PersonSeed>()
        .AddScoped<DemonstrationUsers>();
}
