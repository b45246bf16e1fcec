using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Dispatches;
using Tera.Documents.Letters;
using Tera.Documents.Library;
using Tera.Documents.Signatures;
using Tera.Documents.Tasks;
using Tera.Documents.Uploads;
using Tera.Documents.Verification;
using Tera.Platform.Outbox;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;

namespace Tera.Documents;

/// <summary>What runs make on paper: frozen, numbered, signed, sent, archived.</summary>
public static class DocumentsModule
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<LetterOptions>().BindConfiguration("Letters").ValidateDataAnnotations()
            .Validate(letters => LetterNumberPattern.Parse(letters.Pattern).Rejection is null, "Letters:Pattern is no pattern of letter numbers.")
            .ValidateOnStart();
        services.AddScoped<ArtifactDesk>();
        services.AddScoped<LetterNumbers>();
        services.AddScoped<PaperParts>();
        services.AddScoped<CertificateOffice>();
        services.AddScoped<IOutboxHandler, RevisionPrinting>();
        services.AddScoped<IRunListener, CancelledRuns>();
        services.AddScoped<IArtifactSource, RunDocuments>();
        services.AddScoped<IPackageSource, DocumentPackage>();
        services.AddScoped<RunPackage>();
        services.AddScoped<VerifyDocuments>();
        services.AddSingleton(new RejectionTexts("documents", DocumentsTexts.All));
        return services.AddPanels();
    }

    private static IServiceCollection AddPanels(this IServiceCollection services)
    {
        services.AddScoped<TaskDocuments>();
        services.AddScoped<UploadedFiles>();
        services.AddScoped<PaperPreview>();
        services.AddScoped<DocumentLadder>();
        services.AddScoped<Marks>();
        services.AddScoped<DocumentSigning>();
        services.AddScoped<SignDocument>();
        services.AddScoped<IDocumentTemplate, CoverLetterTemplate>();
        services.AddScoped<IActPanel, InitialPanel>();
        services.AddScoped<IActPanel, SignPanel>();
        services.AddScoped<IActPanel, DispatchPanel>();
        services.AddScoped<IActPanel, ArchivePanel>();
        services.AddScoped<IActPanel, UploadPanel>();
        return services;
    }
}
