using System.ComponentModel.DataAnnotations;
using Tera.Platform.Programs;
using Tera.Platform.Texts;

namespace Tera.Platform.Paper;

/// <summary>Settings under <c>Paper</c>.</summary>
public sealed class PaperOptions
{
    /// <summary>Documents printed at the same time; the others wait. Each takes one processor core. Default 2.</summary>
    [Range(1, 32)]
    public int Renderers { get; init; } = 2;

    /// <summary>Seconds after which one document is given up. Default 60.</summary>
    [Range(1, 900)]
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Mebibytes of address space one document may take, where <c>prlimit</c> is installed. Default 2048.</summary>
    [Range(256, 65_536)]
    public int MemoryMegabytes { get; init; } = 2048;

    /// <summary>The printing program, on the search path or absolute. Default <c>weasyprint</c>.</summary>
    [Required]
    public string Program { get; init; } = "weasyprint";
}

public static class PaperServices
{
    /// <summary>Address of the style sheet for looking at documents on a screen.</summary>
    public const string ScreenStyles = "/paper.css";

    public static IServiceCollection AddPaper(this IServiceCollection services)
    {
        PrivateDirectory.Sweep(PaperRenderer.Purpose);
        PrivateDirectory.Sweep(PdfPages.Purpose);
        services.AddOptions<PaperOptions>().BindConfiguration("Paper").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PaperRenderer>();
        services.AddSingleton<PdfPages>();
        services.AddSingleton(new RejectionTexts("platform.pdf", PdfRejections.Texts));
        return services;
    }

    public static IEndpointConventionBuilder MapPaper(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ScreenStyles, () => TypedResults.Text(PaperStyles.Screen, "text/css"));
}
