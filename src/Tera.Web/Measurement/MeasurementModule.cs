using Tera.Documents.Contracts;
using Tera.Measurement.Comments;
using Tera.Measurement.Completeness;
using Tera.Measurement.Contracts;
using Tera.Measurement.Deadlines;
using Tera.Measurement.Demonstration;
using Tera.Measurement.Employees;
using Tera.Measurement.Evidences;
using Tera.Measurement.Examples;
using Tera.Measurement.Origins;
using Tera.Measurement.Panels;
using Tera.Measurement.Papers;
using Tera.Measurement.Periods;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Policies;
using Tera.Measurement.Progress;
using Tera.Measurement.Recaps;
using Tera.Measurement.RegionFigures;
using Tera.Measurement.Reviews;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Measurement.Validation;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Verification;
using Tera.Platform.Layout;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Demonstration;

namespace Tera.Measurement;

/// <summary>What was reached: sheets, evidence, recapitulation, the measurement document.</summary>
public static class MeasurementModule
{
    internal const string Schema = "measurement";

    public static IServiceCollection AddMeasurement(this IServiceCollection services)
    {
        services.AddOptions<EvidenceOptions>().BindConfiguration("Evidence").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<PolicyReader>();
        services.AddScoped<SettlePolicyHandler>();
        services.AddScoped<SettleScaleHandler>();
        services.AddScoped<RegionFiguresQuery>();
        services.AddScoped<RecapReader>();
        services.AddScoped<RunFigures>();
        services.AddScoped<DoubtReader>();
        services.AddScoped<RuleReader>();
        services.AddScoped<RuleKeepers>();
        services.AddScoped<SettleRuleHandler>();
        services.AddScoped<EndRuleHandler>();
        services.AddScoped<CompletenessQuery>();
        services.AddScoped<ProgressReader>();
        services.AddScoped<OriginFigures>();
        services.AddScoped<OriginReader>();
        services.AddScoped<IFigureWatch, FigureWatch>();
        services.AddScoped<ReviewReader>();
        services.AddScoped<ReviewListQuery>();
        services.AddScoped<ReviewRowsHandler>();
        services.AddScoped<SendSheetBackHandler>();
        services.AddScoped<DeadlineReader>();
        services.AddScoped<DeadlineDesk>();
        services.AddScoped<DeadlinesQuery>();
        services.AddScoped<SetDeadlineHandler>();
        services.AddScoped<GrantExceptionHandler>();
        services.AddScoped<LeaveAfterReturn>();
        services.AddScoped<PeriodSums>();
        services.AddScoped<VersionReader>();
        services.AddScoped<CountingFigures>();
        services.AddScoped<QuarterClosing>();
        services.AddScoped<QuarterOpening>();
        services.AddScoped<ReopenQuarterHandler>();
        services.AddScoped<VersionsQuery>();
        services.AddScoped<ApprovedSheets>();
        services.AddScoped<IStartGuard, ApprovedQuarters>();
        services.AddScoped<SheetOpening>();
        services.AddScoped<SheetReader>();
        services.AddScoped<SheetGate>();
        services.AddScoped<CommentCellHandler>();
        services.AddScoped<CommentReader>();
        services.AddScoped<LiveFigures>();
        services.AddScoped<SheetAccess>();
        services.AddScoped<SheetListQuery>();
        services.AddScoped<WaitingSheets>();
        services.AddScoped<IWaitingCount>(services => services.GetRequiredService<WaitingSheets>());
        services.AddScoped<HandInCheck>();
        services.AddScoped<ValueHistory>();
        services.AddScoped<SaveSheetHandler>();
        services.AddScoped<SaveEmployeeSheetHandler>();
        services.AddScoped<HandInSheetHandler>();
        services.AddScoped<SheetPosts>();
        services.AddScoped<EvidencePosts>();
        services.AddScoped<AddEvidenceHandler>();
        services.AddScoped<RemoveEvidenceHandler>();
        services.AddSingleton<UploadNotes>();
        services.AddScoped<EvidenceReader>();
        services.AddScoped<EvidencePlaces>();
        services.AddScoped<SnapshotMaking>();
        services.AddScoped<MeasurementDocuments>();
        services.AddScoped<HistoryCheck>();
        services.AddScoped<RecountMeasurements>();
        services.AddScoped<IVerification, MeasurementVerification>();
        services.AddSingleton<FiguresSeed>();
        services.AddScoped<AgencyFigures>();
        services.AddScoped<IFormHand, SheetHand>();
        services.AddScoped<IFormHand, ReportHand>();
        services.AddScoped<IRunListener, MeasurementListener>();
        services.AddScoped<IActPanel, PrepareFormPanel>();
        services.AddScoped<IActPanel, DistributePanel>();
        services.AddScoped<IActPanel, CollectPanel>();
        services.AddScoped<IActPanel, ProcessPanel>();
        services.AddScoped<IActPanel, PrepareReportPanel>();
        services.AddScoped<IIndicatorExhibit, WorkedExamples>();
        services.AddScoped<ICardExample, CardExamples>();
        services.AddScoped<IPlanWatch, PlanWatch>();
        services.AddScoped<IExhibit, RecapExhibit>();
        services.AddScoped<IPackageSource, EvidencePackage>();
        services.AddScoped<IPaperGate, EmployeePapers>();
        services.AddScoped<IDocumentTemplate, MeasurementTemplate>();
        services.AddScoped<IDocumentTemplate, FormTemplate>();
        services.AddScoped<IDocumentTemplate, EmployeeAnnexTemplate>();
        services.AddSingleton<IReceiptPlace, MeasurementPlace>();
        services.AddSingleton(new RejectionTexts(Schema, MeasurementTexts.All));
        services.AddNavItem(30, "Pengukuran", MeasurementLinks.Sheets);
        return services;
    }

    public static IEndpointRouteBuilder MapMeasurement(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapEvidence();
        endpoints.MapSheetBook();
        endpoints.MapLiveFigures();
        endpoints.MapRecapBook();
        endpoints.MapRegionBook();
        endpoints.MapProgressBook();
        endpoints.MapCompletenessBook();
        return endpoints;
    }
}
