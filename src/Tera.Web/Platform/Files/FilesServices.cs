using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Tera.Platform.Texts;

namespace Tera.Platform.Files;

/// <summary>Settings under <c>Files</c>.</summary>
public sealed class FilesOptions
{
    /// <summary>Where the bytes of documents and evidence lie; relative to the working directory. Default <c>data/berkas</c>.</summary>
    [Required]
    public string Directory { get; init; } = "data/berkas";

    /// <summary>Largest file of a form in mebibytes, 1 to 1024. Default 25. Evidence has a bound of its own.</summary>
    [Range(1, 1024)]
    public int LimitMegabytes { get; init; } = 25;

    public long Limit => LimitMegabytes * 1024L * 1024L;

    /// <summary>How much of a form is read at all, so that its page can say at the field which file is too large.</summary>
    public long Patience => Limit * 10;
}

public static class FilesServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddOptions<FilesOptions>().BindConfiguration("Files").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FormOptions>().Configure<IOptions<FilesOptions>>(FormRoom.Widen);
        services.AddSingleton<FileStore>();
        services.AddScoped<FileRegister>();
        services.AddScoped<KeptFiles>();
        services.AddSingleton(new RejectionTexts("platform.file", FileTexts.All));
        return services;
    }
}
