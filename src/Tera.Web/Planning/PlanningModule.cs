using Tera.Planning.Contracts;
using Tera.Platform.Layout;
using Tera.Platform.Texts;

namespace Tera.Planning;

/// <summary>What an agency has promised: objectives, indicators and their cards, agreements, budget.</summary>
public static class PlanningModule
{
    internal const string Schema = "planning";

    public static IServiceCollection AddPlanning(this IServiceCollection services)
    {
        services.AddScoped<PlanReader>();
        services.AddSingleton(new RejectionTexts(Schema, PlanningTexts.All));
        services.AddNavItem(70, "Perencanaan", PlanningLinks.Plan);
        return services;
    }
}
