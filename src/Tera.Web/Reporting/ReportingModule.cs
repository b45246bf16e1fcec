using Tera.Platform.Layout;

namespace Tera.Reporting;

/// <summary>What the others made, seen together.</summary>
public static class ReportingModule
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddNavItem(10, "Beranda", "/");
        return services;
    }
}
