using Tera.Platform.Layout;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Demonstration;
using Tera.Procedures.Editing;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;
using Tera.Procedures.Mining;
using Tera.Procedures.Monitoring;
using Tera.Procedures.Trials;
using Tera.Procedures.Versions;

namespace Tera.Procedures;

/// <summary>Registers the library, adoption and the life of versions.</summary>
internal static class SopServices
{
    internal static IServiceCollection AddSops(this IServiceCollection services)
    {
        services.AddSingleton(ShippedLibrary.Load());
        services.AddScoped<ProcedureAccess>();
        services.AddScoped<AdoptedSopQuery>();
        services.AddScoped<HolderQuery>();
        services.AddSingleton<ProceduresSeed>();
        services.AddSingleton<RunsSeed>();
        services.AddSingleton<RunPlayer>();
        services.AddScoped<AdoptionDesk>();
        services.AddScoped<CollectingTime>();
        services.AddScoped<ProcedureQuery>();
        services.AddScoped<VersionDesk>();
        services.AddScoped<VersionHandlers>();
        services.AddScoped<AdoptProcedureHandler>();
        services.AddScoped<PutInForceHandler>();
        services.AddScoped<ChangeLaneHolderHandler>();
        services.AddScoped<NameLaneHoldersHandler>();
        services.AddScoped<MoveVersionHandler>();
        services.AddScoped<ReviseProcedureHandler>();
        services.AddScoped<DiscardDraftHandler>();
        services.AddScoped<ResolveLinkHandler>();
        services.AddScoped<TrialSurroundings>();
        services.AddScoped<TrialQuery>();
        services.AddScoped<BeginTrialHandler>();
        services.AddScoped<GoOnWithTrialHandler>();
        services.AddScoped<TakeBackTrialMoveHandler>();
        services.AddScoped<EndTrialHandler>();
        services.AddScoped<TrialDesk>();
        services.AddScoped<MonitoringQuery>();
        services.AddScoped<EvaluationQuery>();
        services.AddScoped<JudgeSopsHandler>();
        services.AddScoped<MonitoringDesk>();
        services.AddScoped<CitationQuery>();
        services.AddScoped<LegalBasisReader>();
        services.AddScoped<RecordLegalBasisHandler>();
        services.AddScoped<EditDraftHandler>();
        services.AddScoped<UndoEditHandler>();
        services.AddScoped<WriteSopHandler>();
        services.AddScoped<EditDesk>();
        services.AddScoped<ImportSopsHandler>();
        services.AddScoped<AnswerProposalsHandler>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<ReviseTimesHandler>();
        services.AddScoped<TimesDesk>();
        services.AddSingleton(new RejectionTexts("procedures", SopTexts.All));
        services.AddNavItem(80, "SOP", ProceduresLinks.Sops);
        return services;
    }
}
