using Tera.Organisation.Contracts;
using Tera.Platform.Texts;

namespace Tera.Documents.Certificates;

/// <summary>Certificates of the region: asked for, issued, brought, revoked.</summary>
internal static class CertificateModule
{
    public static IServiceCollection AddCertificates(this IServiceCollection services)
    {
        services.AddScoped<OwnCertificateHandler>();
        services.AddScoped<CertificateHandler>();
        services.AddScoped<CertificateWitness>();
        services.AddScoped<Contracts.SigningReadiness>();
        services.AddScoped<Procedures.Contracts.IRunNotice, Contracts.ReadinessNotice>();
        services.AddSingleton(new AdministrationTab("Sertifikat", DocumentLinks.Certificates));
        services.AddSingleton(new RejectionTexts("documents", CertificateTexts.All));
        return services;
    }
}
