using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Runs;

namespace Tera.Procedures;

/// <summary>SOPs and their runs.</summary>
public static class ProceduresModule
{
    public static IServiceCollection AddProcedures(this IServiceCollection services)
    {
        services.AddSingleton<DefinitionCache>();
        services.AddScoped<SurroundingsReader>();
        services.AddScoped<RunStore>();
        services.AddScoped<RunKeeper>();
        services.AddScoped<RunGateway>();
        services.AddScoped<StartRunHandler>();
        services.AddScoped<AdoptProcedureHandler>();
        services.AddScoped<PutInForceHandler>();
        services.AddSingleton(new RejectionTexts("procedures", ProceduresTexts.All));
        return services;
    }
}
