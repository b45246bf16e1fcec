using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Layout;
using Tera.Platform.Texts;
using Tera.Platform.Verification;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Exchange;
using Tera.Procedures.Mining;
using Tera.Procedures.Monitoring;
using Tera.Procedures.Panels;
using Tera.Procedures.Runs;
using Tera.Procedures.Runs.Moving;
using Tera.Procedures.Runs.Show;
using Tera.Procedures.Trials;
using Tera.Procedures.Versions;
using Tera.Procedures.Verification;
using Tera.Procedures.Watch;

namespace Tera.Procedures;

/// <summary>SOPs and their runs.</summary>
public static class ProceduresModule
{
    public static IServiceCollection AddProcedures(this IServiceCollection services)
    {
        services.AddSingleton<DefinitionCache>();
        services.AddScoped<SurroundingsReader>();
        services.AddScoped<IOfficeDependants, LanesOfOffices>();
        services.AddSingleton<RunMemory>();
        services.AddScoped<RunReader>();
        services.AddScoped<RunStore>();
        services.AddScoped<RunKeeper>();
        services.AddScoped<RunGateway>();
        services.AddScoped<RunReviews>();
        services.AddScoped<LaneTeams>();
        services.AddScoped<LaneHolders>();
        services.AddScoped<RunDefinitions>();
        services.AddScoped<StartRunHandler>();
        services.AddScoped<StartablePeriods>();
        services.AddScoped<BeginnableProcedures>();
        services.AddRunWatch();
        services.AddScoped<IVerification, RunVerification>();
        services.AddHealthChecks().AddCheck<OpenTaskCheck>(OpenTaskCheck.Name, timeout: OpenTaskCheck.Patience);
        services.AddScoped<Inbox>();
        services.AddScoped<LinkedRuns>();
        services.AddScoped<RunForecasts>();
        services.AddScoped<PassedOn>();
        services.AddScoped<RunChronicles>();
        services.AddScoped<RunOverviews>();
        services.AddScoped<IWaitingCount, WaitingCount>();
        services.AddScoped<RunViewQuery>();
        services.AddScoped<FocusQuery>();
        services.AddScoped<RunPosts>();
        services.AddScoped<RunDesks>();
        services.AddScoped<MovingDesk>();
        services.AddScoped<MoveRunsHandler>();
        services.AddScoped<CommentOnRunHandler>();
        services.AddScoped<RunTalk>();
        services.AddScoped<IActPanel, CheckPanel>();
        services.AddSingleton<IReceiptPlace, ProceduresPlace>();
        services.AddNavItem(20, "Pelaksanaan", ProceduresLinks.Runs);
        services.AddSops();
        services.AddSingleton(new RejectionTexts("procedures", ProceduresTexts.All) { Words = state => state is VersionState version ? VersionWords.Of(version) : null });
        return services;
    }

    /// <summary>After antiforgery, before the frame around pages.</summary>
    public static IApplicationBuilder UseProcedures(this IApplicationBuilder app) => app.UseRunPosts();

    public static IEndpointRouteBuilder MapProcedures(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSopPrint();
        endpoints.MapTrialPrint();
        endpoints.MapSopDownloads();
        endpoints.MapSopApi();
        endpoints.MapMonitoringPrint();
        endpoints.MapEvaluationPrint();
        endpoints.MapLogDownloads();
        return endpoints;
    }
}
