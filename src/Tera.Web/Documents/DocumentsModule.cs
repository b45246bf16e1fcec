using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Documents.Bsre;
using Tera.Documents.Certificates;
using Tera.Documents.Contracts;
using Tera.Documents.Demonstration;
using Tera.Documents.Dispatches;
using Tera.Documents.FollowUps;
using Tera.Documents.Letters;
using Tera.Documents.Library;
using Tera.Documents.Retention;
using Tera.Documents.Signatures;
using Tera.Documents.Srikandi;
using Tera.Documents.Tasks;
using Tera.Documents.Uploads;
using Tera.Documents.Utilisations;
using Tera.Documents.Verification;
using Tera.Documents.WetInk;
using Tera.Documents.Wordings;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Verification;
using Tera.Platform.Layout;
using Tera.Platform.Outbox;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Demonstration;

namespace Tera.Documents;

/// <summary>What runs make on paper: frozen, numbered, signed, sent, archived.</summary>
public static class DocumentsModule
{
    /// <summary>Name of the limit on how often one address may ask whether documents are genuine.</summary>
    internal const string VerifyLimit = "verify";

    /// <summary>Name of the limit on how often one address may ask about meetings: a whole room comes from behind one.</summary>
    internal const string AttendanceLimit = "attendance";

    private const int QuestionsPerMinute = 30, ArrivalsPerMinute = 600;

    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<LetterOptions>().BindConfiguration("Letters").ValidateDataAnnotations()
            .Validate(letters => LetterNumberPattern.Parse(letters.Pattern).Rejection is null, "Letters:Pattern is no pattern of letter numbers.")
            .ValidateOnStart();
        services.AddScoped<ArtifactDesk>();
        services.AddScoped<LetterNumbers>();
        services.AddScoped<RegisterClash>();
        services.AddScoped<WordingReader>();
        services.AddScoped<PaperHeaders>();
        services.AddScoped<PaperParts>();
        services.AddScoped<PapersOfValue>();
        services.AddScoped<CertificateOffice>();
        services.AddScoped<DemonstrationCertificates>();
        services.AddScoped<IFormHand, OfficeHand>();
        services.AddScoped<IFormHand, HandOverHand>();
        services.AddScoped<IFormHand, PaperHand>();
        services.AddScoped<IOutboxHandler, RevisionPrinting>();
        services.AddScoped<IOutboxHandler, PackageMaking>();
        services.AddScoped<IRunListener, CancelledRuns>();
        services.AddScoped<IArtifactSource, RunDocuments>();
        services.AddScoped<IStatedDays, Meetings.MeetingDays>();
        services.AddScoped<IStatedDays, DispatchDays>();
        services.AddScoped<IStatedDays, UploadDays>();
        services.AddScoped<RunPapers>();
        services.AddScoped<IPackageSource, DocumentPackage>();
        services.AddScoped<OutgoingPackage>();
        services.AddScoped<IPackageSource>(provider => provider.GetRequiredService<OutgoingPackage>());
        services.AddScoped<MeetingPackage>();
        services.AddScoped<IPackageSource>(provider => provider.GetRequiredService<MeetingPackage>());
        services.AddScoped<IPackageSource, LinkedPackage>();
        services.AddScoped<RecordPackage>();
        services.AddScoped<IPackageSource>(provider => provider.GetRequiredService<RecordPackage>());
        services.AddScoped<IExhibit, CheckedDocument>();
        services.AddScoped<RunPackage>();
        services.AddScoped<PackCover>();
        services.AddScoped<PackageCheck>();
        services.AddScoped<VerifyDocuments>();
        services.AddScoped<MarkCheck>();
        services.AddScoped<PrintedFacts>();
        services.AddScoped<PaperWatch>();
        services.AddScoped<PaperChecks>();
        services.AddHostedService<PaperWatchWorker>();
        services.AddScoped<IVerification, DocumentVerification>();
        services.AddSingleton<PublicVerification>();
        services.AddSingleton<PictureCode>();
        services.AddNavItem(40, "Dokumen", DocumentLinks.Documents);
        services.AddNavItem(45, "Arsip", DocumentLinks.Archive);
        services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(VerifyLimit, http => Limit(http, QuestionsPerMinute)).AddPolicy(AttendanceLimit, http => Limit(http, ArrivalsPerMinute)));
        services.AddSingleton(new RejectionTexts("documents", DocumentsTexts.All));
        return services.AddPages().AddPanels().AddBsre().AddCertificates().AddWetInk().AddOfficeActs();
    }

    public static IEndpointRouteBuilder MapDocuments(this IEndpointRouteBuilder endpoints) => endpoints.MapDocumentFiles().MapPublications().MapRootCertificates().MapRegisterBook().MapUtilisationBook().MapRetention().MapOfficeActs();

    private static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddScoped<DocumentList>();
        services.AddScoped<DocumentReader>();
        services.AddScoped<OutgoingReader>();
        services.AddScoped<LimitedPapers>();
        services.AddScoped<ArchiveAccess>();
        services.AddScoped<SecretPapers>();
        services.AddScoped<FrozenFigures>();
        services.AddScoped<PrintAgain>();
        services.AddScoped<PackAgain>();
        services.AddScoped<PrintQueue>();
        services.AddScoped<ArchiveReader>();
        services.AddScoped<RetentionReader>();
        services.AddScoped<ImportRetentionHandler>();
        services.AddScoped<RecordDisposalHandler>();
        services.AddScoped<LetterKeepers>();
        services.AddScoped<LetterCodes>();
        services.AddScoped<LetterPreview>();
        services.AddScoped<FollowUpList>();
        services.AddScoped<UtilisationList>();
        services.AddScoped<ReportFollowUpHandler>();
        services.AddScoped<LetterRegisterQuery>();
        services.AddScoped<LetterSeriesQuery>();
        services.AddScoped<IOfficeDependants, SeriesOfOffices>();
        services.AddScoped<SettleRegisterHandler>();
        services.AddScoped<NoteOutsideNumbersHandler>();
        services.AddScoped<VoidNumberHandler>();
        services.AddScoped<OpenSeriesHandler>();
        services.AddScoped<CloseSeriesHandler>();
        services.AddScoped<WordingPreview>();
        services.AddScoped<SrikandiPackage>();
        services.AddScoped<SrikandiReader>();
        services.AddScoped<NoteSrikandiNumberHandler>();
        services.AddScoped<SettleWordingHandler>();
        services.AddScoped<SettleSignedNameHandler>();
        services.AddScoped<DispatchReader>();
        services.AddScoped<ReplaceProofHandler>();
        services.AddScoped<CorrectRecordHandler>();
        services.AddSingleton<IReceiptPlace, DocumentsPlace>();
        return services;
    }

    /// <summary>Codes cannot be guessed; the limit keeps the machine from being kept busy.</summary>
    private static RateLimitPartition<string> Limit(HttpContext http, int perMinute) => RateLimitPartition.GetSlidingWindowLimiter(
        http.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });

    private static IServiceCollection AddPanels(this IServiceCollection services)
    {
        services.AddScoped<TaskDocuments>();
        services.AddScoped<UploadedFiles>();
        services.AddScoped<PaperPreview>();
        services.AddScoped<DocumentLadder>();
        services.AddScoped<Marks>();
        services.AddScoped<DocumentSigning>();
        services.AddScoped<SignDocument>();
        services.AddScoped<MailFiles>();
        services.AddScoped<MailDesk>();
        services.AddScoped<CoverLetters>();
        services.AddScoped<RecipientDesk>();
        services.AddScoped<IOutboxHandler, MailDispatch>();
        services.AddScoped<SignatureDesk>();
        services.AddScoped<LocalSigning>();
        services.AddScoped<SigningDoors>();
        services.AddScoped<ReprintForSigner>();
        services.AddScoped<SigningRoads>();
        services.AddScoped<SigningWaysOf>();
        services.AddScoped<SignatureRecording>();
        services.AddScoped<IDocumentTemplate, CoverLetterTemplate>();
        services.AddScoped<IActPanel, InitialPanel>();
        services.AddScoped<IActPanel, SignPanel>();
        services.AddScoped<IActPanel, DispatchPanel>();
        services.AddScoped<IActPanel, ArchivePanel>();
        services.AddScoped<IActPanel, UploadPanel>();
        services.AddScoped<DirectUpload>();
        services.AddScoped<Publications>();
        services.AddSingleton<ISubmissionGateway, EsrGateway>();
        return services;
    }
}
