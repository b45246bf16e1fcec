using Tera.Organisation.Contracts;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Bsre;

/// <summary>Signing through the region's BSrE service.</summary>
internal static class BsreModule
{
    public static IServiceCollection AddBsre(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<SigningSeal>();
        services.AddScoped<IGiveBackGuard, UnsettledSignature>();
        services.AddScoped<BsreDesk>();
        services.AddScoped<BsreSettlers>();
        services.AddScoped<BsreSigning>();
        services.AddScoped<AttemptBook>();
        services.AddScoped<AttemptRecording>();
        services.AddScoped<AttemptSettling>();
        services.AddScoped<SettleSigningServiceHandler>();
        services.AddScoped<NoteSigningIdentityHandler>();
        services.AddSingleton(new AdministrationTab("Tanda tangan", DocumentLinks.SigningAdministration));
        services.AddSingleton(new RejectionTexts("documents", BsreTexts.All));
        return services;
    }
}
