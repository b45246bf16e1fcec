using System.ComponentModel.DataAnnotations;
using Tera.Platform.Programs;
using Tera.Platform.Signing.Bsre;
using Tera.Platform.Texts;

namespace Tera.Platform.Signing;

/// <summary>Settings under <c>Signing</c>.</summary>
public sealed class SigningOptions
{
    /// <summary>Seconds one program may take for one step of a signature. Default 30.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Signatures made or verified at the same time; the others wait. Default 4.</summary>
    [Range(1, 64)]
    public int AtOnce { get; init; } = 4;

    /// <summary>The program that signs and verifies, on the search path or absolute. Default <c>pdfsig</c>.</summary>
    [Required]
    public string Program { get; init; } = "pdfsig";
}

public static class SigningServices
{
    public static IServiceCollection AddSigning(this IServiceCollection services)
    {
        PrivateDirectory.Sweep(NssStore.Purpose);
        services.AddOptions<SigningOptions>().BindConfiguration("Signing").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<NssStores>();
        services.AddSingleton<PdfSignatureVerifier>();
        services.AddSingleton<IDocumentSigner, LocalCertificateSigner>();
        services.AddSingleton<BsreClient>();
        services.AddSingleton<BsreSigner>();
        services.AddSingleton<IDocumentSigner>(provider => provider.GetRequiredService<BsreSigner>());
        services.AddSingleton(new RejectionTexts("platform.signing", SigningTexts.All));
        return services;
    }
}
