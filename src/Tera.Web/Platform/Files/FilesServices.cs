using System.ComponentModel.DataAnnotations;
using Tera.Platform.Texts;

namespace Tera.Platform.Files;

/// <summary>Settings under <c>Files</c>.</summary>
public sealed class FilesOptions
{
    /// <summary>Where the bytes of documents and evidence lie; relative to the working directory. Default <c>data/berkas</c>.</summary>
    [Required]
    public string Directory { get; init; } = "data/berkas";
}

public static class FilesServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddOptions<FilesOptions>().BindConfiguration("Files").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FileStore>();
        services.AddScoped<FileRegister>();
        services.AddScoped<KeptFiles>();
        services.AddSingleton(new RejectionTexts("platform.file", FileTexts.All));
        return services;
    }
}
