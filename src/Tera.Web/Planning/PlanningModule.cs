using Tera.Organisation.Contracts;
using Tera.Planning.Actions;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Planning.Defaults;
using Tera.Planning.Demonstration;
using Tera.Planning.Exchange;
using Tera.Planning.Keeping;
using Tera.Planning.StrategicTargets;
using Tera.Planning.Strategy;
using Tera.Planning.Tree;
using Tera.Planning.Weights;
using Tera.Platform.Commands;
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
        services.AddScoped<PlanKeepers>();
        services.AddScoped<PlanningUnit>();
        services.AddScoped<IOfficeDependants, PlansOfOffices>();
        services.AddScoped<PlanDesk>();
        services.AddScoped<PlanHistory>();
        services.AddScoped<EntrustPlanHandler>();
        services.AddScoped<KeepStrategicPlanHandler>();
        services.AddScoped<KeepStrategicTargetsHandler>();
        services.AddScoped<KeepObjectiveHandler>();
        services.AddScoped<EndObjectiveHandler>();
        services.AddScoped<LinkObjectiveHandler>();
        services.AddScoped<UnlinkObjectiveHandler>();
        services.AddScoped<KeepIndicatorHandler>();
        services.AddScoped<EndIndicatorHandler>();
        services.AddScoped<SettleCardHandler>();
        services.AddScoped<SettleWeightsHandler>();
        services.AddScoped<SettleCardDefaultsHandler>();
        services.AddScoped<CardDefaultsReader>();
        services.AddScoped<DraftAgreementHandler>();
        services.AddScoped<KeepTargetsHandler>();
        services.AddScoped<SignAgreementHandler>();
        services.AddScoped<DiscardAgreementHandler>();
        services.AddScoped<AgreementPrint>();
        services.AddScoped<KeepActionStepHandler>();
        services.AddScoped<DropActionStepHandler>();
        services.AddScoped<TellStepOutcomeHandler>();
        services.AddScoped<KeepBudgetItemHandler>();
        services.AddScoped<StrategyImport>();
        services.AddScoped<LinkImport>();
        services.AddScoped<CardImport>();
        services.AddScoped<WeightImport>();
        services.AddScoped<StrategicTargetImport>();
        services.AddScoped<TargetImport>();
        services.AddScoped<ActionImport>();
        services.AddScoped<BudgetImport>();
        services.AddScoped<PlanSheetImports>();
        services.AddScoped<PlanExport>();
        services.AddScoped<PlanImport>();
        services.AddScoped<ImportJournal>();
        services.AddScoped<ImportPlanHandler>();
        services.AddScoped<UndoImportHandler>();
        services.AddSingleton<PlanSeed>();
        services.AddSingleton<IReceiptPlace, PlanningPlace>();
        services.AddSingleton(new RejectionTexts(Schema, PlanningTexts.All) { Words = value => value is NodeKind kind ? StrategyWords.Of(kind) : null });
        services.AddNavItem(70, "Perencanaan", PlanningLinks.Plan);
        return services;
    }

    public static IEndpointRouteBuilder MapPlanning(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapExchange();
        endpoints.MapAgreements();
        endpoints.MapActionPlan();
        endpoints.MapTree();
        return endpoints;
    }
}
