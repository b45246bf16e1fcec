using Tera.Organisation.Contracts;

namespace Tera.Organisation;

/// <summary>The two doors of the module: what it offers the host, and what it answers.</summary>
public static class OrganisationModule
{
    internal const string Schema = "organisation";

    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<CalendarCache>();
        services.AddScoped<AgencyCalendars>();
        services.AddScoped<ReferenceData>();
        return services;
    }

    public static IEndpointRouteBuilder MapOrganisation(this IEndpointRouteBuilder endpoints) => endpoints;
}
