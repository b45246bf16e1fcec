using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Platform.Verification;

namespace Tera.Platform.Data;

/// <summary>Registers the one context, the region it works in, the clock and what carries out commands.</summary>
public static class DataServices
{
    /// <param name="services">Of the host.</param>
    /// <param name="applicationConnection">As the application role; the owner's connection never comes here.</param>
    public static IServiceCollection AddData(this IServiceCollection services, string applicationConnection)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(applicationConnection));
        services.AddScoped<RegionScope>();
        services.AddScoped<RegionInterceptor>();
        services.AddDbContext<TeraDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(provider.GetRequiredService<RegionInterceptor>()));
#pragma warning disable RS0030 // The edge: here the machine's clock becomes the program's, and everybody else asks for that.
        services.AddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        services.AddScoped<CommandScope>();
        services.AddSingleton<Verifier>();
        services.AddSingleton(new RejectionTexts("platform", PlatformTexts.All));
        services.AddSingleton(new RejectionTexts("shared", SharedTexts.All));
        return services;
    }
}
