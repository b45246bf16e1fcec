using Tera.Platform.Assets;
using Tera.Platform.Errors;

namespace Tera.Platform.Layout;

/// <summary>Registers the frame, its assets and the pages for faults.</summary>
public static class LayoutServices
{
    public static IServiceCollection AddLayout(this IServiceCollection services)
    {
        services.AddAssets();
        services.AddSingleton<Navigation>();
        services.AddSingleton<ErrorPages>();
        return services;
    }

    /// <summary>Contributes an entry to the main navigation.</summary>
    public static IServiceCollection AddNavItem(this IServiceCollection services, int order, string label, string href, string? permission = null) =>
        services.AddSingleton(new NavEntry(order, label, href, permission));
}
